package dev.culvert.server;

import dev.culvert.items.Maintenance;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the engine's work that nobody waits for, step by step. */
final class Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final long PAUSE_MILLIS = 200;
  private static final int MAX_STEPS_AT_ONCE = 100;
  private static final long LONGEST_STEP_SECONDS = 30;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("upkeep").factory());

  private Upkeep() {}

  static Upkeep start(Maintenance maintenance) {
    var upkeep = new Upkeep();
    var _ =
        upkeep.thread.scheduleWithFixedDelay(
            () -> work(maintenance), PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    return upkeep;
  }

  private static void work(Maintenance maintenance) {
    try {
      var steps = 0;
      while (maintenance.step() && steps < MAX_STEPS_AT_ONCE) {
        steps++;
      }
    } catch (RuntimeException e) {
      // Thrown on, it would end the schedule for good.
      LOG.error("upkeep failed; it will be tried again", e);
    }
  }

  /** Waits for the step under way: the store closes next. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(LONGEST_STEP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("upkeep is still at work");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
