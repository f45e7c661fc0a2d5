package dev.culvert.items.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of a table as asked for; a null changes nothing. */
public record UpdateTable(
    TableAddress address,
    @Nullable List<AttributeDefinition> attributes,
    @Nullable BillingMode billingMode,
    @Nullable Throughput throughput,
    @Nullable OnDemandThroughput onDemand,
    @Nullable WarmThroughput warm,
    @Nullable List<GlobalIndexUpdate> indexUpdates,
    @Nullable StreamSpecification stream,
    @Nullable SseSpecification sse,
    @Nullable TableClass tableClass,
    @Nullable Boolean deletionProtection) {

  public UpdateTable {
    attributes = attributes == null ? null : List.copyOf(attributes);
    indexUpdates = indexUpdates == null ? null : List.copyOf(indexUpdates);
  }

  /** A request that changes the indexes alone. */
  public static UpdateTable indexes(
      TableAddress address,
      @Nullable List<AttributeDefinition> attributes,
      GlobalIndexUpdate... updates) {
    return new UpdateTable(
        address, attributes, null, null, null, null, List.of(updates), null, null, null, null);
  }
}
