package dev.culvert.items;

import dev.culvert.items.store.Space;
import dev.culvert.items.store.Store;
import dev.culvert.items.table.Size;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the tallies of tables and indexes over restarts. They are counted in memory and written
 * down when the database is closed; after a crash they are counted again from the rows.
 */
final class Sizes {
  private final Catalogue catalogue;

  /** Tables still to be counted again. */
  private final Deque<Table> uncounted = new ArrayDeque<>();

  private @Nullable Recount recount;

  /** Reads what was written down, and notes that it may be out of date from now on. */
  Sizes(Catalogue catalogue) {
    this.catalogue = catalogue;
    Store store = catalogue.store();
    boolean crashed = store.get(Space.META, MetaKey.IN_USE.alone()) != null;
    if (crashed) {
      uncounted.addAll(catalogue.all());
      return;
    }
    for (Table table : catalogue.all()) {
      load(table.definition.id(), table.tally);
      table.indexes.forEach(index -> load(index.index().id(), index.tally()));
    }
    store.transact(
        List.of(),
        transaction -> {
          transaction.put(Space.META, MetaKey.IN_USE.alone(), new byte[0]);
          return store;
        });
  }

  private void load(int id, Tally tally) {
    byte[] row = catalogue.store().get(Space.META, MetaKey.SIZE.of(id));
    if (row != null) {
      ByteBuffer buffer = ByteBuffer.wrap(row);
      Size size = new Size(buffer.getLong(), buffer.getLong());
      tally.reset(size);
    }
  }

  /** Goes on counting what a crash left uncounted; false where there is nothing to count. */
  synchronized boolean step() {
    if (recount == null) {
      Table next = uncounted.poll();
      if (next == null) {
        return false;
      }
      recount = Recount.begin(catalogue.store(), next);
    }
    if (!recount.step()) {
      recount.close();
      recount = null;
    }
    return true;
  }

  /** Writes the tallies down, unless some are not known. */
  synchronized void close() {
    if (recount != null) {
      recount.close();
      return;
    }
    if (!uncounted.isEmpty()) {
      return;
    }
    record Named(int id, Size size) {}
    List<Named> sizes = new ArrayList<>();
    for (Table table : catalogue.all()) {
      sizes.add(new Named(table.definition.id(), table.tally.size()));
      table.indexes.forEach(
          index -> sizes.add(new Named(index.index().id(), index.tally().size())));
    }
    catalogue
        .store()
        .transact(
            List.of(),
            transaction -> {
              for (Named named : sizes) {
                byte[] row =
                    ByteBuffer.allocate(16)
                        .putLong(named.size().items())
                        .putLong(named.size().bytes())
                        .array();
                transaction.put(Space.META, MetaKey.SIZE.of(named.id()), row);
              }
              transaction.delete(Space.META, MetaKey.IN_USE.alone());
              return sizes;
            });
  }
}
