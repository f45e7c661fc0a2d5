package dev.culvert.items.table;

import dev.culvert.items.value.Item;

/** The keys and indexes of a table in the form in which they are kept. */
final class SchemaCodec {
  private SchemaCodec() {}

  static Item write(TableSchema schema) {
    return new Fields.Writer()
        .all(
            "attributes",
            schema.attributes(),
            attribute ->
                new Fields.Writer()
                    .text("name", attribute.name())
                    .constant("type", attribute.type())
                    .build())
        .fields("key", write(schema.key()))
        .all("localIndexes", schema.localIndexes(), SchemaCodec::write)
        .all("globalIndexes", schema.globalIndexes(), SchemaCodec::write)
        .build();
  }

  static TableSchema read(Fields fields) {
    return new TableSchema(
        fields.all(
            "attributes",
            each ->
                new AttributeDefinition(
                    each.text("name"), each.constant("type", ScalarType.class))),
        readKey(fields.fields("key")),
        fields.all("localIndexes", SchemaCodec::readLocal),
        fields.all("globalIndexes", SchemaCodec::readGlobal));
  }

  private static Item write(KeySchema key) {
    return new Fields.Writer().texts("hash", key.hash()).texts("range", key.range()).build();
  }

  private static KeySchema readKey(Fields fields) {
    return new KeySchema(fields.texts("hash"), fields.texts("range"));
  }

  private static Fields.Writer writeCommon(SecondaryIndex index) {
    return new Fields.Writer()
        .number("id", (long) index.id())
        .text("name", index.name())
        .fields("key", write(index.key()))
        .constant("projection", index.projection().type())
        .texts("nonKeyAttributes", index.projection().nonKeyAttributes());
  }

  private static Item write(LocalIndex index) {
    return writeCommon(index).build();
  }

  private static Item write(GlobalIndex index) {
    return writeCommon(index)
        .fields("provisioned", CapacityCodec.write(index.provisioned()))
        .fields("onDemand", CapacityCodec.write(index.onDemand()))
        .fields("warm", CapacityCodec.write(index.warm()))
        .constant("status", index.status())
        .flag("backfilling", index.backfilling())
        .build();
  }

  private static Projection readProjection(Fields fields) {
    return new Projection(
        fields.optionalConstant("projection", ProjectionType.class),
        fields.item().containsKey("nonKeyAttributes") ? fields.texts("nonKeyAttributes") : null);
  }

  private static LocalIndex readLocal(Fields fields) {
    return new LocalIndex(
        Math.toIntExact(fields.number("id")),
        fields.text("name"),
        readKey(fields.fields("key")),
        readProjection(fields));
  }

  private static GlobalIndex readGlobal(Fields fields) {
    return new GlobalIndex(
        Math.toIntExact(fields.number("id")),
        fields.text("name"),
        readKey(fields.fields("key")),
        readProjection(fields),
        CapacityCodec.readProvisioned(fields.fields("provisioned")),
        CapacityCodec.readOnDemand(fields.optionalFields("onDemand")),
        CapacityCodec.readWarm(fields.optionalFields("warm")),
        fields.constant("status", IndexStatus.class),
        fields.flag("backfilling"));
  }
}
