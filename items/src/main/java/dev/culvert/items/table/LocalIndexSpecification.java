package dev.culvert.items.table;

import java.util.List;

/** A local secondary index as asked for. */
public record LocalIndexSpecification(
    String name, List<KeySchemaElement> keySchema, Projection projection) {
  public LocalIndexSpecification {
    keySchema = List.copyOf(keySchema);
  }
}
