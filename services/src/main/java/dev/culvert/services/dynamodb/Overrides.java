package dev.culvert.services.dynamodb;

import dev.culvert.items.backup.RestoreOverrides;
import dev.culvert.items.table.BillingMode;
import dev.culvert.shapes.dynamodb.GlobalSecondaryIndex;
import dev.culvert.shapes.dynamodb.LocalSecondaryIndex;
import dev.culvert.shapes.dynamodb.OnDemandThroughput;
import dev.culvert.shapes.dynamodb.ProvisionedThroughput;
import dev.culvert.shapes.dynamodb.SSESpecification;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a restored table is to have otherwise than the table that was backed up. */
final class Overrides {
  private Overrides() {}

  static RestoreOverrides of(
      @Nullable String billingMode,
      @Nullable ProvisionedThroughput throughput,
      @Nullable OnDemandThroughput onDemand,
      @Nullable SSESpecification sse,
      @Nullable List<GlobalSecondaryIndex> globalIndexes,
      @Nullable List<LocalSecondaryIndex> localIndexes) {
    return new RestoreOverrides(
        billingMode == null ? null : BillingMode.valueOf(billingMode),
        TableRequests.throughput(throughput),
        TableRequests.onDemand(onDemand),
        TableRequests.sse(sse),
        globalIndexes == null
            ? null
            : globalIndexes.stream()
                .map(index -> Objects.requireNonNull(index.indexName, "checked"))
                .toList(),
        localIndexes == null
            ? null
            : localIndexes.stream()
                .map(index -> Objects.requireNonNull(index.indexName, "checked"))
                .toList());
  }
}
