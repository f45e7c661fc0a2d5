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
 * <p>Callers that were just answered often come back at once. If the next group went down without
 * them, two halves would take turns, each waiting for the other's flush; so the group waits for as
 * many callers as were seen lately, but no longer than a small part of what a flush takes.
 *
 * <p>The waiting is done by a thread of its own, for a native call holds on to the carrier of a
 * virtual thread: with as many carriers as cores, one caller that waited for the disk itself would
 * stop a good part of all other requests.
 *
 * <p>After a failed write nothing further is accepted: the log may end in a torn record, and what
 * follows a torn record is not recovered.
 */
final class GroupCommit implements Committer {
  /** The part of a flush's time that a group may wait for callers to come back. */
  private static final int PATIENCE = 8;

  private final Log log;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread writer;
  private List<Pending> waiting = new ArrayList<>();
  private int wanted = 1;
  private long patienceNanos;
  private @Nullable String refusal;

  /** Where groups go. */
  interface Log {
    /** All are durable when it comes back; when it throws, none is known to be. */
    void append(List<List<Write>> group);
  }

  /** How many commits wait for the group that is going down. */
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
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
      if (waiting.size() >= wanted) {
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      List<Pending> group = nextGroup(0);
      while (!group.isEmpty()) {
        append(group);
        group = nextGroup(group.size());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    } finally {
      var gone = new IllegalStateException("the committer is gone");
      fail(refuse("the store is closed"), gone);
    }
  }

  /** Waits for it; empty once nothing more will come. */
  private List<Pending> nextGroup(int justAnswered) throws InterruptedException {
    lock.lock();
    try {
      gather(Math.max(1, justAnswered + waiting.size()));
      return takeWaiting();
    } finally {
      lock.unlock();
    }
  }

  /** Until so many wait; once patience has run out, until anybody does. */
  private void gather(int callers) throws InterruptedException {
    wanted = callers;
    long patience = patienceNanos;
    while (waiting.size() < wanted && refusal == null) {
      if (patience > 0) {
        patience = changed.awaitNanos(patience);
      } else if (waiting.isEmpty()) {
        wanted = 1;
        changed.await();
      } else {
        return;
      }
    }
  }

  private List<Pending> takeWaiting() {
    List<Pending> taken = waiting;
    waiting = new ArrayList<>();
    return taken;
  }

  private void append(List<Pending> group) {
    long start = System.nanoTime();
    try {
      log.append(group.stream().map(Pending::writes).toList());
      group.forEach(pending -> pending.failure().complete(Optional.empty()));
    } catch (RuntimeException | Error e) {
      fail(refuse("the store takes no more writes since one failed: " + e.getMessage()), e);
      fail(group, e);
    }
    patienceNanos = (System.nanoTime() - start) / PATIENCE;
  }

  private static void fail(List<Pending> group, Throwable cause) {
    group.forEach(pending -> pending.failure().complete(Optional.of(cause)));
  }

  /** Accepts nothing from now on; answers what was accepted and is not yet written. */
  private List<Pending> refuse(String why) {
    lock.lock();
    try {
      if (refusal == null) {
        refusal = why;
      }
      return takeWaiting();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (refusal == null) {
        refusal = "the store is closed";
      }
      changed.signal();
    } finally {
      lock.unlock();
    }
    Threads.join(writer);
  }
}
