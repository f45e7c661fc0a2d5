package dev.culvert.items.table;

import org.jspecify.annotations.Nullable;

/** Encryption at rest as asked for; only described, the store's files are what they are. */
public record SseSpecification(
    @Nullable Boolean enabled, @Nullable String type, @Nullable String kmsKeyId) {}
