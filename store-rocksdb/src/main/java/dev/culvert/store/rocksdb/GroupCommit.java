package dev.culvert.store.rocksdb;

import dev.culvert.items.store.StoreException;
import dev.culvert.items.store.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes that wait for one disk share its flushes: while one group is being synced the next one
 * gathers, and goes down as one batch. A group has no limit of its own: its writes are in memory
 * already, held by requests that are limited elsewhere.
 *
 * <p>The waiting is done by a thread of its own, for a native call holds on to the carrier of a
 * virtual thread: with as many carriers as cores, one caller that waited for the disk itself would
 * stop a good part of all other requests.
 *
 * <p>After a failed write nothing further is accepted: the log may end in a torn record, and what
 * follows a torn record is not recovered.
 */
final class GroupCommit implements Committer {
  private final Log log;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread writer;
  private List<Pending> waiting = new ArrayList<>();
  private @Nullable String refusal;

  /** Where groups go. */
  interface Log {
    /** All are durable when it comes back; when it throws, none is known to be. */
    void append(List<List<Write>> group);
  }

  /** One caller's writes; {@code failure} is completed for it, and empty when they are durable. */
  private record Pending(List<Write> writes, CompletableFuture<Optional<Throwable>> failure) {
    void await() {
      failure
          .join()
          .ifPresent(cause -> {
            throw new StoreException(String.valueOf(cause.getMessage()), cause);
          });
    }
  }

  GroupCommit(Log log) {
    this.log = log;
    writer = Thread.ofPlatform().name("culvert-commit").daemon().unstarted(this::run);
    writer.start();
  }

  @Override
  public void commit(List<Write> writes) {
    var pending = new Pending(writes, new CompletableFuture<>());
    accept(pending);
    pending.await();
  }

  private void accept(Pending pending) {
    lock.lock();
    try {
      if (refusal != null) {
        throw new StoreException(refusal);
      }
      waiting.add(pending);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    List<Pending> group = nextGroup();
    while (!group.isEmpty()) {
      append(group);
      group = nextGroup();
    }
  }

  /** Waits for it; empty once nothing more will come. */
  private List<Pending> nextGroup() {
    lock.lock();
    try {
      while (waiting.isEmpty() && refusal == null) {
        changed.awaitUninterruptibly();
      }
      List<Pending> group = waiting;
      waiting = new ArrayList<>();
      return group;
    } finally {
      lock.unlock();
    }
  }

  private void append(List<Pending> group) {
    try {
      log.append(group.stream().map(Pending::writes).toList());
      group.forEach(pending -> pending.failure().complete(Optional.empty()));
    } catch (RuntimeException | Error e) {
      refuse("the store takes no more writes since one failed: " + e.getMessage());
      fail(group, e);
      fail(nextGroup(), e);
    }
  }

  private static void fail(List<Pending> group, Throwable cause) {
    group.forEach(pending -> pending.failure().complete(Optional.of(cause)));
  }

  private void refuse(String why) {
    lock.lock();
    try {
      refusal = why;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    refuse("the store is closed");
    Threads.join(writer);
  }
}
