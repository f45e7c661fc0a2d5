package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.store.Lock;
import dev.culvert.items.store.Space;
import dev.culvert.items.table.TimeToLive;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Deletes items whose time has come, and puts the items of a table in order of their times. */
final class ExpirySweep {
  /** Items dealt with in one step. */
  static final int STEP_ITEMS = 100;

  private final Catalogue catalogue;
  private final Commits commits;

  ExpirySweep(Catalogue catalogue, Commits commits) {
    this.catalogue = catalogue;
    this.commits = commits;
  }

  /** Goes on putting items in order; false where there is no table to do. */
  boolean fill() {
    for (Table table : catalogue.all()) {
      TimeToLive times = table.definition.settings().timeToLive();
      if (times.enabled()) {
        byte[] name = MetaKey.BACKFILL.of(times.rows());
        byte[] position = catalogue.store().get(Space.META, name);
        if (position != null) {
          fill(table, times, name, position);
          return true;
        }
      }
    }
    return false;
  }

  private void fill(Table table, TimeToLive times, byte[] name, byte[] position) {
    KeyRange all = table.rows.all();
    KeyRange rest = position.length == 0 ? all : all.after(position);
    List<byte[]> keys = RowKeys.first(catalogue.store(), Space.ITEMS, rest, STEP_ITEMS);
    commits.write(
        locks(keys),
        scope -> {
          for (byte[] key : keys) {
            Item item = ItemReads.find(scope.transaction(), key);
            Long second = item == null ? null : Expiries.second(times, item);
            if (second != null) {
              Expiries.add(scope.transaction(), times, second, key);
            }
          }
          if (keys.isEmpty()) {
            scope.transaction().delete(Space.META, name);
          } else {
            scope.transaction().put(Space.META, name, keys.getLast());
          }
          return keys;
        });
  }

  private static Set<Lock> locks(List<byte[]> keys) {
    Set<Lock> locks = new LinkedHashSet<>();
    keys.forEach(key -> locks.add(Lock.of(Space.ITEMS, key)));
    return locks;
  }

  /** Deletes some items; false where no item's time has come. */
  boolean delete(Instant now) {
    for (Table table : catalogue.all()) {
      TimeToLive times = table.definition.settings().timeToLive();
      if (times.enabled()) {
        KeyRange due = Expiries.due(times, now);
        List<byte[]> rows = RowKeys.first(catalogue.store(), Space.EXPIRIES, due, STEP_ITEMS);
        if (!rows.isEmpty()) {
          delete(table, rows);
          return true;
        }
      }
    }
    return false;
  }

  private void delete(Table found, List<byte[]> rows) {
    catalogue.writing(
        found.address(),
        table -> {
          if (table != found) {
            return table;
          }
          List<byte[]> keys = rows.stream().map(Expiries::rowKey).toList();
          Set<Lock> locks = locks(keys);
          for (byte[] key : keys) {
            Item item = ItemReads.find(catalogue.store(), key);
            if (item != null && table.hasLocalIndexes()) {
              locks.add(ItemCollections.lock(table, item));
            }
          }
          commits.write(locks, scope -> delete(scope, table, rows)).forEach(ItemChange::count);
          return table;
        });
  }

  private static List<ItemChange> delete(WriteScope scope, Table table, List<byte[]> rows) {
    scope.expire();
    TimeToLive times = table.definition.settings().timeToLive();
    List<ItemChange> changes = new ArrayList<>();
    for (byte[] row : rows) {
      byte[] key = Expiries.rowKey(row);
      byte[] itemRow = scope.transaction().get(Space.ITEMS, key);
      Item item = itemRow == null ? null : ItemCodec.decode(itemRow);
      Long second = item == null ? null : Expiries.second(times, item);
      // Since the row was found, the item may have got another time, or may have gone.
      if (item != null && second != null && second == Expiries.second(row)) {
        changes.add(ItemChange.write(scope, table, key, itemRow, item, null));
      }
    }
    return changes;
  }
}
