package dev.culvert.items.table;

/** The part that an attribute plays in a key. */
public enum KeyType {
  HASH,
  RANGE
}
