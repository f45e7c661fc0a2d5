package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.row.KeyWriter;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Lock;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Snapshot;
import dev.culvert.items.store.Space;
import dev.culvert.items.stream.RecordCodec;
import dev.culvert.items.stream.StreamRecord;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.table.TableStatus;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new table: first with the items that a snapshot holds; then, to go back in time, the
 * changes since that moment are undone, the latest first. Done twice, both come to the same.
 */
final class RestoreJob implements CopyJob {
  /** Items written in one step. */
  static final int STEP_ITEMS = 200;

  private final Catalogue catalogue;
  private final Commits commits;
  private final Snapshot snapshot;
  private final Table target;
  private final Restore restore;
  private @Nullable KeyRange items;
  private @Nullable KeyRange changes;

  RestoreJob(
      Catalogue catalogue, Commits commits, Snapshot snapshot, Table target, Restore restore) {
    this.catalogue = catalogue;
    this.commits = commits;
    this.snapshot = snapshot;
    this.target = target;
    this.restore = restore;
    this.items = under(restore.rows());
    this.changes = restore.log() == 0 ? null : under(restore.log());
  }

  private static KeyRange under(int id) {
    return KeyRange.startingWith(new KeyWriter(Integer.BYTES).id(id).toArray());
  }

  @Override
  public boolean step() {
    if (items != null) {
      items = copy(items);
      return true;
    }
    if (changes != null) {
      changes = undo(changes);
      return true;
    }
    finish();
    return false;
  }

  private @Nullable KeyRange copy(KeyRange rest) {
    List<Item> found = new ArrayList<>();
    byte[] last = null;
    try (Cursor cursor = snapshot.scan(Space.ITEMS, rest.from(), rest.to(), Direction.FORWARD)) {
      while (found.size() < STEP_ITEMS && cursor.next()) {
        last = cursor.key();
        found.add(ItemCodec.decode(cursor.value()));
      }
    }
    Map<Item, @Nullable Item> states = new LinkedHashMap<>();
    found.forEach(item -> states.put(target.keys.keyOf(item), item));
    write(states);
    return last == null || found.size() < STEP_ITEMS ? null : rest.after(last);
  }

  private @Nullable KeyRange undo(KeyRange rest) {
    Map<Item, @Nullable Item> states = new LinkedHashMap<>();
    byte[] last = null;
    boolean done = false;
    try (Cursor cursor = snapshot.scan(Space.STREAMS, rest.from(), rest.to(), Direction.BACKWARD)) {
      while (!done && states.size() < STEP_ITEMS) {
        done = !cursor.next();
        if (!done) {
          StreamRecord record = RecordCodec.decode(0, cursor.value());
          done = !record.created().isAfter(restore.time());
          if (!done) {
            last = cursor.key();
            states.put(record.keys(), record.oldImage());
          }
        }
      }
    }
    write(states);
    return done || last == null ? null : rest.before(last);
  }

  /** Gives items the states that they are to have; null for none. */
  private void write(Map<Item, @Nullable Item> states) {
    Set<Lock> locks = new LinkedHashSet<>();
    for (Item key : states.keySet()) {
      locks.add(Lock.of(Space.ITEMS, target.keys.ofKey(key)));
      if (target.hasLocalIndexes()) {
        locks.add(ItemCollections.lock(target, key));
      }
    }
    commits
        .write(
            locks,
            scope -> {
              List<ItemChange> made = new ArrayList<>();
              states.forEach((key, state) -> {
                byte[] rowKey = target.keys.ofKey(key);
                byte[] row = scope.transaction().get(Space.ITEMS, rowKey);
                Item before = row == null ? null : ItemCodec.decode(row);
                made.add(ItemChange.write(scope, target, rowKey, row, before, state));
              });
              return made;
            })
        .forEach(ItemChange::count);
  }

  private void finish() {
    catalogue.changing(() -> {
      Table current = catalogue.find(target.address());
      if (current != null && current.definition.id() == target.definition.id()) {
        TableDefinition definition = current.definition;
        catalogue.put(
            definition.withStatus(TableStatus.ACTIVE, definition.created()),
            transaction -> transaction.delete(Space.META, MetaKey.RESTORE.of(definition.id())));
      }
      return target;
    });
  }

  @Override
  public boolean reads(int rows) {
    return restore.rows() == rows || restore.log() == rows;
  }

  @Override
  public void close() {
    snapshot.close();
  }
}
