package dev.culvert.items.table;

import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemCodec;
import org.jspecify.annotations.Nullable;

/** A table's definition in the form in which it is kept: an item. */
public final class DefinitionCodec {
  private DefinitionCodec() {}

  public static byte[] encode(TableDefinition table) {
    return ItemCodec.encode(
        new Fields.Writer()
            .text("account", table.address().account())
            .text("region", table.address().region())
            .text("name", table.address().name())
            .number("id", (long) table.id())
            .text("uuid", table.uuid())
            .instant("created", table.created())
            .constant("status", table.status())
            .instant("settled", table.settled())
            .fields("schema", SchemaCodec.write(table.schema()))
            .fields("capacity", CapacityCodec.write(table.capacity()))
            .fields("settings", SettingsCodec.write(table.settings()))
            .fields("stream", write(table.stream()))
            .build());
  }

  public static TableDefinition decode(byte[] row) {
    Fields fields = new Fields(ItemCodec.decode(row));
    return new TableDefinition(
        new TableAddress(fields.text("account"), fields.text("region"), fields.text("name")),
        Math.toIntExact(fields.number("id")),
        fields.text("uuid"),
        fields.instant("created"),
        fields.constant("status", TableStatus.class),
        fields.instant("settled"),
        SchemaCodec.read(fields.fields("schema")),
        CapacityCodec.read(fields.fields("capacity")),
        SettingsCodec.read(fields.fields("settings")),
        readStream(fields.optionalFields("stream")));
  }

  private static @Nullable Item write(@Nullable StreamDefinition stream) {
    return stream == null
        ? null
        : new Fields.Writer()
            .number("id", (long) stream.id())
            .text("label", stream.label())
            .constant("viewType", stream.viewType())
            .flag("enabled", stream.enabled())
            .build();
  }

  private static @Nullable StreamDefinition readStream(@Nullable Fields fields) {
    return fields == null
        ? null
        : new StreamDefinition(
            Math.toIntExact(fields.number("id")),
            fields.text("label"),
            fields.constant("viewType", StreamViewType.class),
            fields.flag("enabled"));
  }
}
