package dev.culvert.items.operation;

import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads items of one partition in the order of their sort key.
 *
 * @param index null for the table itself
 * @param keyConditions in the order in which the request names the attributes
 * @param select null where not given: all attributes, or those projected, or those asked for
 * @param limit the most items to look at; null for as many as fit into a page
 * @param exclusiveStartKey where an earlier page ended
 */
public record Query(
    TableAddress table,
    @Nullable String index,
    List<KeyCondition> keyConditions,
    @Nullable ItemCondition filter,
    @Nullable ItemProjection projection,
    @Nullable Select select,
    boolean forward,
    @Nullable Integer limit,
    @Nullable Item exclusiveStartKey,
    boolean consistent) {
  public Query {
    keyConditions = List.copyOf(keyConditions);
  }
}
