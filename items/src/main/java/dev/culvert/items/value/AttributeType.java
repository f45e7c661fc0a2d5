package dev.culvert.items.value;

/** The type of a value, named as on the wire. */
public enum AttributeType {
  S(1),
  N(2),
  B(3),
  BOOL(4),
  NULL(5),
  L(6),
  M(7),
  SS(8),
  NS(9),
  BS(10);

  /** What stands for the type in a row; part of the on-disk format. */
  final byte tag;

  AttributeType(int tag) {
    this.tag = (byte) tag;
  }
}
