package dev.culvert.items.table;

import org.jspecify.annotations.Nullable;

/**
 * A global secondary index of a table.
 *
 * @param id names its rows; never used again
 * @param backfilling whether items that were there before it are still being added
 */
public record GlobalIndex(
    int id,
    String name,
    KeySchema key,
    Projection projection,
    ProvisionedThroughput provisioned,
    @Nullable OnDemandThroughput onDemand,
    @Nullable WarmThroughput warm,
    IndexStatus status,
    boolean backfilling)
    implements SecondaryIndex {

  /** The same in another state. */
  public GlobalIndex withStatus(IndexStatus next, boolean stillBackfilling) {
    return new GlobalIndex(
        id, name, key, projection, provisioned, onDemand, warm, next, stillBackfilling);
  }

  /** The same with other throughput. */
  public GlobalIndex withThroughput(
      ProvisionedThroughput units,
      @Nullable OnDemandThroughput most,
      @Nullable WarmThroughput warmed) {
    return new GlobalIndex(id, name, key, projection, units, most, warmed, status, backfilling);
  }

  /** What can be consumed at once, in a table with this billing mode. */
  public WarmThroughput warmed(BillingMode mode) {
    return Capacity.warmed(mode, provisioned, warm);
  }
}
