package dev.culvert.items.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a table is billed and how much it may consume.
 *
 * @param lastOnDemand when the table last became on-demand; null where it never did
 */
public record Capacity(
    BillingMode mode,
    ProvisionedThroughput provisioned,
    @Nullable OnDemandThroughput onDemand,
    @Nullable WarmThroughput warm,
    @Nullable Instant lastOnDemand) {

  /** What can be consumed at once: what it was warmed up to, or what it is provisioned with. */
  public WarmThroughput warmed() {
    return warmed(mode, provisioned, warm);
  }

  static WarmThroughput warmed(
      BillingMode mode, ProvisionedThroughput provisioned, @Nullable WarmThroughput warm) {
    WarmThroughput least =
        mode == BillingMode.PAY_PER_REQUEST
            ? WarmThroughput.ON_DEMAND_DEFAULT
            : new WarmThroughput(provisioned.units().readUnits(), provisioned.units().writeUnits());
    return warm == null
        ? least
        : new WarmThroughput(
            warm.readUnits() == null ? least.readUnits() : warm.readUnits(),
            warm.writeUnits() == null ? least.writeUnits() : warm.writeUnits());
  }

  /** The same with other read units from this moment on. */
  public Capacity withReadUnits(long read, Instant now) {
    Throughput next = new Throughput(read, provisioned.units().writeUnits());
    return new Capacity(mode, provisioned.changedTo(next, now), onDemand, warm, lastOnDemand);
  }
}
