package dev.culvert.items.operation;

import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.Item;
import org.jspecify.annotations.Nullable;

/**
 * Puts a whole item in the place of the one with its key.
 *
 * @param returnValues NONE or ALL_OLD
 */
public record Put(
    TableAddress table,
    Item item,
    @Nullable ItemCondition condition,
    ReturnValues returnValues,
    boolean returnOldOnFailure)
    implements Write {

  /** An unconditional put. */
  public static Put of(TableAddress table, Item item) {
    return new Put(table, item, null, ReturnValues.NONE, false);
  }
}
