package dev.culvert.items.store;

import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The locks of an adapter that lives in one process: any number of {@link Lock}s fall onto a fixed
 * number of stripes, which are always taken in ascending order, so that nobody waits in a circle.
 * Two locks that share a stripe exclude each other for no reason; there are enough stripes to make
 * that rare among the transactions of one moment.
 */
public final class LockStripes {
  private static final int STRIPES_LOG2 = 14;
  private static final int FIBONACCI = 0x9E3779B9;

  private final ReentrantLock[] stripes = new ReentrantLock[1 << STRIPES_LOG2];

  public LockStripes() {
    Arrays.setAll(stripes, _ -> new ReentrantLock());
  }

  /** Runs the body while it holds the locks. */
  public <T> T holding(Collection<Lock> locks, Supplier<T> body) {
    int[] order = ascendingStripes(locks);
    int held = 0;
    try {
      while (held < order.length) {
        stripes[order[held]].lock();
        held++;
      }
      return body.get();
    } finally {
      while (held > 0) {
        stripes[order[--held]].unlock();
      }
    }
  }

  private static int[] ascendingStripes(Collection<Lock> locks) {
    int[] order = new int[locks.size()];
    int count = 0;
    for (Lock lock : locks) {
      order[count++] = stripe(lock);
    }
    if (count < 2) {
      return order;
    }
    Arrays.sort(order);
    return withoutRepeats(order);
  }

  private static int stripe(Lock lock) {
    return (lock.hashCode() * FIBONACCI) >>> (Integer.SIZE - STRIPES_LOG2);
  }

  private static int[] withoutRepeats(int[] sorted) {
    int kept = 1;
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] != sorted[kept - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept);
  }
}
