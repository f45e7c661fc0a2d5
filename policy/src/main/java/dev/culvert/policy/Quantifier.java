package dev.culvert.policy;

/** How many of a key's values must satisfy a condition. */
enum Quantifier {
  /** No prefix: the key is meant to hold one value. */
  NONE,
  /** {@code ForAllValues:} holds also when the key is absent or empty. */
  ALL,
  /** {@code ForAnyValue:} */
  ANY
}
