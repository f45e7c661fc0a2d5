package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.store.Lock;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Store;
import dev.culvert.items.table.GlobalIndex;
import dev.culvert.items.table.IndexStatus;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.table.TableSchema;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemCodec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new global index from the items that were there before it. Writers keep the index up to
 * date from its first moment; a backfill step holds the items it deals with, reads them as they
 * are, and writes down how far it got in the same transaction, so that a crash costs one step.
 */
final class Backfill {
  /** Items dealt with in one step. */
  static final int STEP_ITEMS = 200;

  private final Catalogue catalogue;
  private final Table table;
  private final IndexRows index;

  private Backfill(Catalogue catalogue, Table table, IndexRows index) {
    this.catalogue = catalogue;
    this.table = table;
    this.index = index;
  }

  /** Goes on with one index; false where none is being filled. */
  static boolean step(Catalogue catalogue) {
    for (Table table : catalogue.all()) {
      for (IndexRows index : table.indexes) {
        if (index.isBackfilling()) {
          new Backfill(catalogue, table, index).step();
          return true;
        }
      }
    }
    return false;
  }

  private void step() {
    byte[] name = MetaKey.BACKFILL.of(index.index().id());
    byte @Nullable [] position = catalogue.store().get(Space.META, name);
    KeyRange all = table.rows.all();
    List<byte[]> keys =
        RowKeys.first(
            catalogue.store(),
            Space.ITEMS,
            position == null || position.length == 0 ? all : all.after(position),
            STEP_ITEMS);
    if (keys.isEmpty()) {
      finish(name);
      return;
    }
    Store store = catalogue.store();
    List<Lock> locks = keys.stream().map(key -> Lock.of(Space.ITEMS, key)).toList();
    List<IndexChange> changes =
        store.transact(
            locks,
            transaction -> {
              List<IndexChange> made = new ArrayList<>();
              List<byte @Nullable []> rows = transaction.getAll(Space.ITEMS, keys);
              for (byte[] row : rows) {
                Item item = row == null ? null : ItemCodec.decode(row);
                if (item != null && index.accepts(item)) {
                  IndexChange change = index.fill(transaction, item, row);
                  if (change != null) {
                    made.add(change);
                  }
                }
              }
              transaction.put(Space.META, name, keys.getLast());
              return made;
            });
    changes.forEach(IndexChange::count);
  }

  private void finish(byte[] name) {
    catalogue.changing(() -> {
      Table current = catalogue.find(table.address());
      if (current != null && current.definition.id() == table.definition.id()) {
        catalogue.put(
            active(current.definition), transaction -> transaction.delete(Space.META, name));
      }
      return table;
    });
  }

  private TableDefinition active(TableDefinition definition) {
    TableSchema schema = definition.schema();
    List<GlobalIndex> indexes =
        schema.globalIndexes().stream()
            .map(each ->
                each.id() == index.index().id() ? each.withStatus(IndexStatus.ACTIVE, false) : each)
            .toList();
    return definition.withSchema(schema.with(schema.attributes(), indexes));
  }
}
