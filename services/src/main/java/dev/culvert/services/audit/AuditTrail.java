package dev.culvert.services.audit;

import dev.culvert.services.Audit;
import dev.culvert.services.Ids;
import dev.culvert.wire.aws.OperationShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The audit of one server. Requests leave their facts in a bounded queue and go on; one thread
 * makes records of them. When it cannot keep up, facts are dropped and counted rather than waited
 * for.
 */
public final class AuditTrail implements Audit, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
  private static final int MAX_WAITING = 8_192;
  private static final int MAX_KEPT = 20_000;
  private static final int BATCH = 256;

  private final boolean dataEvents;
  private final Records records;
  private final @Nullable EventFiles files;
  private final BlockingQueue<Entry> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final Deque<AuditEvent> kept = new ArrayDeque<>();
  private final Thread writer;

  private AuditTrail(boolean dataEvents, Records records, @Nullable EventFiles files) {
    this.dataEvents = dataEvents;
    this.records = records;
    this.files = files;
    this.writer = Thread.ofPlatform().daemon().name("audit").unstarted(this::write);
  }

  /**
   * Starts one.
   *
   * @param directory where records are written; empty keeps them in memory only
   * @param dataEvents whether operations on items are recorded even if nothing refuses them
   */
  public static AuditTrail start(Optional<Path> directory, boolean dataEvents, Ids ids) {
    var files = directory.map(EventFiles::new).orElse(null);
    var trail = new AuditTrail(dataEvents, new Records(ids), files);
    if (files != null) {
      files.read(trail::keep);
    }
    trail.writer.start();
    return trail;
  }

  @Override
  public boolean wants(OperationShape<?, ?> operation, boolean denied) {
    return denied || dataEvents || !EventNames.isData(operation);
  }

  @Override
  public void record(Entry entry) {
    if (waiting.offer(entry)) {
      taken.incrementAndGet();
    } else if (dropped.getAndIncrement() == 0) {
      LOG.warn("requests come faster than they can be recorded: events are lost");
    }
  }

  /** The events so far, newest first, with all that were handed in before the call. */
  List<AuditEvent> newestFirst() {
    settle();
    synchronized (kept) {
      var all = new ArrayList<AuditEvent>(kept.size());
      for (Iterator<AuditEvent> from = kept.descendingIterator(); from.hasNext(); ) {
        all.add(from.next());
      }
      return all;
    }
  }

  @Override
  public void close() {
    settle();
    writer.interrupt();
    try {
      writer.join();
      if (files != null) {
        files.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.error("cannot close the audit", e);
    }
  }

  /** Waits, for a moment, until what was taken is recorded. */
  private void settle() {
    var target = taken.get();
    var patience = 200;
    while (done.get() < target && patience-- > 0) {
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void write() {
    var batch = new ArrayList<Entry>(BATCH);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        batch.add(waiting.take());
        waiting.drainTo(batch, BATCH - 1);
        for (var entry : batch) {
          write(entry);
        }
        flush();
        done.addAndGet(batch.size());
        batch.clear();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(Entry entry) {
    try {
      for (var event : records.of(entry)) {
        keep(event);
        if (files != null) {
          files.write(event);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.error("cannot record {}", entry.operation(), e);
    }
  }

  private void flush() {
    try {
      if (files != null) {
        files.flush();
      }
    } catch (IOException e) {
      LOG.error("cannot write the audit", e);
    }
  }

  private void keep(AuditEvent event) {
    synchronized (kept) {
      if (kept.size() >= MAX_KEPT) {
        kept.removeFirst();
      }
      kept.addLast(event);
    }
  }
}
