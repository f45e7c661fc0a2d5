package dev.culvert.items;

import dev.culvert.items.operation.ConditionCheck;
import dev.culvert.items.operation.Delete;
import dev.culvert.items.operation.ItemCondition;
import dev.culvert.items.operation.ItemUpdate;
import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.ReturnValues;
import dev.culvert.items.operation.Update;
import dev.culvert.items.operation.Write;
import dev.culvert.items.store.Lock;
import dev.culvert.items.store.Space;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemCodec;
import dev.culvert.items.value.ItemSize;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A write of one item, checked as far as the request and the table's definition allow: what to hold
 * while it happens, and how it happens.
 */
record PlannedWrite(Table table, Write write, Item key, byte[] rowKey) {

  /** Checks the write; its texts come in AWS's order. */
  static PlannedWrite of(Table table, Write write) {
    PlannedWrite plan = planned(table, write);
    ItemCondition condition = write.condition();
    if (condition != null) {
      table.refuseDocuments(condition.documents());
    }
    return plan;
  }

  private static PlannedWrite planned(Table table, Write write) {
    return switch (write) {
      case Put put -> {
        byte[] rowKey = table.keys.ofItem(put.item());
        check(table, put.item());
        yield new PlannedWrite(table, put, put.item(), rowKey);
      }
      case Update update -> {
        byte[] rowKey = table.keys.ofKey(update.key());
        if (update.update() != null) {
          check(table, update.update());
        }
        yield new PlannedWrite(table, update, update.key(), rowKey);
      }
      case Delete delete ->
          new PlannedWrite(table, delete, delete.key(), table.keys.ofKey(delete.key()));
      case ConditionCheck check ->
          new PlannedWrite(table, check, check.key(), table.keys.ofKey(check.key()));
    };
  }

  /** Checks an item that is to be stored, beside its key. */
  static void check(Table table, Item item) {
    for (IndexRows index : table.indexes) {
      index.check(item, false);
    }
    if (item.sizeInBytes() > ItemSize.MAX_BYTES) {
      throw new ValidationException("Item size has exceeded the maximum allowed size");
    }
  }

  private static void check(Table table, ItemUpdate update) {
    String keyName = table.keys.firstOf(update.attributes());
    if (keyName != null) {
      throw new ValidationException(
          "One or more parameter values were invalid: Cannot update attribute %s. This attribute is part of the key"
              .formatted(keyName));
    }
    table.refuseDocuments(update.documents());
  }

  /** What the write needs to hold: its item, and the size of the collection that it belongs to. */
  List<Lock> locks() {
    Lock item = Lock.of(Space.ITEMS, rowKey);
    return table.hasLocalIndexes() && !(write instanceof ConditionCheck)
        ? List.of(item, ItemCollections.lock(table, key))
        : List.of(item);
  }

  /** Reads, decides and writes, holding the locks. */
  ItemChange run(WriteScope scope) {
    return run(scope, scope.transaction().get(Space.ITEMS, rowKey));
  }

  /** Decides and writes, given the item's row. */
  ItemChange run(WriteScope scope, byte @Nullable [] beforeRow) {
    Item before = beforeRow == null ? null : ItemCodec.decode(beforeRow);
    ItemCondition condition = write.condition();
    if (condition != null && !condition.holds(before == null ? Item.empty() : before)) {
      throw new RejectedException(
          new Rejection.ConditionalCheckFailed(write.returnOldOnFailure() ? before : null));
    }
    return write instanceof ConditionCheck
        ? ItemChange.none(table, before)
        : ItemChange.write(scope, table, rowKey, beforeRow, before, after(before));
  }

  private @Nullable Item after(@Nullable Item before) {
    return switch (write) {
      case Put put -> put.item();
      case Update update -> updated(update, before);
      case Delete _ -> null;
      case ConditionCheck _ -> before;
    };
  }

  private @Nullable Item updated(Update update, @Nullable Item before) {
    Item start = before == null ? key : before;
    if (update.update() == null) {
      return start;
    }
    Item after = update.update().apply(start);
    if (before == null && update.update().onlyTakesAway()) {
      return null;
    }
    for (IndexRows index : table.indexes) {
      index.check(after, true);
    }
    if (after.sizeInBytes() > ItemSize.MAX_BYTES) {
      throw new ValidationException("Item size to update has exceeded the maximum allowed size");
    }
    return after;
  }

  /** What the answer tells of the item. */
  @Nullable Item returned(ItemChange change) {
    return switch (write) {
      case Put put -> put.returnValues() == ReturnValues.ALL_OLD ? change.before : null;
      case Delete delete -> delete.returnValues() == ReturnValues.ALL_OLD ? change.before : null;
      case Update update -> returned(update, change);
      case ConditionCheck _ -> null;
    };
  }

  private static @Nullable Item returned(Update update, ItemChange change) {
    return switch (update.returnValues()) {
      case NONE -> null;
      case ALL_OLD -> change.before;
      case ALL_NEW -> change.after;
      case UPDATED_OLD -> selected(update.update(), change.before);
      case UPDATED_NEW -> selected(update.update(), change.after);
    };
  }

  private static @Nullable Item selected(@Nullable ItemUpdate update, @Nullable Item item) {
    if (update == null || item == null) {
      return null;
    }
    Item selected = update.select(item);
    return selected.isEmpty() ? null : selected;
  }
}
