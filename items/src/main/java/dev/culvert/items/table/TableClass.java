package dev.culvert.items.table;

/** The storage class of a table. */
public enum TableClass {
  STANDARD,
  STANDARD_INFREQUENT_ACCESS
}
