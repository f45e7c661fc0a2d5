/**
 * The keys of rows: how items and index entries are laid out in the store. Read {@link RowLayout}
 * first.
 */
@NullMarked
package dev.culvert.items.row;

import org.jspecify.annotations.NullMarked;
