package dev.culvert.items;

import dev.culvert.items.value.Item;
import org.jspecify.annotations.Nullable;

/**
 * What reads and writes consume.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">Capacity
 *     unit consumption</a>
 */
final class CapacityUnits {
  private static final int READ_BYTES = 4096;
  private static final int WRITE_BYTES = 1024;

  private CapacityUnits() {}

  /** Units of one read of so many bytes; half of them where the read need not be consistent. */
  static double read(long bytes, boolean consistent) {
    long units = Math.max(1, Math.ceilDiv(bytes, READ_BYTES));
    return consistent ? units : units / 2.0;
  }

  /** Units of writing an item of so many bytes. */
  static long write(long bytes) {
    return Math.max(1, Math.ceilDiv(bytes, WRITE_BYTES));
  }

  /** Units of replacing one item by another; the larger one counts. */
  static long write(@Nullable Item before, @Nullable Item after) {
    return write(Math.max(size(before), size(after)));
  }

  static int size(@Nullable Item item) {
    return item == null ? 0 : item.sizeInBytes();
  }
}
