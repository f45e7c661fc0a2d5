package dev.culvert.items;

import dev.culvert.items.operation.ConsumedCapacity;
import dev.culvert.items.operation.ItemCollectionMetrics;
import dev.culvert.items.operation.Units;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Transaction;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One item before and after a write, and what the write did to the table's rows. */
final class ItemChange {
  final Table table;
  final @Nullable Item before;
  final @Nullable Item after;
  private final List<IndexChange> indexChanges = new ArrayList<>(0);
  private @Nullable ItemCollectionMetrics collection;

  private ItemChange(Table table, @Nullable Item before, @Nullable Item after) {
    this.table = table;
    this.before = before;
    this.after = after;
  }

  /** A check that writes nothing. */
  static ItemChange none(Table table, @Nullable Item item) {
    return new ItemChange(table, item, item);
  }

  /** Writes everything that follows from the item's change, in one transaction. */
  static ItemChange write(
      WriteScope scope,
      Table table,
      byte[] rowKey,
      byte @Nullable [] beforeRow,
      @Nullable Item before,
      @Nullable Item after) {
    ItemChange change = new ItemChange(table, before, after);
    Transaction transaction = scope.transaction();
    byte[] afterRow = after == null ? null : ItemCodec.encode(after);
    if (Arrays.equals(beforeRow, afterRow)) {
      change.collect(scope);
      return change;
    }
    if (afterRow == null) {
      transaction.delete(Space.ITEMS, rowKey);
    } else {
      transaction.put(Space.ITEMS, rowKey, afterRow);
    }
    for (IndexRows index : table.indexes) {
      IndexChange followed = index.follow(transaction, before, after, afterRow);
      if (followed != null) {
        change.indexChanges.add(followed);
      }
    }
    Expiries.follow(scope, table, rowKey, before, after);
    StreamRows.record(scope, table, rowKey, before, after);
    RecoveryLog.record(scope, table, before, after);
    ReplicaRows.record(scope, table, rowKey, before, after);
    change.collect(scope);
    return change;
  }

  private void collect(WriteScope scope) {
    if (table.hasLocalIndexes()) {
      long more = (long) CapacityUnits.size(after) - CapacityUnits.size(before);
      for (IndexChange change : indexChanges) {
        more += change.index().isGlobal() ? 0 : change.bytes();
      }
      Item item = after == null ? before : after;
      collection = item == null ? null : ItemCollections.add(scope, table, item, more);
    }
  }

  /** Adds to the table's tallies; once, when the change is committed. */
  void count() {
    int items = (after == null ? 0 : 1) - (before == null ? 0 : 1);
    table.tally.add(items, (long) CapacityUnits.size(after) - CapacityUnits.size(before));
    indexChanges.forEach(IndexChange::count);
  }

  @Nullable ItemCollectionMetrics collection() {
    return collection;
  }

  ConsumedCapacity capacity() {
    Units own = Units.write(CapacityUnits.write(before, after));
    if (indexChanges.isEmpty()) {
      return ConsumedCapacity.of(table.address(), own);
    }
    Map<String, Units> local = new HashMap<>();
    Map<String, Units> global = new HashMap<>();
    for (IndexChange change : indexChanges) {
      Map<String, Units> kind = change.index().isGlobal() ? global : local;
      kind.put(change.index().name(), Units.write(change.units()));
    }
    return new ConsumedCapacity(table.address(), own, local, global);
  }
}
