package dev.culvert.items.store;

/** A position in a bounded range. Starts before the first row; not for several threads. */
public interface Cursor extends AutoCloseable {

  /** Moves to the next row; false when there is none. */
  boolean next();

  /** The row's key; the array belongs to the caller. */
  byte[] key();

  /** The row's value; the array belongs to the caller. */
  byte[] value();

  @Override
  void close();
}
