package dev.culvert.services.dynamodb;

import dev.culvert.items.ValidationException;
import dev.culvert.items.table.AttributeDefinition;
import dev.culvert.items.table.BillingMode;
import dev.culvert.items.table.CreateTable;
import dev.culvert.items.table.GlobalIndexSpecification;
import dev.culvert.items.table.GlobalIndexUpdate;
import dev.culvert.items.table.KeySchemaElement;
import dev.culvert.items.table.KeyType;
import dev.culvert.items.table.LocalIndexSpecification;
import dev.culvert.items.table.OnDemandThroughput;
import dev.culvert.items.table.Projection;
import dev.culvert.items.table.ProjectionType;
import dev.culvert.items.table.ScalarType;
import dev.culvert.items.table.SseSpecification;
import dev.culvert.items.table.StreamSpecification;
import dev.culvert.items.table.StreamViewType;
import dev.culvert.items.table.TableClass;
import dev.culvert.items.table.Throughput;
import dev.culvert.items.table.UpdateTable;
import dev.culvert.items.table.WarmThroughput;
import dev.culvert.services.Call;
import dev.culvert.shapes.dynamodb.CreateTableRequest;
import dev.culvert.shapes.dynamodb.UpdateTableRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Requests for tables, from the wire's shapes to the engine's. */
final class TableRequests {
  private TableRequests() {}

  static CreateTable create(CreateTableRequest input, Call call) {
    return new CreateTable(
        TableRef.ofTable(input.tableName, call),
        Objects.requireNonNullElse(attributes(input.attributeDefinitions), List.of()),
        Objects.requireNonNullElse(keySchema(input.keySchema), List.of()),
        list(
            input.localSecondaryIndexes,
            index ->
                new LocalIndexSpecification(
                    required(index.indexName, "indexName"),
                    required(keySchema(index.keySchema), "keySchema"),
                    required(projection(index.projection), "projection"))),
        list(
            input.globalSecondaryIndexes,
            index ->
                new GlobalIndexSpecification(
                    required(index.indexName, "indexName"),
                    required(keySchema(index.keySchema), "keySchema"),
                    required(projection(index.projection), "projection"),
                    throughput(index.provisionedThroughput),
                    onDemand(index.onDemandThroughput),
                    warm(index.warmThroughput))),
        named(input.billingMode, BillingMode::valueOf),
        throughput(input.provisionedThroughput),
        onDemand(input.onDemandThroughput),
        warm(input.warmThroughput),
        stream(input.streamSpecification),
        sse(input.sseSpecification),
        named(input.tableClass, TableClass::valueOf),
        Boolean.TRUE.equals(input.deletionProtectionEnabled),
        tags(input.tags),
        input.resourcePolicy);
  }

  static UpdateTable update(UpdateTableRequest input, Call call) {
    return new UpdateTable(
        TableRef.ofTable(input.tableName, call),
        attributes(input.attributeDefinitions),
        named(input.billingMode, BillingMode::valueOf),
        throughput(input.provisionedThroughput),
        onDemand(input.onDemandThroughput),
        warm(input.warmThroughput),
        list(input.globalSecondaryIndexUpdates, TableRequests::indexUpdate),
        stream(input.streamSpecification),
        sse(input.sseSpecification),
        named(input.tableClass, TableClass::valueOf),
        input.deletionProtectionEnabled);
  }

  private static GlobalIndexUpdate indexUpdate(
      dev.culvert.shapes.dynamodb.GlobalSecondaryIndexUpdate update) {
    if (update.createValue != null) {
      var create = update.createValue;
      return new GlobalIndexUpdate.Create(
          new GlobalIndexSpecification(
              required(create.indexName, "indexName"),
              required(keySchema(create.keySchema), "keySchema"),
              required(projection(create.projection), "projection"),
              throughput(create.provisionedThroughput),
              onDemand(create.onDemandThroughput),
              warm(create.warmThroughput)));
    }
    if (update.update != null) {
      var change = update.update;
      return new GlobalIndexUpdate.Update(
          required(change.indexName, "indexName"),
          throughput(change.provisionedThroughput),
          onDemand(change.onDemandThroughput),
          warm(change.warmThroughput));
    }
    if (update.delete != null) {
      return new GlobalIndexUpdate.Delete(required(update.delete.indexName, "indexName"));
    }
    throw new ValidationException(
        "One or more parameter values were invalid: One of GlobalSecondaryIndexUpdate.Update,"
            + " GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be"
            + " null");
  }

  static Map<String, String> tags(@Nullable List<dev.culvert.shapes.dynamodb.Tag> tags) {
    return tags == null
        ? Map.of()
        : tags.stream()
            .collect(
                Collectors.toMap(
                    tag -> required(tag.key, "key"),
                    tag -> required(tag.value, "value"),
                    (first, second) -> second));
  }

  private static @Nullable List<AttributeDefinition> attributes(
      @Nullable List<dev.culvert.shapes.dynamodb.AttributeDefinition> attributes) {
    return list(
        attributes,
        attribute ->
            new AttributeDefinition(
                required(attribute.attributeName, "attributeName"),
                ScalarType.valueOf(required(attribute.attributeType, "attributeType"))));
  }

  private static @Nullable List<KeySchemaElement> keySchema(
      @Nullable List<dev.culvert.shapes.dynamodb.KeySchemaElement> elements) {
    return list(
        elements,
        element ->
            new KeySchemaElement(
                required(element.attributeName, "attributeName"),
                KeyType.valueOf(required(element.keyType, "keyType"))));
  }

  private static @Nullable Projection projection(
      dev.culvert.shapes.dynamodb.@Nullable Projection projection) {
    return projection == null
        ? null
        : new Projection(
            named(projection.projectionType, ProjectionType::valueOf), projection.nonKeyAttributes);
  }

  static @Nullable Throughput throughput(
      dev.culvert.shapes.dynamodb.@Nullable ProvisionedThroughput throughput) {
    return throughput == null
        ? null
        : new Throughput(
            required(throughput.readCapacityUnits, "readCapacityUnits"),
            required(throughput.writeCapacityUnits, "writeCapacityUnits"));
  }

  static @Nullable OnDemandThroughput onDemand(
      dev.culvert.shapes.dynamodb.@Nullable OnDemandThroughput throughput) {
    return throughput == null
        ? null
        : new OnDemandThroughput(throughput.maxReadRequestUnits, throughput.maxWriteRequestUnits);
  }

  private static @Nullable WarmThroughput warm(
      dev.culvert.shapes.dynamodb.@Nullable WarmThroughput throughput) {
    return throughput == null
        ? null
        : new WarmThroughput(throughput.readUnitsPerSecond, throughput.writeUnitsPerSecond);
  }

  private static @Nullable StreamSpecification stream(
      dev.culvert.shapes.dynamodb.@Nullable StreamSpecification stream) {
    return stream == null
        ? null
        : new StreamSpecification(
            Boolean.TRUE.equals(stream.streamEnabled),
            named(stream.streamViewType, StreamViewType::valueOf));
  }

  static @Nullable SseSpecification sse(
      dev.culvert.shapes.dynamodb.@Nullable SSESpecification sse) {
    return sse == null ? null : new SseSpecification(sse.enabled, sse.sseType, sse.kmsMasterKeyId);
  }

  private static <T> @Nullable T named(@Nullable String name, Function<String, T> valueOf) {
    return name == null ? null : valueOf.apply(name);
  }

  private static <S, T> @Nullable List<T> list(@Nullable List<S> list, Function<S, T> element) {
    return list == null ? null : list.stream().map(element).toList();
  }

  private static <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw new ValidationException(
          "1 validation error detected: Value null at '"
              + name
              + "' failed to satisfy constraint: Member must not be null");
    }
    return value;
  }
}
