package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.row.KeyWriter;
import dev.culvert.items.store.Reader;
import dev.culvert.items.store.Space;
import dev.culvert.items.table.GlobalTable;
import dev.culvert.items.value.Item;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a table with replicas has besides, in the space of streams: a queue of changes,
 * {@code queue id (4) | sequence number (8)}, and the items' stamps, {@code versions id (4) | the
 * rest of the item's row key}. They are written in the transaction of the item.
 */
final class ReplicaRows {
  private ReplicaRows() {}

  /** Stamps a change, and queues it for the other replicas unless it came from one of them. */
  static void record(
      WriteScope scope, Table table, byte[] rowKey, @Nullable Item before, @Nullable Item after) {
    GlobalTable global = table.definition.global();
    Item present = after == null ? before : after;
    if (global == null || present == null) {
      return;
    }
    Stamp stamp = scope.stamp();
    if (stamp == null) {
      Stamp last = stamp(scope.transaction(), global, rowKey);
      stamp = Stamp.after(last, scope.now(), table.address().region());
      ReplicatedChange change = new ReplicatedChange(table.keys.keyOf(present), after, stamp);
      byte[] key = new KeyWriter(12).id(global.queue()).number(scope.takeSequence()).toArray();
      scope.transaction().put(Space.STREAMS, key, change.encode());
    }
    scope.transaction().put(Space.STREAMS, versionKey(global, rowKey), stamp.encode());
  }

  /** An item's stamp; {@link Stamp#NEVER} where it has none. */
  static Stamp stamp(Reader reader, GlobalTable global, byte[] rowKey) {
    byte[] row = reader.get(Space.STREAMS, versionKey(global, rowKey));
    return row == null ? Stamp.NEVER : Stamp.decode(row);
  }

  private static byte[] versionKey(GlobalTable global, byte[] rowKey) {
    byte[] rest = Arrays.copyOfRange(rowKey, Integer.BYTES, rowKey.length);
    return new KeyWriter(rowKey.length).id(global.versions()).raw(rest).toArray();
  }

  /** The queue up to a sequence number, exclusive. */
  static KeyRange queue(GlobalTable global, long end) {
    return new KeyRange(
        new KeyWriter(12).id(global.queue()).number(0).toArray(),
        new KeyWriter(12).id(global.queue()).number(end).toArray());
  }
}
