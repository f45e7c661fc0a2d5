package dev.culvert.items.operation;

import dev.culvert.items.value.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a query or a scan.
 *
 * @param items what was found; empty for {@link Select#COUNT}
 * @param count how many items were found
 * @param scannedCount how many were looked at, before the filter
 * @param lastEvaluatedKey where the next page starts; null at the end
 */
public record Page(
    List<Item> items,
    int count,
    int scannedCount,
    @Nullable Item lastEvaluatedKey,
    ConsumedCapacity capacity) {}
