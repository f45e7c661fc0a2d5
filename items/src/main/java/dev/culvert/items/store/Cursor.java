package dev.culvert.items.store;

/**
 * A position in a bounded range of the rows as they were when the scan began. Starts before the
 * first row; not for several threads at once. {@link #key} and {@link #value} may be asked only
 * after {@link #next} answered true.
 */
public interface Cursor extends AutoCloseable {

  /**
   * Moves to the next row; false when there is none.
   *
   * @throws StoreException when the row cannot be read, or the store was closed meanwhile
   */
  boolean next();

  /** The row's key; the array must not be changed. */
  byte[] key();

  /** The row's value; the array must not be changed. */
  byte[] value();

  /** Frees what the cursor holds; again does nothing. */
  @Override
  void close();
}
