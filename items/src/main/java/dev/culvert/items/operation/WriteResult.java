package dev.culvert.items.operation;

import dev.culvert.items.value.Item;
import org.jspecify.annotations.Nullable;

/**
 * What came of a write.
 *
 * @param attributes as {@link ReturnValues} asked; null where there is nothing to tell
 * @param collection null where the table has no local secondary index
 */
public record WriteResult(
    @Nullable Item attributes,
    ConsumedCapacity capacity,
    @Nullable ItemCollectionMetrics collection) {}
