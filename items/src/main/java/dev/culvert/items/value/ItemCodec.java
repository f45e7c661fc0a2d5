package dev.culvert.items.value;

/** Writes items as rows and reads them back. */
public final class ItemCodec {
  private ItemCodec() {}

  /** The row of an item; it belongs to the caller. */
  public static byte[] encode(Item item) {
    RowWriter row = new RowWriter();
    row.item(item);
    return row.toArray();
  }

  /** The item of a row, which must not change afterwards. */
  public static Item decode(byte[] row) {
    return new RowReader(row).item();
  }
}
