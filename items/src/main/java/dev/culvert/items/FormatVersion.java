package dev.culvert.items;

import dev.culvert.items.store.Space;
import dev.culvert.items.store.Store;
import dev.culvert.items.store.StoreException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The forms that rows have had. A change of form gets a constant of its own, which says what
 * changed and what becomes of older rows; a store remembers the latest one that wrote to it.
 */
enum FormatVersion {
  /**
   * The beginning. Item rows: {@link dev.culvert.items.row.RowLayout} to {@link
   * dev.culvert.items.value.ItemCodec}; index rows the same with the projected item; catalogue rows
   * as {@link MetaKey} lists them.
   */
  FIRST(1);

  private static final FormatVersion CURRENT = List.of(values()).getLast();

  private final int number;

  FormatVersion(int number) {
    this.number = number;
  }

  /** Makes sure that this program can read the store, and remembers that it writes to it. */
  static void check(Store store) {
    byte[] row = store.get(Space.META, MetaKey.FORMAT.alone());
    int found = row == null ? 0 : ByteBuffer.wrap(row).getInt();
    if (found > CURRENT.number) {
      throw new StoreException(
          "the store has format %d; this version reads formats up to %d"
              .formatted(found, CURRENT.number));
    }
    if (found < CURRENT.number) {
      byte[] next = ByteBuffer.allocate(4).putInt(CURRENT.number).array();
      store.transact(
          List.of(),
          transaction -> {
            transaction.put(Space.META, MetaKey.FORMAT.alone(), next);
            return next;
          });
    }
  }
}
