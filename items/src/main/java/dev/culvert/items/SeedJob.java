package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Snapshot;
import dev.culvert.items.store.Space;
import dev.culvert.items.table.GlobalTable;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.table.TableStatus;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemCodec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new replica with what another one has. The snapshot is taken when the copying begins, by
 * the thread that also carries changes: a change is either in it or carried to this replica too.
 */
final class SeedJob implements CopyJob {
  /** Items copied in one step. */
  static final int STEP_ITEMS = 200;

  private final Catalogue catalogue;
  private final Replication replication;
  private final TableAddress target;
  private @Nullable Table source;
  private @Nullable Snapshot snapshot;
  private @Nullable KeyRange rest;

  SeedJob(Catalogue catalogue, Replication replication, TableAddress target) {
    this.catalogue = catalogue;
    this.replication = replication;
    this.target = target;
  }

  @Override
  public boolean step() {
    if (snapshot == null) {
      source = source();
      snapshot = catalogue.store().snapshot();
      rest = source == null ? null : source.rows.all();
    }
    if (rest != null && source != null) {
      rest = copy(source, snapshot, rest);
      return true;
    }
    finish();
    return false;
  }

  /** A replica that is in use, or null where there is none any more. */
  private @Nullable Table source() {
    Table own = catalogue.find(target);
    List<TableAddress> others =
        own == null ? List.of() : GlobalTables.otherAddresses(own.definition);
    for (TableAddress address : others) {
      Table other = catalogue.find(address);
      if (other != null && !other.isPending()) {
        return other;
      }
    }
    return null;
  }

  private @Nullable KeyRange copy(Table from, Snapshot items, KeyRange range) {
    GlobalTable global = from.definition.global();
    List<ReplicatedChange> changes = new ArrayList<>();
    byte[] last = null;
    try (Cursor cursor = items.scan(Space.ITEMS, range.from(), range.to(), Direction.FORWARD)) {
      while (changes.size() < STEP_ITEMS && cursor.next()) {
        last = cursor.key();
        Item item = ItemCodec.decode(cursor.value());
        Stamp stamp = global == null ? Stamp.NEVER : ReplicaRows.stamp(items, global, last);
        changes.add(new ReplicatedChange(from.keys.keyOf(item), item, stamp));
      }
    }
    replication.apply(target, changes);
    return last == null || changes.size() < STEP_ITEMS ? null : range.after(last);
  }

  private void finish() {
    catalogue.changing(() -> {
      Table current = catalogue.find(target);
      if (current != null) {
        TableDefinition definition = current.definition;
        catalogue.put(definition.withStatus(TableStatus.ACTIVE, definition.created()));
      }
      return target;
    });
  }

  @Override
  public boolean reads(int rows) {
    return snapshot != null && source != null && source.definition.id() == rows;
  }

  @Override
  public void close() {
    if (snapshot != null) {
      snapshot.close();
    }
  }
}
