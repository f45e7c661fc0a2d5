/**
 * What a table is: names, keys, indexes, modes and states, as its owner asks for them and as
 * DescribeTable tells them. Read {@link TableDefinition} first.
 */
@NullMarked
package dev.culvert.items.table;

import org.jspecify.annotations.NullMarked;
