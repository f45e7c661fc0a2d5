package dev.culvert.items.table;

/** Another order of a table's items, kept beside them. */
public sealed interface SecondaryIndex permits LocalIndex, GlobalIndex {
  /** Names the index's rows in the store; never used again. */
  int id();

  String name();

  KeySchema key();

  Projection projection();
}
