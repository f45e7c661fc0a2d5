package dev.culvert.items.operation;

import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.Item;
import org.jspecify.annotations.Nullable;

/**
 * Reads all items, or one segment of them, in no order that means anything.
 *
 * @param index null for the table itself
 * @param limit the most items to look at; null for as many as fit into a page
 * @param segment from 0, less than {@code totalSegments}; 0 of 1 for everything
 */
public record Scan(
    TableAddress table,
    @Nullable String index,
    @Nullable ItemCondition filter,
    @Nullable ItemProjection projection,
    @Nullable Select select,
    @Nullable Integer limit,
    @Nullable Item exclusiveStartKey,
    int segment,
    int totalSegments,
    boolean consistent) {

  /** Everything that a table holds. */
  public static Scan of(TableAddress table) {
    return new Scan(table, null, null, null, null, null, null, 0, 1, false);
  }
}
