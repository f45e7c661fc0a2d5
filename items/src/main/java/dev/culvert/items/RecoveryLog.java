package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.row.KeyWriter;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Store;
import dev.culvert.items.stream.EventName;
import dev.culvert.items.stream.RecordCodec;
import dev.culvert.items.stream.StreamRecord;
import dev.culvert.items.table.PointInTimeRecovery;
import dev.culvert.items.value.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each change of a table with continuous backups replaced: {@code id (4) | sequence number
 * (8)} in the space of streams.
 */
final class RecoveryLog {
  private static final int STEP_ROWS = 1000;

  private RecoveryLog() {}

  static void record(WriteScope scope, Table table, @Nullable Item before, @Nullable Item after) {
    PointInTimeRecovery recovery = table.definition.settings().recovery();
    Item present = before == null ? after : before;
    if (!recovery.enabled() || present == null) {
      return;
    }
    StreamRecord record =
        new StreamRecord(
            scope.takeSequence(),
            EventName.MODIFY,
            scope.now(),
            table.keys.keyOf(present),
            null,
            before,
            false);
    byte[] key = new KeyWriter(12).id(recovery.rows()).number(record.sequence()).toArray();
    scope.transaction().put(Space.STREAMS, key, RecordCodec.encode(record));
  }

  /** All that is kept of a table's changes. */
  static KeyRange rows(PointInTimeRecovery recovery) {
    return KeyRange.startingWith(new KeyWriter(Integer.BYTES).id(recovery.rows()).toArray());
  }

  /** Removes some of what is too old to go back to; false where there is none. */
  static boolean trim(Catalogue catalogue, Instant now) {
    for (Table table : catalogue.all()) {
      PointInTimeRecovery recovery = table.definition.settings().recovery();
      if (recovery.enabled() && trim(catalogue.store(), recovery, now)) {
        return true;
      }
    }
    return false;
  }

  private static boolean trim(Store store, PointInTimeRecovery recovery, Instant now) {
    KeyRange all = rows(recovery);
    List<byte[]> old = new ArrayList<>();
    try (Cursor cursor = store.scan(Space.STREAMS, all.from(), all.to(), Direction.FORWARD)) {
      while (old.size() < STEP_ROWS
          && cursor.next()
          && RecordCodec.decode(0, cursor.value()).created().isBefore(recovery.earliest(now))) {
        old.add(cursor.key());
      }
    }
    if (old.isEmpty()) {
      return false;
    }
    store.transact(
        List.of(),
        transaction -> {
          old.forEach(key -> transaction.delete(Space.STREAMS, key));
          return old;
        });
    return true;
  }
}
