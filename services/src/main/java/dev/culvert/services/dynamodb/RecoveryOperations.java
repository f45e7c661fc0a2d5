package dev.culvert.services.dynamodb;

import dev.culvert.items.Backups;
import dev.culvert.items.ValidationException;
import dev.culvert.items.table.TableAddress;
import dev.culvert.policy.Context;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.dynamodb.DescribeContinuousBackupsRequest;
import dev.culvert.shapes.dynamodb.DescribeContinuousBackupsResponse;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.RestoreTableToPointInTimeRequest;
import dev.culvert.shapes.dynamodb.RestoreTableToPointInTimeResponse;
import dev.culvert.shapes.dynamodb.UpdateContinuousBackupsRequest;
import dev.culvert.shapes.dynamodb.UpdateContinuousBackupsResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Continuous backups, and tables as they were at a point in time. */
final class RecoveryOperations {
  private final Backups backups;
  private final TableAccess accesses;

  RecoveryOperations(Backups backups, TableAccess accesses) {
    this.backups = backups;
    this.accesses = accesses;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(
            DynamoDb.UPDATE_CONTINUOUS_BACKUPS,
            (input, call) -> access("UpdateContinuousBackups", input.tableName, call),
            this::update),
        Refusing.operation(
            DynamoDb.DESCRIBE_CONTINUOUS_BACKUPS,
            (input, call) -> access("DescribeContinuousBackups", input.tableName, call),
            this::describe),
        Refusing.operation(
            DynamoDb.RESTORE_TABLE_TO_POINT_IN_TIME, this::restoreAccess, this::restore));
  }

  private List<Access> access(String operation, @Nullable String table, Call call) {
    return List.of(accesses.to(operation, TableRef.of(table, call), Context.EMPTY));
  }

  /** Both tables are asked for: one is read, the other is made. */
  private List<Access> restoreAccess(RestoreTableToPointInTimeRequest input, Call call) {
    var action = "RestoreTableToPointInTime";
    return List.of(
        accesses.to(action, source(input, call), Context.EMPTY),
        accesses.to(action, TableRef.of(input.targetTableName, call), Context.EMPTY));
  }

  private UpdateContinuousBackupsResponse update(UpdateContinuousBackupsRequest input, Call call) {
    var wanted = Objects.requireNonNull(input.pointInTimeRecoverySpecification, "checked");
    var recovery =
        backups.update(
            TableRef.of(input.tableName, call),
            Boolean.TRUE.equals(wanted.pointInTimeRecoveryEnabled),
            wanted.recoveryPeriodInDays);
    return new UpdateContinuousBackupsResponse()
        .continuousBackupsDescription(BackupShapes.of(recovery, call.now()));
  }

  private DescribeContinuousBackupsResponse describe(
      DescribeContinuousBackupsRequest input, Call call) {
    var recovery = backups.continuous(TableRef.of(input.tableName, call));
    return new DescribeContinuousBackupsResponse()
        .continuousBackupsDescription(BackupShapes.of(recovery, call.now()));
  }

  private RestoreTableToPointInTimeResponse restore(
      RestoreTableToPointInTimeRequest input, Call call) {
    var latest = Boolean.TRUE.equals(input.useLatestRestorableTime);
    if (latest == (input.restoreDateTime != null)) {
      // [U] the texts of these cases.
      throw new ValidationException(
          latest
              ? "Specify either UseLatestRestorableTime or RestoreDateTime, not both"
              : "One of RestoreDateTime or UseLatestRestorableTime must be specified");
    }
    var restored =
        backups.restore(
            source(input, call),
            input.restoreDateTime,
            TableRef.of(input.targetTableName, call),
            Overrides.of(
                input.billingModeOverride,
                input.provisionedThroughputOverride,
                input.onDemandThroughputOverride,
                input.sseSpecificationOverride,
                input.globalSecondaryIndexOverride,
                input.localSecondaryIndexOverride));
    return new RestoreTableToPointInTimeResponse().tableDescription(TableShapes.of(restored));
  }

  private static TableAddress source(RestoreTableToPointInTimeRequest input, Call call) {
    if (input.sourceTableArn == null && input.sourceTableName == null) {
      throw new ValidationException("Either SourceTableName or SourceTableArn must be specified");
    }
    return input.sourceTableArn != null
        ? TableRef.ofArn(input.sourceTableArn)
        : TableRef.of(input.sourceTableName, call);
  }
}
