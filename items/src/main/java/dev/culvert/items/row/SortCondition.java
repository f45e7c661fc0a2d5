package dev.culvert.items.row;

import dev.culvert.items.value.AttributeValue;

/** What a query asks of one attribute of the sort key. */
public sealed interface SortCondition {

  /** {@code attribute = value}. */
  record Equal(AttributeValue value) implements SortCondition {}

  /** {@code attribute < value}. */
  record Less(AttributeValue value) implements SortCondition {}

  /** {@code attribute <= value}. */
  record AtMost(AttributeValue value) implements SortCondition {}

  /** {@code attribute > value}. */
  record Greater(AttributeValue value) implements SortCondition {}

  /** {@code attribute >= value}. */
  record AtLeast(AttributeValue value) implements SortCondition {}

  /** {@code attribute BETWEEN low AND high}, both inclusive. */
  record Between(AttributeValue low, AttributeValue high) implements SortCondition {}

  /** {@code begins_with(attribute, prefix)}. */
  record BeginsWith(AttributeValue prefix) implements SortCondition {}
}
