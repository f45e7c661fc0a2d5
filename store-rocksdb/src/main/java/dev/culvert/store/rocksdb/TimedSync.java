package dev.culvert.store.rocksdb;

import dev.culvert.items.store.StoreException;
import dev.culvert.items.store.Write;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Each caller writes for itself, as far as the operating system, which takes microseconds; every
 * {@link #INTERVAL} the log is synced if it grew, which bounds what a power cut takes.
 *
 * <p>After a failed write or sync nothing further is accepted: what follows would be lost with it.
 */
final class TimedSync implements Committer {
  static final Duration INTERVAL = Duration.ofMillis(100);

  private final Log log;
  private final AtomicBoolean unsynced = new AtomicBoolean();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread syncer;
  private volatile @Nullable String refusal;

  /** Where writes go. */
  interface Log {
    /** The operating system has them when it comes back. */
    void append(List<Write> writes);

    /** Brings what was appended to the disk. */
    void sync();
  }

  TimedSync(Log log) {
    this.log = log;
    syncer = Thread.ofPlatform().name("culvert-sync").daemon().unstarted(this::run);
    syncer.start();
  }

  @Override
  public void commit(List<Write> writes) {
    if (refusal != null) {
      throw new StoreException(refusal);
    }
    try {
      log.append(writes);
      unsynced.setPlain(true);
    } catch (StoreException e) {
      refuse(e);
      throw e;
    }
  }

  private void refuse(StoreException e) {
    refusal = "the store takes no more writes since one failed: " + e.getMessage();
  }

  private void run() {
    try {
      while (!closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        sync();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  private void sync() {
    if (unsynced.getAndSet(false)) {
      try {
        log.sync();
      } catch (StoreException e) {
        refuse(e);
      }
    }
  }

  @Override
  public void close() {
    refusal = "the store is closed";
    closing.countDown();
    Threads.join(syncer);
    sync();
  }
}
