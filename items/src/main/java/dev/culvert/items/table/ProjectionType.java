package dev.culvert.items.table;

/** Which attributes an index holds beside the keys. */
public enum ProjectionType {
  ALL,
  KEYS_ONLY,
  INCLUDE
}
