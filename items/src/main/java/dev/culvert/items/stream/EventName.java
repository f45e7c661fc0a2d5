package dev.culvert.items.stream;

/** What happened to an item. */
public enum EventName {
  INSERT,
  MODIFY,
  REMOVE
}
