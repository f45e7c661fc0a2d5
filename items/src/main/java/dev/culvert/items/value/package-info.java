/**
 * What an item is made of: values, exact numbers, and the row in which they are kept. Read {@link
 * dev.culvert.items.value.AttributeValue} first.
 */
@NullMarked
package dev.culvert.items.value;

import org.jspecify.annotations.NullMarked;
