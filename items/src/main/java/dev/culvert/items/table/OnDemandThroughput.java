package dev.culvert.items.table;

import org.jspecify.annotations.Nullable;

/**
 * The most that an on-demand table or index may consume, in request units a second; -1 or null for
 * no limit.
 */
public record OnDemandThroughput(@Nullable Long maxReadUnits, @Nullable Long maxWriteUnits) {}
