package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.row.KeyWriter;
import dev.culvert.items.store.Space;
import dev.culvert.items.stream.EventName;
import dev.culvert.items.stream.RecordCodec;
import dev.culvert.items.stream.StreamRecord;
import dev.culvert.items.table.Shard;
import dev.culvert.items.table.StreamDefinition;
import dev.culvert.items.table.StreamViewType;
import dev.culvert.items.value.Item;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The rows of stream records: {@code stream id (4) | shard (4) | sequence number (8)}. */
final class StreamRows {
  private static final int HASH_OFFSET = 4;

  private StreamRows() {}

  /** Records a change, if the table's stream is on. */
  static void record(
      WriteScope scope, Table table, byte[] rowKey, @Nullable Item before, @Nullable Item after) {
    StreamDefinition stream = table.definition.stream();
    if (stream == null || !stream.enabled()) {
      return;
    }
    Item present = after == null ? before : after;
    if (present == null) {
      return;
    }
    StreamViewType view = stream.viewType();
    StreamRecord record =
        new StreamRecord(
            scope.takeSequence(),
            event(before, after),
            scope.now(),
            table.keys.keyOf(present),
            hasNew(view) ? after : null,
            hasOld(view) ? before : null,
            scope.isExpiring());
    Shard shard = stream.shardFor(ByteBuffer.wrap(rowKey).getLong(HASH_OFFSET));
    scope
        .transaction()
        .put(Space.STREAMS, key(stream, shard, record.sequence()), RecordCodec.encode(record));
  }

  private static EventName event(@Nullable Item before, @Nullable Item after) {
    if (before == null) {
      return EventName.INSERT;
    }
    return after == null ? EventName.REMOVE : EventName.MODIFY;
  }

  private static boolean hasNew(StreamViewType view) {
    return view == StreamViewType.NEW_IMAGE || view == StreamViewType.NEW_AND_OLD_IMAGES;
  }

  private static boolean hasOld(StreamViewType view) {
    return view == StreamViewType.OLD_IMAGE || view == StreamViewType.NEW_AND_OLD_IMAGES;
  }

  static byte[] key(StreamDefinition stream, Shard shard, long sequence) {
    return new KeyWriter(16).id(stream.id()).id(shard.number()).number(sequence).toArray();
  }

  static long sequence(byte[] rowKey) {
    return ByteBuffer.wrap(rowKey).getLong(8);
  }

  /** The records of a shard from one number, inclusive, to another, exclusive. */
  static KeyRange range(StreamDefinition stream, Shard shard, long from, long to) {
    return new KeyRange(key(stream, shard, from), key(stream, shard, to));
  }
}
