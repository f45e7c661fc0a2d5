package dev.culvert.items;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Work that nobody waits for, in steps of bounded size. Whoever runs the engine calls {@link #step}
 * from time to time, from one thread at a time, and again at once while there is more.
 */
public final class Maintenance {
  private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

  private final Catalogue catalogue;
  private final Sizes sizes;
  private final CopyJobs jobs;
  private final StreamSweep streams;
  private final ExpirySweep expiries;
  private final Replication replication;
  private final InstantSource clock;
  private Instant nextSweep = Instant.MIN;

  Maintenance(
      Catalogue catalogue,
      Commits commits,
      Sequences sequences,
      CopyJobs jobs,
      Replication replication,
      Sizes sizes,
      InstantSource clock) {
    this.catalogue = catalogue;
    this.sizes = sizes;
    this.jobs = jobs;
    this.streams = new StreamSweep(catalogue, sequences);
    this.expiries = new ExpirySweep(catalogue, commits);
    this.replication = replication;
    this.clock = clock;
  }

  /** Does a little; true where there is more to do. */
  public boolean step() {
    return replication.step()
        || Backfill.step(catalogue)
        || expiries.fill()
        || jobs.step()
        || Garbage.sweep(catalogue.store(), jobs::reads)
        || sizes.step()
        || sweep(clock.instant());
  }

  /** What only the passing of time makes necessary is looked for once a minute. */
  private boolean sweep(Instant now) {
    if (now.isBefore(nextSweep)) {
      return false;
    }
    if (expiries.delete(now)
        || streams.step(now)
        || RecoveryLog.trim(catalogue, now)
        || TransactionToken.forgetOld(catalogue.store(), now)) {
      return true;
    }
    nextSweep = now.plus(SWEEP_EVERY);
    return false;
  }

  /** Does everything there is to do. */
  public void finish() {
    while (step()) {
      // Each step commits what it did.
    }
  }
}
