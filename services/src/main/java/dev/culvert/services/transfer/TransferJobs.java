package dev.culvert.services.transfer;

import dev.culvert.items.Database;
import dev.culvert.services.Ids;
import dev.culvert.services.control.Control;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exports and imports, and the one thread on which they are done, one after the other. */
public final class TransferJobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TransferJobs.class);
  private static final long LONGEST_WAIT_SECONDS = 10;

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("transfers").factory());
  private final Exports exports;
  private final Imports imports;

  public TransferJobs(
      Database database, Control control, Buckets buckets, Ids ids, InstantSource clock) {
    this.exports = new Exports(database.transfers(), control, buckets, ids, clock, worker);
    this.imports = new Imports(database.transfers(), control, buckets, ids, clock, worker);
  }

  public Exports exports() {
    return exports;
  }

  public Imports imports() {
    return imports;
  }

  /** Waits a little; what is still under way is found to have failed at the next start. */
  @Override
  public void close() {
    worker.shutdownNow();
    try {
      if (!worker.awaitTermination(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("an export or import is still under way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
