package dev.culvert.items.operation;

import dev.culvert.items.value.Item;
import org.jspecify.annotations.Nullable;

/** What a read found; a null item where there is none. */
public record GetResult(@Nullable Item item, ConsumedCapacity capacity) {}
