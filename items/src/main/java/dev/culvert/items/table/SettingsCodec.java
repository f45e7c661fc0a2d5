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
        .fields("recovery", write(settings.recovery()))
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
        readRecovery(fields.optionalFields("recovery")),
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
        .number("rows", (long) timeToLive.rows())
        .build();
  }

  private static TimeToLive readTimeToLive(Fields fields) {
    return new TimeToLive(
        fields.flag("enabled"),
        fields.optionalText("attribute"),
        fields.optionalInstant("changed"),
        Math.toIntExact(fields.number("rows")));
  }

  private static Item write(PointInTimeRecovery recovery) {
    return new Fields.Writer()
        .flag("enabled", recovery.enabled())
        .number("recoveryDays", (long) recovery.recoveryDays())
        .instant("since", recovery.since())
        .number("rows", (long) recovery.rows())
        .build();
  }

  private static PointInTimeRecovery readRecovery(@Nullable Fields fields) {
    return fields == null
        ? PointInTimeRecovery.OFF
        : new PointInTimeRecovery(
            fields.flag("enabled"),
            Math.toIntExact(fields.number("recoveryDays")),
            fields.optionalInstant("since"),
            Math.toIntExact(fields.number("rows")));
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
