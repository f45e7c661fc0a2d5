package dev.culvert.items.table;

/** The types that a key attribute may have. */
public enum ScalarType {
  /** String. */
  S,
  /** Number. */
  N,
  /** Binary. */
  B
}
