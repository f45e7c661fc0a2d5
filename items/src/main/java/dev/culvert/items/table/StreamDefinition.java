package dev.culvert.items.table;

import java.time.Instant;
import java.util.List;

/**
 * The stream that records a table's changes.
 *
 * @param id names its rows; never used again
 * @param label the last part of its resource name: when it was made
 * @param shards in the order of their numbers
 */
public record StreamDefinition(
    int id,
    String label,
    StreamViewType viewType,
    boolean enabled,
    Instant created,
    List<Shard> shards) {

  public StreamDefinition {
    shards = List.copyOf(shards);
  }

  /** The same, no longer recording. */
  public StreamDefinition disabled() {
    return new StreamDefinition(id, label, viewType, false, created, shards);
  }

  public StreamDefinition withShards(List<Shard> next) {
    return new StreamDefinition(id, label, viewType, enabled, created, next);
  }

  /** The same with all shards closed. */
  public StreamDefinition closed(long before) {
    return withShards(
        shards.stream().map(shard -> shard.isOpen() ? shard.closed(before) : shard).toList());
  }

  /** The open shard for items with this hash. */
  public Shard shardFor(long hash) {
    for (Shard shard : shards) {
      if (shard.isOpen() && shard.takes(hash)) {
        return shard;
      }
    }
    throw new IllegalStateException("no open shard of stream " + label + " takes a hash");
  }
}
