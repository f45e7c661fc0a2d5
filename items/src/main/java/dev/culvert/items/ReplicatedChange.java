package dev.culvert.items;

import dev.culvert.items.table.Fields;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemCodec;
import org.jspecify.annotations.Nullable;

/**
 * What one replica tells another of an item.
 *
 * @param item null where it was deleted
 */
record ReplicatedChange(Item key, @Nullable Item item, Stamp stamp) {

  byte[] encode() {
    return ItemCodec.encode(
        new Fields.Writer()
            .number("micros", stamp.micros())
            .text("region", stamp.region())
            .fields("keys", key)
            .fields("new", item)
            .build());
  }

  static ReplicatedChange decode(byte[] row) {
    Fields fields = new Fields(ItemCodec.decode(row));
    Fields item = fields.optionalFields("new");
    return new ReplicatedChange(
        fields.fields("keys").item(),
        item == null ? null : item.item(),
        new Stamp(fields.number("micros"), fields.text("region")));
  }
}
