package dev.culvert.items.operation;

import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.Item;
import org.jspecify.annotations.Nullable;

/**
 * Deletes an item, if it is there.
 *
 * @param returnValues NONE or ALL_OLD
 */
public record Delete(
    TableAddress table,
    Item key,
    @Nullable ItemCondition condition,
    ReturnValues returnValues,
    boolean returnOldOnFailure)
    implements Write {

  /** An unconditional delete. */
  public static Delete of(TableAddress table, Item key) {
    return new Delete(table, key, null, ReturnValues.NONE, false);
  }
}
