package dev.culvert.items.value;

/** Items as rows of the store, and back. */
public final class ItemCodec {
  private ItemCodec() {}

  /** The row of an item. */
  public static byte[] encode(Item item) {
    return new RowWriter().row(item);
  }

  /**
   * The item of a row, which must not change afterwards: it is read when it is needed.
   *
   * @throws IllegalStateException if this is no row, or one of a later version
   */
  public static Item decode(byte[] row) {
    if (row.length <= RowFormat.HEADER || row[0] != RowFormat.VERSION) {
      throw new IllegalStateException("not a row of version " + RowFormat.VERSION);
    }
    return new RowItem(row, RowFormat.HEADER, row.length, sizeInBytes(row));
  }

  /** How many bytes DynamoDB counts for the item of a row. */
  public static int sizeInBytes(byte[] row) {
    return new RowReader(row, 1).size();
  }
}
