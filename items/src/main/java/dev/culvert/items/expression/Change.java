package dev.culvert.items.expression;

import dev.culvert.items.value.AttributeValue;

/** What an update does in one place. */
public sealed interface Change {

  /** SET: puts a value there. */
  record Set(SetValue value) implements Change {}

  /** REMOVE: leaves nothing there. */
  record Remove() implements Change {}

  /** ADD: a number to a number, or elements to a set. */
  record Add(AttributeValue value) implements Change {}

  /** DELETE: takes elements from a set. */
  record Delete(AttributeValue value) implements Change {}

  /** ADD of AttributeUpdates, which also appends to a list. */
  record LegacyAdd(AttributeValue value) implements Change {}

  /** DELETE of AttributeUpdates with a value. */
  record LegacyDelete(AttributeValue value) implements Change {}
}
