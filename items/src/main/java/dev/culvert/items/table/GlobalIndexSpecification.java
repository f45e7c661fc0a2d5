package dev.culvert.items.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A global secondary index as asked for. */
public record GlobalIndexSpecification(
    String name,
    List<KeySchemaElement> keySchema,
    Projection projection,
    @Nullable Throughput throughput,
    @Nullable OnDemandThroughput onDemand,
    @Nullable WarmThroughput warm) {
  public GlobalIndexSpecification {
    keySchema = List.copyOf(keySchema);
  }

  /** An index without any word on throughput. */
  public GlobalIndexSpecification(
      String name, List<KeySchemaElement> keySchema, Projection projection) {
    this(name, keySchema, projection, null, null, null);
  }
}
