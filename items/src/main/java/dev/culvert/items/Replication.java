package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Lock;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Space;
import dev.culvert.items.table.GlobalTable;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Carries the changes of each replica to the others. A change waits in its table's queue until all
 * others have it; done twice, it has no further effect, because only a later write replaces an
 * earlier one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html">How
 *     global tables work</a>
 */
final class Replication {
  /** Changes carried in one step. */
  static final int STEP_CHANGES = 200;

  private final Catalogue catalogue;
  private final Commits commits;
  private final Sequences sequences;

  Replication(Catalogue catalogue, Commits commits, Sequences sequences) {
    this.catalogue = catalogue;
    this.commits = commits;
    this.sequences = sequences;
  }

  /** Carries some changes of one table; false where none waits. */
  boolean step() {
    for (Table table : catalogue.all()) {
      GlobalTable global = table.definition.global();
      if (global != null && carry(table.address(), global)) {
        return true;
      }
    }
    return false;
  }

  private boolean carry(TableAddress from, GlobalTable global) {
    List<byte[]> carried = new ArrayList<>();
    // Of several changes of an item the last is what counts.
    Map<Item, ReplicatedChange> latest = new LinkedHashMap<>();
    KeyRange queue = ReplicaRows.queue(global, sequences.settled());
    try (Cursor cursor =
        catalogue.store().scan(Space.STREAMS, queue.from(), queue.to(), Direction.FORWARD)) {
      while (carried.size() < STEP_CHANGES && cursor.next()) {
        carried.add(cursor.key());
        ReplicatedChange change = ReplicatedChange.decode(cursor.value());
        latest.put(change.key(), change);
      }
    }
    if (carried.isEmpty()) {
      return false;
    }
    for (String region : global.regions()) {
      TableAddress to = from.in(from.account(), region);
      if (!to.equals(from)) {
        apply(to, latest.values());
      }
    }
    catalogue
        .store()
        .transact(
            List.of(),
            transaction -> {
              carried.forEach(key -> transaction.delete(Space.STREAMS, key));
              return carried;
            });
    return true;
  }

  /** Writes what is later than what a replica has; a replica that is gone needs nothing. */
  void apply(TableAddress address, Collection<ReplicatedChange> changes) {
    catalogue.filling(
        address,
        table -> {
          GlobalTable global = table.definition.global();
          if (global == null || changes.isEmpty()) {
            return;
          }
          Set<Lock> locks = new LinkedHashSet<>();
          for (ReplicatedChange change : changes) {
            locks.add(Lock.of(Space.ITEMS, table.keys.ofKey(change.key())));
            if (table.hasLocalIndexes()) {
              locks.add(ItemCollections.lock(table, change.key()));
            }
          }
          commits
              .write(locks, scope -> apply(scope, table, global, changes))
              .forEach(ItemChange::count);
        });
  }

  private static List<ItemChange> apply(
      WriteScope scope, Table table, GlobalTable global, Collection<ReplicatedChange> changes) {
    List<ItemChange> made = new ArrayList<>();
    for (ReplicatedChange change : changes) {
      byte[] rowKey = table.keys.ofKey(change.key());
      Stamp there = ReplicaRows.stamp(scope.transaction(), global, rowKey);
      byte[] row = scope.transaction().get(Space.ITEMS, rowKey);
      boolean first = row == null && there.equals(Stamp.NEVER);
      if (first || there.compareTo(change.stamp()) < 0) {
        scope.stamp(change.stamp());
        Item before = row == null ? null : ItemCodec.decode(row);
        made.add(ItemChange.write(scope, table, rowKey, row, before, change.item()));
      }
    }
    return made;
  }
}
