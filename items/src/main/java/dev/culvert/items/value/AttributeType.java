package dev.culvert.items.value;

/** The type of a value, named as on the wire. */
public enum AttributeType {
  S,
  N,
  B,
  BOOL,
  NULL,
  L,
  M,
  SS,
  NS,
  BS
}
