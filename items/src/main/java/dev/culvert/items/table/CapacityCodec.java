package dev.culvert.items.table;

import dev.culvert.items.value.Item;
import org.jspecify.annotations.Nullable;

/** Capacity in the form in which it is kept. */
final class CapacityCodec {
  private CapacityCodec() {}

  static Item write(Capacity capacity) {
    return new Fields.Writer()
        .constant("mode", capacity.mode())
        .fields("provisioned", write(capacity.provisioned()))
        .fields("onDemand", write(capacity.onDemand()))
        .fields("warm", write(capacity.warm()))
        .instant("lastOnDemand", capacity.lastOnDemand())
        .build();
  }

  static Capacity read(Fields fields) {
    return new Capacity(
        fields.constant("mode", BillingMode.class),
        readProvisioned(fields.fields("provisioned")),
        readOnDemand(fields.optionalFields("onDemand")),
        readWarm(fields.optionalFields("warm")),
        fields.optionalInstant("lastOnDemand"));
  }

  static Item write(ProvisionedThroughput provisioned) {
    return new Fields.Writer()
        .number("read", provisioned.units().readUnits())
        .number("write", provisioned.units().writeUnits())
        .instant("lastIncrease", provisioned.lastIncrease())
        .instant("lastDecrease", provisioned.lastDecrease())
        .number("decreasesToday", provisioned.decreasesToday())
        .build();
  }

  static ProvisionedThroughput readProvisioned(Fields fields) {
    return new ProvisionedThroughput(
        new Throughput(fields.number("read"), fields.number("write")),
        fields.optionalInstant("lastIncrease"),
        fields.optionalInstant("lastDecrease"),
        fields.number("decreasesToday"));
  }

  static @Nullable Item write(@Nullable OnDemandThroughput onDemand) {
    return onDemand == null
        ? null
        : new Fields.Writer()
            .number("read", onDemand.maxReadUnits())
            .number("write", onDemand.maxWriteUnits())
            .build();
  }

  static @Nullable OnDemandThroughput readOnDemand(@Nullable Fields fields) {
    return fields == null
        ? null
        : new OnDemandThroughput(fields.optionalNumber("read"), fields.optionalNumber("write"));
  }

  static @Nullable Item write(@Nullable WarmThroughput warm) {
    return warm == null
        ? null
        : new Fields.Writer()
            .number("read", warm.readUnits())
            .number("write", warm.writeUnits())
            .build();
  }

  static @Nullable WarmThroughput readWarm(@Nullable Fields fields) {
    return fields == null
        ? null
        : new WarmThroughput(fields.optionalNumber("read"), fields.optionalNumber("write"));
  }
}
