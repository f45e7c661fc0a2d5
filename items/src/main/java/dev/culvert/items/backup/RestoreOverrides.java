package dev.culvert.items.backup;

import dev.culvert.items.table.BillingMode;
import dev.culvert.items.table.OnDemandThroughput;
import dev.culvert.items.table.SseSpecification;
import dev.culvert.items.table.Throughput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different in a restored table; a null keeps what was.
 *
 * @param globalIndexes the names of the global indexes to keep
 * @param localIndexes the names of the local indexes to keep
 */
public record RestoreOverrides(
    @Nullable BillingMode billingMode,
    @Nullable Throughput throughput,
    @Nullable OnDemandThroughput onDemand,
    @Nullable SseSpecification sse,
    @Nullable List<String> globalIndexes,
    @Nullable List<String> localIndexes) {
  public static final RestoreOverrides NONE =
      new RestoreOverrides(null, null, null, null, null, null);
}
