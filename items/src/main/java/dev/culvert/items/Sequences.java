package dev.culvert.items;

import dev.culvert.items.store.Space;
import dev.culvert.items.store.Store;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.TreeSet;

/**
 * Gives stream records their sequence numbers, and knows which of them are settled.
 *
 * <p>A number is taken while its item is held, so that the changes of an item are in order. But
 * commits end in another order than numbers are taken, and a reader that saw number 7 and went on
 * from there would miss a 6 that is committed later. So numbers count as under way until their
 * transaction is over, and readers stop before the first of those.
 */
final class Sequences {
  /** Numbers set aside in one write; after a crash those not used are skipped. */
  static final long RESERVED = 1_000_000;

  /** More than all transactions under way can take. */
  private static final long MARGIN = 100_000;

  private final Store store;
  private final TreeSet<Long> underWay = new TreeSet<>();
  private volatile long next;
  private volatile long reserved;

  Sequences(Store store) {
    this.store = store;
    byte[] row = store.get(Space.META, MetaKey.NEXT_SEQUENCE.alone());
    next = row == null ? 1 : ByteBuffer.wrap(row).getLong();
    reserved = next;
  }

  /**
   * Makes sure that there are numbers to take; not within a transaction. Every write asks, so the
   * usual answer takes no lock: the margin is wider than what can be taken meanwhile.
   */
  void prepare() {
    if (reserved - next < MARGIN) {
      reserve();
    }
  }

  private synchronized void reserve() {
    if (reserved - next < MARGIN) {
      long upTo = next + RESERVED;
      byte[] row = ByteBuffer.allocate(Long.BYTES).putLong(upTo).array();
      store.transact(
          List.of(),
          transaction -> {
            transaction.put(Space.META, MetaKey.NEXT_SEQUENCE.alone(), row);
            return row;
          });
      reserved = upTo;
    }
  }

  /** Takes a number; it is under way until {@link #end}. */
  synchronized long begin() {
    if (next == reserved) {
      throw new IllegalStateException("no sequence numbers were set aside");
    }
    underWay.add(next);
    return next++;
  }

  synchronized void end(List<Long> numbers) {
    underWay.removeAll(numbers);
  }

  /** Every number below this one is committed, or never will be. */
  synchronized long settled() {
    return underWay.isEmpty() ? next : underWay.first();
  }

  /** The number that will be taken next. */
  synchronized long next() {
    return next;
  }
}
