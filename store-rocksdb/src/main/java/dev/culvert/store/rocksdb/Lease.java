package dev.culvert.store.rocksdb;

import dev.culvert.items.store.StoreException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps native memory alive while somebody is in it: any number may be inside at once, and whoever
 * ends the lease waits until they are out. Cheaper than a read-write lock, and not bound to
 * threads.
 */
final class Lease {
  private static final long ENDED = Long.MIN_VALUE;
  private static final long POLL_NANOS = 50_000;

  /** How many are inside; {@link #ENDED} is added once nobody may come in any more. */
  private final AtomicLong inside = new AtomicLong();

  private final String refusal;

  /** Whoever comes too late gets a {@link StoreException} with this text. */
  Lease(String refusal) {
    this.refusal = refusal;
  }

  void enter() {
    if (!tryEnter()) {
      throw new StoreException(refusal);
    }
  }

  boolean tryEnter() {
    if (inside.incrementAndGet() > 0) {
      return true;
    }
    inside.decrementAndGet();
    return false;
  }

  void leave() {
    inside.decrementAndGet();
  }

  /** True for the one caller that ended it; that one has the memory to itself. */
  boolean end() {
    if ((inside.getAndUpdate(count -> count | ENDED) & ENDED) != 0) {
      return false;
    }
    while (inside.get() != ENDED) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    return true;
  }
}
