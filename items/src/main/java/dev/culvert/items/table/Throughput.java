package dev.culvert.items.table;

/** Provisioned capacity, in read and write capacity units a second. */
public record Throughput(long readUnits, long writeUnits) {
  public static final Throughput NONE = new Throughput(0, 0);
}
