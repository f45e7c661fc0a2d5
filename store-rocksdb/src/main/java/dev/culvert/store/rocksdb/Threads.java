package dev.culvert.store.rocksdb;

/** Waiting for a thread's end. */
final class Threads {
  private Threads() {}

  /** Waits however long it takes; an interruption meanwhile is kept for later. */
  static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
