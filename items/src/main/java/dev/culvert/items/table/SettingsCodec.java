package dev.culvert.items.table;

import dev.culvert.items.value.Item;
import org.jspecify.annotations.Nullable;

/** A table's settings in the form in which they are kept. */
final class SettingsCodec {
  private SettingsCodec() {}

  static Item write(TableSettings settings) {
    return new Fields.Writer()
        .constant("tableClass", settings.tableClass())
        .flag("deletionProtection", settings.deletionProtection())
        .fields("sse", write(settings.sse()))
        .fields("timeToLive", write(settings.timeToLive()))
        .textsByName("tags", settings.tags())
        .fields("policy", write(settings.policy()))
        .fields("streamPolicy", write(settings.streamPolicy()))
        .textsByName("insights", settings.insights())
        .build();
  }

  static TableSettings read(Fields fields) {
    return new TableSettings(
        fields.optionalConstant("tableClass", TableClass.class),
        fields.flag("deletionProtection"),
        readSse(fields.optionalFields("sse")),
        readTimeToLive(fields.fields("timeToLive")),
        fields.textsByName("tags"),
        readPolicy(fields.optionalFields("policy")),
        readPolicy(fields.optionalFields("streamPolicy")),
        fields.textsByName("insights"));
  }

  private static @Nullable Item write(@Nullable SseSpecification sse) {
    return sse == null
        ? null
        : new Fields.Writer()
            .flag("enabled", sse.enabled())
            .text("type", sse.type())
            .text("kmsKeyId", sse.kmsKeyId())
            .build();
  }

  private static @Nullable SseSpecification readSse(@Nullable Fields fields) {
    return fields == null
        ? null
        : new SseSpecification(
            fields.optionalFlag("enabled"),
            fields.optionalText("type"),
            fields.optionalText("kmsKeyId"));
  }

  private static Item write(TimeToLive timeToLive) {
    return new Fields.Writer()
        .flag("enabled", timeToLive.enabled())
        .text("attribute", timeToLive.attribute())
        .instant("changed", timeToLive.changed())
        .build();
  }

  private static TimeToLive readTimeToLive(Fields fields) {
    return new TimeToLive(
        fields.flag("enabled"),
        fields.optionalText("attribute"),
        fields.optionalInstant("changed"));
  }

  private static @Nullable Item write(@Nullable ResourcePolicy policy) {
    return policy == null
        ? null
        : new Fields.Writer()
            .text("document", policy.document())
            .text("revisionId", policy.revisionId())
            .build();
  }

  private static @Nullable ResourcePolicy readPolicy(@Nullable Fields fields) {
    return fields == null
        ? null
        : new ResourcePolicy(fields.text("document"), fields.text("revisionId"));
  }
}
