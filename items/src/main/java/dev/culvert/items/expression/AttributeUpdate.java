package dev.culvert.items.expression;

import dev.culvert.items.value.AttributeValue;
import org.jspecify.annotations.Nullable;

/**
 * What AttributeUpdates says of one attribute.
 *
 * @param action PUT, ADD or DELETE; null means PUT
 * @param value null where not given
 */
public record AttributeUpdate(@Nullable String action, @Nullable AttributeValue value) {}
