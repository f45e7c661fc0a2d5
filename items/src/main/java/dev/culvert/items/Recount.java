package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Snapshot;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Store;
import dev.culvert.items.table.Size;
import dev.culvert.items.value.ItemCodec;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Counts a table and its indexes from their rows while they are being written: the tallies are set
 * to zero at the moment of a snapshot in which no write is under way, writers go on adding what
 * they change, and this adds what the snapshot holds.
 */
final class Recount {
  /** Rows counted in one step. */
  static final int STEP_ROWS = 5000;

  private final Snapshot snapshot;
  private final Deque<Part> parts = new ArrayDeque<>();

  private record Part(Space space, KeyRange rest, Tally tally) {}

  private Recount(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  static Recount begin(Store store, Table table) {
    table.state.gate.writeLock().lock();
    try {
      Recount recount = new Recount(store.snapshot());
      recount.add(Space.ITEMS, table.rows.all(), table.tally);
      table.indexes.forEach(index -> recount.add(Space.INDEXES, index.rows().all(), index.tally()));
      return recount;
    } finally {
      table.state.gate.writeLock().unlock();
    }
  }

  private void add(Space space, KeyRange all, Tally tally) {
    tally.reset(Size.ZERO);
    parts.add(new Part(space, all, tally));
  }

  /** Counts some rows; false where there are no more. */
  boolean step() {
    Part part = parts.poll();
    if (part == null) {
      return false;
    }
    byte[] last = null;
    int rows = 0;
    long bytes = 0;
    KeyRange rest = part.rest();
    try (Cursor cursor = snapshot.scan(part.space(), rest.from(), rest.to(), Direction.FORWARD)) {
      while (rows < STEP_ROWS && cursor.next()) {
        rows++;
        bytes += ItemCodec.decode(cursor.value()).sizeInBytes();
        last = cursor.key();
      }
    }
    part.tally().add(rows, bytes);
    if (rows == STEP_ROWS && last != null) {
      parts.addFirst(new Part(part.space(), rest.after(last), part.tally()));
    }
    return true;
  }

  void close() {
    snapshot.close();
  }
}
