package dev.culvert.items.stream;

import dev.culvert.items.table.Shard;
import dev.culvert.items.table.StreamDefinition;
import dev.culvert.items.table.TableDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of DescribeStream.
 *
 * @param shards those of this page
 * @param lastShardId the shard to go on after; null at the end
 */
public record StreamDescription(
    TableDefinition table,
    StreamDefinition stream,
    List<Shard> shards,
    @Nullable String lastShardId) {
  public StreamDescription {
    shards = List.copyOf(shards);
  }

  /** The name of a shard's parent, or null. */
  public @Nullable String parentId(Shard shard) {
    Integer parent = shard.parent();
    return parent == null
        ? null
        : stream.shards().stream()
            .filter(each -> each.number() == parent)
            .map(Shard::id)
            .findFirst()
            .orElse(null);
  }
}
