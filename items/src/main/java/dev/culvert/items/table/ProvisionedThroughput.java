package dev.culvert.items.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Provisioned capacity with the history that DescribeTable tells. */
public record ProvisionedThroughput(
    Throughput units,
    @Nullable Instant lastIncrease,
    @Nullable Instant lastDecrease,
    long decreasesToday) {

  /** What was never changed. */
  public static ProvisionedThroughput of(Throughput units) {
    return new ProvisionedThroughput(units, null, null, 0);
  }

  /** These units from this moment on. */
  public ProvisionedThroughput changedTo(Throughput next, Instant now) {
    boolean up = next.readUnits() > units.readUnits() || next.writeUnits() > units.writeUnits();
    boolean down = next.readUnits() < units.readUnits() || next.writeUnits() < units.writeUnits();
    return new ProvisionedThroughput(
        next,
        up ? now : lastIncrease,
        down ? now : lastDecrease,
        down ? decreasesToday + 1 : decreasesToday);
  }
}
