package dev.culvert.items.operation;

import dev.culvert.items.value.Item;

/**
 * How large the items with one partition key are, in a table with local secondary indexes.
 *
 * @param key the partition key alone
 * @param bytes the items and their index entries
 */
public record ItemCollectionMetrics(Item key, long bytes) {
  private static final double GIGABYTE = 1024.0 * 1024 * 1024;

  /** The lower bound of AWS's estimate, in gigabytes. */
  public double lowerGigabytes() {
    return Math.floor(bytes / GIGABYTE);
  }

  /** The upper bound of AWS's estimate, in gigabytes. */
  public double upperGigabytes() {
    return lowerGigabytes() + 1;
  }
}
