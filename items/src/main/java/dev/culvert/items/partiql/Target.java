package dev.culvert.items.partiql;

import org.jspecify.annotations.Nullable;

/**
 * What a statement is about.
 *
 * @param index null for the table itself
 */
public record Target(String table, @Nullable String index) {}
