package dev.culvert.items.table;

import org.jspecify.annotations.Nullable;

/**
 * Whether changes are recorded, and how.
 *
 * @param viewType null where disabled, or in a request that left it out
 */
public record StreamSpecification(boolean enabled, @Nullable StreamViewType viewType) {}
