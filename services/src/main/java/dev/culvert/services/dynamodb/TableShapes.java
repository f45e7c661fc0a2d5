package dev.culvert.services.dynamodb;

import dev.culvert.items.table.BillingMode;
import dev.culvert.items.table.GlobalIndex;
import dev.culvert.items.table.LocalIndex;
import dev.culvert.items.table.Size;
import dev.culvert.items.table.SseSpecification;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableStatus;
import dev.culvert.services.kms.ManagedKey;
import dev.culvert.shapes.dynamodb.AttributeDefinition;
import dev.culvert.shapes.dynamodb.BillingModeSummary;
import dev.culvert.shapes.dynamodb.GlobalSecondaryIndexDescription;
import dev.culvert.shapes.dynamodb.GlobalSecondaryIndexWarmThroughputDescription;
import dev.culvert.shapes.dynamodb.KeySchemaElement;
import dev.culvert.shapes.dynamodb.LocalSecondaryIndexDescription;
import dev.culvert.shapes.dynamodb.OnDemandThroughput;
import dev.culvert.shapes.dynamodb.Projection;
import dev.culvert.shapes.dynamodb.ProvisionedThroughputDescription;
import dev.culvert.shapes.dynamodb.RestoreSummary;
import dev.culvert.shapes.dynamodb.SSEDescription;
import dev.culvert.shapes.dynamodb.StreamSpecification;
import dev.culvert.shapes.dynamodb.TableClassSummary;
import dev.culvert.shapes.dynamodb.TableDescription;
import dev.culvert.shapes.dynamodb.TableWarmThroughputDescription;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tables as DescribeTable tells them. */
final class TableShapes {
  private TableShapes() {}

  static TableDescription of(dev.culvert.items.table.TableDescription table) {
    var definition = table.definition();
    var schema = definition.schema();
    var address = definition.address();
    var capacity = definition.capacity();
    var settings = definition.settings();
    var description =
        new TableDescription()
            .attributeDefinitions(
                schema.attributes().stream()
                    .map(attribute ->
                        new AttributeDefinition()
                            .attributeName(attribute.name())
                            .attributeType(attribute.type().name()))
                    .toList())
            .tableName(address.name())
            .keySchema(keySchema(schema.key()))
            .tableStatus(table.status().name())
            .creationDateTime(definition.created())
            .provisionedThroughput(provisioned(capacity.provisioned()))
            .tableSizeBytes(table.size().bytes())
            .itemCount(table.size().items())
            .tableArn(address.arn())
            .tableId(definition.uuid())
            .onDemandThroughput(onDemand(capacity.onDemand()))
            .deletionProtectionEnabled(settings.deletionProtection());
    if (capacity.mode() == BillingMode.PAY_PER_REQUEST || capacity.lastOnDemand() != null) {
      description.billingModeSummary(
          new BillingModeSummary()
              .billingMode(capacity.mode().name())
              .lastUpdateToPayPerRequestDateTime(capacity.lastOnDemand()));
    }
    var warm = capacity.warmed();
    description.warmThroughput(
        new TableWarmThroughputDescription()
            .readUnitsPerSecond(warm.readUnits())
            .writeUnitsPerSecond(warm.writeUnits())
            .status("ACTIVE"));
    if (settings.tableClass() != null) {
      description.tableClassSummary(
          new TableClassSummary().tableClass(settings.tableClass().name()));
    }
    description.sseDescription(sse(settings.sse(), address));
    var restored = definition.restoredFrom();
    if (restored != null) {
      description.restoreSummary(
          new RestoreSummary()
              .sourceBackupArn(restored.backupArn())
              .sourceTableArn(restored.tableArn())
              .restoreDateTime(restored.time())
              .restoreInProgress(table.status() == TableStatus.CREATING));
    }
    var global = definition.global();
    if (global != null) {
      description.globalTableVersion(global.version().text());
    }
    var stream = definition.stream();
    if (stream != null) {
      description
          .latestStreamLabel(stream.label())
          .latestStreamArn(address.streamArn(stream.label()));
      if (stream.enabled()) {
        description.streamSpecification(
            new StreamSpecification().streamEnabled(true).streamViewType(stream.viewType().name()));
      }
    }
    if (!schema.localIndexes().isEmpty()) {
      description.localSecondaryIndexes(
          schema.localIndexes().stream()
              .map(index -> local(index, address.indexArn(index.name()), table.indexSizes()))
              .toList());
    }
    if (!schema.globalIndexes().isEmpty()) {
      description.globalSecondaryIndexes(
          schema.globalIndexes().stream()
              .map(index ->
                  global(
                      index, capacity.mode(), address.indexArn(index.name()), table.indexSizes()))
              .toList());
    }
    return description;
  }

  /** A table that names no key has DynamoDB's own in its account. */
  static @Nullable SSEDescription sse(@Nullable SseSpecification sse, TableAddress address) {
    return sse == null || !Boolean.TRUE.equals(sse.enabled())
        ? null
        : new SSEDescription()
            .status("ENABLED")
            .sseType(Objects.requireNonNullElse(sse.type(), "KMS"))
            .kmsMasterKeyArn(
                sse.kmsKeyId() != null
                    ? sse.kmsKeyId()
                    : ManagedKey.arn(address.account(), address.region(), "dynamodb"));
  }

  private static LocalSecondaryIndexDescription local(
      LocalIndex index, String arn, Map<String, Size> sizes) {
    var size = sizes.getOrDefault(index.name(), Size.ZERO);
    return new LocalSecondaryIndexDescription()
        .indexName(index.name())
        .keySchema(keySchema(index.key()))
        .projection(projection(index.projection()))
        .indexSizeBytes(size.bytes())
        .itemCount(size.items())
        .indexArn(arn);
  }

  private static GlobalSecondaryIndexDescription global(
      GlobalIndex index, BillingMode mode, String arn, Map<String, Size> sizes) {
    var size = sizes.getOrDefault(index.name(), Size.ZERO);
    var description =
        new GlobalSecondaryIndexDescription()
            .indexName(index.name())
            .keySchema(keySchema(index.key()))
            .projection(projection(index.projection()))
            .indexStatus(index.status().name())
            .provisionedThroughput(provisioned(index.provisioned()))
            .onDemandThroughput(onDemand(index.onDemand()))
            .indexSizeBytes(size.bytes())
            .itemCount(size.items())
            .indexArn(arn);
    if (index.backfilling()) {
      description.backfilling(true);
    }
    var warm = index.warmed(mode);
    description.warmThroughput(
        new GlobalSecondaryIndexWarmThroughputDescription()
            .readUnitsPerSecond(warm.readUnits())
            .writeUnitsPerSecond(warm.writeUnits())
            .status("ACTIVE"));
    return description;
  }

  static List<KeySchemaElement> keySchema(dev.culvert.items.table.KeySchema key) {
    return key.elements().stream()
        .map(element ->
            new KeySchemaElement().attributeName(element.name()).keyType(element.type().name()))
        .toList();
  }

  static Projection projection(dev.culvert.items.table.Projection projection) {
    var type = projection.type();
    return new Projection()
        .projectionType(type == null ? null : type.name())
        .nonKeyAttributes(projection.nonKeyAttributes());
  }

  private static ProvisionedThroughputDescription provisioned(
      dev.culvert.items.table.ProvisionedThroughput provisioned) {
    return new ProvisionedThroughputDescription()
        .lastIncreaseDateTime(provisioned.lastIncrease())
        .lastDecreaseDateTime(provisioned.lastDecrease())
        .numberOfDecreasesToday(provisioned.decreasesToday())
        .readCapacityUnits(provisioned.units().readUnits())
        .writeCapacityUnits(provisioned.units().writeUnits());
  }

  static @Nullable OnDemandThroughput onDemand(
      dev.culvert.items.table.@Nullable OnDemandThroughput throughput) {
    return throughput == null
        ? null
        : new OnDemandThroughput()
            .maxReadRequestUnits(throughput.maxReadUnits())
            .maxWriteRequestUnits(throughput.maxWriteUnits());
  }
}
