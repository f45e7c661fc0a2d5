package dev.culvert.items.table;

import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemCodec;
import org.jspecify.annotations.Nullable;

/** A table's definition in the form in which it is kept: an item. */
public final class DefinitionCodec {
  private DefinitionCodec() {}

  public static byte[] encode(TableDefinition table) {
    return ItemCodec.encode(write(table));
  }

  public static TableDefinition decode(byte[] row) {
    return read(new Fields(ItemCodec.decode(row)));
  }

  /** A definition as a part of another record. */
  public static Item write(TableDefinition table) {
    return new Fields.Writer()
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
        .fields("stream", StreamCodec.write(table.stream()))
        .fields("restoredFrom", write(table.restoredFrom()))
        .fields("global", write(table.global()))
        .build();
  }

  public static TableDefinition read(Fields fields) {
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
        StreamCodec.read(fields.optionalFields("stream")),
        readRestoredFrom(fields.optionalFields("restoredFrom")),
        readGlobal(fields.optionalFields("global")));
  }

  private static @Nullable Item write(@Nullable RestoredFrom from) {
    return from == null
        ? null
        : new Fields.Writer()
            .text("backup", from.backupArn())
            .text("table", from.tableArn())
            .instant("time", from.time())
            .build();
  }

  private static @Nullable RestoredFrom readRestoredFrom(@Nullable Fields fields) {
    return fields == null
        ? null
        : new RestoredFrom(
            fields.optionalText("backup"), fields.text("table"), fields.instant("time"));
  }

  private static @Nullable Item write(@Nullable GlobalTable global) {
    return global == null
        ? null
        : new Fields.Writer()
            .constant("version", global.version())
            .instant("created", global.created())
            .texts("regions", global.regions())
            .number("queue", (long) global.queue())
            .number("versions", (long) global.versions())
            .build();
  }

  private static @Nullable GlobalTable readGlobal(@Nullable Fields fields) {
    return fields == null
        ? null
        : new GlobalTable(
            fields.constant("version", GlobalTable.Version.class),
            fields.instant("created"),
            fields.texts("regions"),
            Math.toIntExact(fields.number("queue")),
            Math.toIntExact(fields.number("versions")));
  }
}
