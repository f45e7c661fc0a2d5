package dev.culvert.items.table;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a table can be restored as it was at any second of some days past.
 *
 * @param since when it was switched on; null while it is off
 * @param rows names the rows that tell what each change replaced; 0 while it is off
 */
public record PointInTimeRecovery(
    boolean enabled, int recoveryDays, @Nullable Instant since, int rows) {
  public static final int DEFAULT_DAYS = 35;
  public static final PointInTimeRecovery OFF =
      new PointInTimeRecovery(false, DEFAULT_DAYS, null, 0);

  /** The first moment that can be restored; only while it is on. */
  public Instant earliest(Instant now) {
    Instant kept = now.minus(Duration.ofDays(recoveryDays));
    return since == null || since.isBefore(kept) ? kept : since;
  }
}
