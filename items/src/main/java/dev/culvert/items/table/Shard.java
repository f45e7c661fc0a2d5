package dev.culvert.items.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a stream: the changes of the items whose partition key hashes fall into a range, in
 * some period.
 *
 * @param number names its rows; counts from 0 in each stream
 * @param parent the number of the shard that it goes on from, or null
 * @param firstHash the least hash, unsigned
 * @param lastHash the greatest hash, unsigned
 * @param start the first sequence number that it may have
 * @param end the first sequence number after it; null while it is open
 */
public record Shard(
    int number,
    @Nullable Integer parent,
    long firstHash,
    long lastHash,
    long start,
    @Nullable Long end,
    Instant opened) {

  /** A shard of all items, the first of its stream. */
  public static Shard first(long start, Instant opened) {
    return new Shard(0, null, 0, -1, start, null, opened);
  }

  public boolean isOpen() {
    return end == null;
  }

  /** Whether it takes the changes of items with this hash. */
  public boolean takes(long hash) {
    return Long.compareUnsigned(firstHash, hash) <= 0 && Long.compareUnsigned(hash, lastHash) <= 0;
  }

  /** The same, ending before a sequence number. */
  public Shard closed(long before) {
    return new Shard(number, parent, firstHash, lastHash, start, before, opened);
  }

  /** The name that clients see. */
  public String id() {
    return "shardId-%020d-%08x".formatted(opened.toEpochMilli(), number);
  }
}
