package dev.culvert.items.operation;

import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.Item;
import org.jspecify.annotations.Nullable;

/**
 * Changes an item's attributes, and makes the item where there is none.
 *
 * @param update null where the request only makes sure that the item exists
 */
public record Update(
    TableAddress table,
    Item key,
    @Nullable ItemUpdate update,
    @Nullable ItemCondition condition,
    ReturnValues returnValues,
    boolean returnOldOnFailure)
    implements Write {

  /** An unconditional update. */
  public static Update of(TableAddress table, Item key, ItemUpdate update) {
    return new Update(table, key, update, null, ReturnValues.NONE, false);
  }
}
