package dev.culvert.items.table;

import dev.culvert.items.value.Item;
import org.jspecify.annotations.Nullable;

/** A table's stream in the form in which it is kept. */
final class StreamCodec {
  private StreamCodec() {}

  static @Nullable Item write(@Nullable StreamDefinition stream) {
    return stream == null
        ? null
        : new Fields.Writer()
            .number("id", (long) stream.id())
            .text("label", stream.label())
            .constant("viewType", stream.viewType())
            .flag("enabled", stream.enabled())
            .instant("created", stream.created())
            .all("shards", stream.shards(), StreamCodec::write)
            .build();
  }

  static @Nullable StreamDefinition read(@Nullable Fields fields) {
    return fields == null
        ? null
        : new StreamDefinition(
            Math.toIntExact(fields.number("id")),
            fields.text("label"),
            fields.constant("viewType", StreamViewType.class),
            fields.flag("enabled"),
            fields.instant("created"),
            fields.all("shards", StreamCodec::readShard));
  }

  private static Item write(Shard shard) {
    return new Fields.Writer()
        .number("number", (long) shard.number())
        .number("parent", shard.parent() == null ? null : (long) shard.parent())
        .number("firstHash", shard.firstHash())
        .number("lastHash", shard.lastHash())
        .number("start", shard.start())
        .number("end", shard.end())
        .instant("opened", shard.opened())
        .build();
  }

  private static Shard readShard(Fields fields) {
    Long parent = fields.optionalNumber("parent");
    return new Shard(
        Math.toIntExact(fields.number("number")),
        parent == null ? null : Math.toIntExact(parent),
        fields.number("firstHash"),
        fields.number("lastHash"),
        fields.number("start"),
        fields.optionalNumber("end"),
        fields.instant("opened"));
  }
}
