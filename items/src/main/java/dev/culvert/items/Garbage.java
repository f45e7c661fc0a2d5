package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.row.KeyWriter;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Store;
import dev.culvert.items.store.Transaction;
import dev.culvert.items.table.PointInTimeRecovery;
import dev.culvert.items.table.SecondaryIndex;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.table.TimeToLive;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Rows under ids that nobody will ask for again. Their ids are written down in the transaction that
 * makes them garbage, and the rows are removed in steps; a step that a crash undoes is done again.
 */
final class Garbage {
  /** Rows removed in one step. */
  static final int STEP_ROWS = 1000;

  private Garbage() {}

  /** Makes garbage of everything that a table has but its stream. */
  static void drop(Transaction transaction, TableDefinition table, Instant now) {
    drop(transaction, Space.ITEMS, table.id(), now);
    for (SecondaryIndex index : table.schema().indexes()) {
      drop(transaction, Space.INDEXES, index.id(), now);
      transaction.delete(Space.META, MetaKey.SIZE.of(index.id()));
      transaction.delete(Space.META, MetaKey.BACKFILL.of(index.id()));
    }
    PointInTimeRecovery recovery = table.settings().recovery();
    if (recovery.enabled()) {
      drop(transaction, Space.STREAMS, recovery.rows(), now);
    }
    TimeToLive times = table.settings().timeToLive();
    if (times.enabled()) {
      drop(transaction, Space.EXPIRIES, times.rows(), now);
      transaction.delete(Space.META, MetaKey.BACKFILL.of(times.rows()));
    }
    GlobalTables.drop(transaction, table.global(), now);
    transaction.delete(Space.META, MetaKey.SIZE.of(table.id()));
  }

  /** Makes garbage of the rows under one id. */
  static void drop(Transaction transaction, Space space, int id, Instant now) {
    byte[] name = space.name().getBytes(StandardCharsets.UTF_8);
    byte[] value =
        ByteBuffer.allocate(8 + name.length).putLong(now.toEpochMilli()).put(name).array();
    transaction.put(Space.META, MetaKey.DROPPED.of(id), value);
  }

  /**
   * Removes some rows; false where there was nothing to do.
   *
   * @param stillRead whether somebody copies rows of that name
   */
  static boolean sweep(Store store, IntPredicate stillRead) {
    KeyRange all = MetaKey.DROPPED.all();
    try (Cursor cursor = store.scan(Space.META, all.from(), all.to(), Direction.FORWARD)) {
      while (cursor.next()) {
        byte[] name = cursor.key();
        int id = ByteBuffer.wrap(name, name.length - Integer.BYTES, Integer.BYTES).getInt();
        if (!stillRead.test(id)) {
          byte[] value = cursor.value();
          int length = value.length - Long.BYTES;
          String space = new String(value, Long.BYTES, length, StandardCharsets.UTF_8);
          sweep(store, name, Space.valueOf(space), id);
          return true;
        }
      }
      return false;
    }
  }

  private static void sweep(Store store, byte[] name, Space space, int id) {
    KeyRange rows = KeyRange.startingWith(new KeyWriter(4).id(id).toArray());
    List<byte[]> doomed = RowKeys.first(store, space, rows, STEP_ROWS);
    // Sizes of item collections are kept by the beginning of the item rows' keys.
    KeyRange sums = KeyRange.startingWith(MetaKey.COLLECTION.of(rows.from()));
    List<byte[]> doomedSums =
        doomed.isEmpty() && space == Space.ITEMS
            ? RowKeys.first(store, Space.META, sums, STEP_ROWS)
            : List.of();
    store.transact(
        List.of(),
        transaction -> {
          doomed.forEach(key -> transaction.delete(space, key));
          doomedSums.forEach(key -> transaction.delete(Space.META, key));
          if (doomed.isEmpty() && doomedSums.isEmpty()) {
            transaction.delete(Space.META, name);
          }
          return doomed;
        });
  }
}
