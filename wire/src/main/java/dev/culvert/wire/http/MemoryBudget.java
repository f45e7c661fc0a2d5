package dev.culvert.wire.http;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that request bodies may take together. */
final class MemoryBudget {

  private final long limit;
  private final AtomicLong taken = new AtomicLong();

  MemoryBudget(long limit) {
    this.limit = limit;
  }

  boolean take(long bytes) {
    if (taken.addAndGet(bytes) <= limit) {
      return true;
    }
    taken.addAndGet(-bytes);
    return false;
  }

  void giveBack(long bytes) {
    taken.addAndGet(-bytes);
  }

  long taken() {
    return taken.get();
  }
}
