package dev.culvert.services.dynamodb;

import dev.culvert.items.backup.Backup;
import dev.culvert.items.table.PointInTimeRecovery;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.table.TableSchema;
import dev.culvert.shapes.dynamodb.BackupDescription;
import dev.culvert.shapes.dynamodb.BackupDetails;
import dev.culvert.shapes.dynamodb.BackupSummary;
import dev.culvert.shapes.dynamodb.ContinuousBackupsDescription;
import dev.culvert.shapes.dynamodb.GlobalSecondaryIndexInfo;
import dev.culvert.shapes.dynamodb.LocalSecondaryIndexInfo;
import dev.culvert.shapes.dynamodb.PointInTimeRecoveryDescription;
import dev.culvert.shapes.dynamodb.ProvisionedThroughput;
import dev.culvert.shapes.dynamodb.SourceTableDetails;
import dev.culvert.shapes.dynamodb.SourceTableFeatureDetails;
import dev.culvert.shapes.dynamodb.StreamSpecification;
import dev.culvert.shapes.dynamodb.TimeToLiveDescription;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Backups as clients see them. */
final class BackupShapes {
  /** The type of every backup that there is here. */
  static final String USER = "USER";

  private BackupShapes() {}

  static BackupDetails details(Backup backup) {
    return new BackupDetails()
        .backupArn(backup.arn())
        .backupName(backup.name())
        .backupSizeBytes(backup.size().bytes())
        .backupStatus(backup.status().name())
        .backupType(USER)
        .backupCreationDateTime(backup.created());
  }

  static BackupSummary summary(Backup backup) {
    return new BackupSummary()
        .tableName(backup.table().address().name())
        .tableId(backup.table().uuid())
        .tableArn(backup.table().address().arn())
        .backupArn(backup.arn())
        .backupName(backup.name())
        .backupCreationDateTime(backup.created())
        .backupStatus(backup.status().name())
        .backupType(USER)
        .backupSizeBytes(backup.size().bytes());
  }

  static BackupDescription of(Backup backup) {
    return new BackupDescription()
        .backupDetails(details(backup))
        .sourceTableDetails(source(backup))
        .sourceTableFeatureDetails(features(backup.table()));
  }

  private static SourceTableDetails source(Backup backup) {
    var table = backup.table();
    var units = table.capacity().provisioned().units();
    return new SourceTableDetails()
        .tableName(table.address().name())
        .tableId(table.uuid())
        .tableArn(table.address().arn())
        .tableSizeBytes(backup.size().bytes())
        .keySchema(TableShapes.keySchema(table.schema().key()))
        .tableCreationDateTime(table.created())
        .provisionedThroughput(
            new ProvisionedThroughput()
                .readCapacityUnits(units.readUnits())
                .writeCapacityUnits(units.writeUnits()))
        .onDemandThroughput(TableShapes.onDemand(table.capacity().onDemand()))
        .itemCount(backup.size().items())
        .billingMode(table.capacity().mode().name());
  }

  private static SourceTableFeatureDetails features(TableDefinition table) {
    var details =
        new SourceTableFeatureDetails()
            .localSecondaryIndexes(local(table.schema()))
            .globalSecondaryIndexes(global(table.schema()))
            .sseDescription(TableShapes.sse(table.settings().sse(), table.address()));
    var stream = table.stream();
    if (stream != null && stream.enabled()) {
      details.streamDescription(
          new StreamSpecification().streamEnabled(true).streamViewType(stream.viewType().name()));
    }
    var times = table.settings().timeToLive();
    if (times.enabled()) {
      details.timeToLiveDescription(
          new TimeToLiveDescription().timeToLiveStatus("ENABLED").attributeName(times.attribute()));
    }
    return details;
  }

  private static @Nullable List<LocalSecondaryIndexInfo> local(TableSchema schema) {
    return schema.localIndexes().isEmpty()
        ? null
        : schema.localIndexes().stream()
            .map(index ->
                new LocalSecondaryIndexInfo()
                    .indexName(index.name())
                    .keySchema(TableShapes.keySchema(index.key()))
                    .projection(TableShapes.projection(index.projection())))
            .toList();
  }

  private static @Nullable List<GlobalSecondaryIndexInfo> global(TableSchema schema) {
    return schema.globalIndexes().isEmpty()
        ? null
        : schema.globalIndexes().stream()
            .map(index ->
                new GlobalSecondaryIndexInfo()
                    .indexName(index.name())
                    .keySchema(TableShapes.keySchema(index.key()))
                    .projection(TableShapes.projection(index.projection()))
                    .provisionedThroughput(
                        new ProvisionedThroughput()
                            .readCapacityUnits(index.provisioned().units().readUnits())
                            .writeCapacityUnits(index.provisioned().units().writeUnits()))
                    .onDemandThroughput(TableShapes.onDemand(index.onDemand())))
            .toList();
  }

  /** What continuous backups are set to, and what they can restore. */
  static ContinuousBackupsDescription of(PointInTimeRecovery recovery, Instant now) {
    var description =
        new PointInTimeRecoveryDescription()
            .pointInTimeRecoveryStatus(recovery.enabled() ? "ENABLED" : "DISABLED");
    if (recovery.enabled()) {
      description
          .recoveryPeriodInDays(recovery.recoveryDays())
          .earliestRestorableDateTime(ceiling(recovery.earliest(now)))
          .latestRestorableDateTime(now.truncatedTo(ChronoUnit.SECONDS));
    }
    return new ContinuousBackupsDescription()
        .continuousBackupsStatus("ENABLED")
        .pointInTimeRecoveryDescription(description);
  }

  /** The first whole second that is not before a moment. */
  private static Instant ceiling(Instant time) {
    var second = time.truncatedTo(ChronoUnit.SECONDS);
    return second.equals(time) ? time : second.plusSeconds(1);
  }
}
