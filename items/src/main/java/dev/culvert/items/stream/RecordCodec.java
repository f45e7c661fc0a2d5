package dev.culvert.items.stream;

import dev.culvert.items.table.Fields;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemCodec;
import org.jspecify.annotations.Nullable;

/** Stream records as rows, and back; the sequence number is in the row's key. */
public final class RecordCodec {
  private RecordCodec() {}

  public static byte[] encode(StreamRecord record) {
    return ItemCodec.encode(
        new Fields.Writer()
            .constant("event", record.event())
            .instant("created", record.created())
            .fields("keys", record.keys())
            .fields("new", record.newImage())
            .fields("old", record.oldImage())
            .flag("expired", record.expired() ? true : null)
            .build());
  }

  public static StreamRecord decode(long sequence, byte[] row) {
    Fields fields = new Fields(ItemCodec.decode(row));
    return new StreamRecord(
        sequence,
        fields.constant("event", EventName.class),
        fields.instant("created"),
        fields.fields("keys").item(),
        item(fields.optionalFields("new")),
        item(fields.optionalFields("old")),
        fields.flag("expired"));
  }

  private static @Nullable Item item(@Nullable Fields fields) {
    return fields == null ? null : fields.item();
  }
}
