package dev.culvert.services.dynamodb;

import dev.culvert.items.Backups;
import dev.culvert.items.backup.Backup;
import dev.culvert.items.backup.BackupAddress;
import dev.culvert.policy.Context;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.dynamodb.CreateBackupRequest;
import dev.culvert.shapes.dynamodb.CreateBackupResponse;
import dev.culvert.shapes.dynamodb.DeleteBackupRequest;
import dev.culvert.shapes.dynamodb.DeleteBackupResponse;
import dev.culvert.shapes.dynamodb.DescribeBackupRequest;
import dev.culvert.shapes.dynamodb.DescribeBackupResponse;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.ListBackupsRequest;
import dev.culvert.shapes.dynamodb.ListBackupsResponse;
import dev.culvert.shapes.dynamodb.RestoreTableFromBackupRequest;
import dev.culvert.shapes.dynamodb.RestoreTableFromBackupResponse;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Backups on demand, and tables restored from them. */
final class BackupOperations {
  private final Backups backups;
  private final TableAccess accesses;

  BackupOperations(Backups backups, TableAccess accesses) {
    this.backups = backups;
    this.accesses = accesses;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(
            DynamoDb.CREATE_BACKUP,
            (input, call) ->
                List.of(
                    accesses.to("CreateBackup", TableRef.of(input.tableName, call), Context.EMPTY)),
            this::create),
        Refusing.operation(
            DynamoDb.DESCRIBE_BACKUP,
            (input, call) -> List.of(access("DescribeBackup", input.backupArn)),
            this::describe),
        Refusing.operation(
            DynamoDb.LIST_BACKUPS,
            (input, call) -> List.of(TableAccess.toAccount("ListBackups", call, "*")),
            this::list),
        Refusing.operation(
            DynamoDb.DELETE_BACKUP,
            (input, call) -> List.of(access("DeleteBackup", input.backupArn)),
            this::delete),
        Refusing.operation(DynamoDb.RESTORE_TABLE_FROM_BACKUP, this::restoreAccess, this::restore));
  }

  private static Access access(String operation, @Nullable String backupArn) {
    var backup = BackupRef.of(backupArn);
    return Access.to("dynamodb:" + operation, backup.arn(), backup.table().account());
  }

  /** The backup is read and the new table is written. */
  private List<Access> restoreAccess(RestoreTableFromBackupRequest input, Call call) {
    return List.of(
        access("RestoreTableFromBackup", input.backupArn),
        accesses.to(
            "RestoreTableFromBackup", TableRef.of(input.targetTableName, call), Context.EMPTY));
  }

  private CreateBackupResponse create(CreateBackupRequest input, Call call) {
    var name = Objects.requireNonNull(input.backupName, "checked");
    var backup = backups.create(TableRef.of(input.tableName, call), name);
    return new CreateBackupResponse().backupDetails(BackupShapes.details(backup));
  }

  private DescribeBackupResponse describe(DescribeBackupRequest input, Call call) {
    var backup = backups.describe(BackupRef.of(input.backupArn));
    return new DescribeBackupResponse().backupDescription(BackupShapes.of(backup));
  }

  private DeleteBackupResponse delete(DeleteBackupRequest input, Call call) {
    var backup = backups.delete(BackupRef.of(input.backupArn));
    return new DeleteBackupResponse().backupDescription(BackupShapes.of(backup));
  }

  private ListBackupsResponse list(ListBackupsRequest input, Call call) {
    var after = input.exclusiveStartBackupArn;
    var page =
        backups.list(
            call.account(),
            call.region(),
            wanted(input, call),
            after == null ? null : BackupRef.of(after).id(),
            input.limit);
    return new ListBackupsResponse()
        .backupSummaries(page.backups().stream().map(BackupShapes::summary).toList())
        .lastEvaluatedBackupArn(page.last());
  }

  private static Predicate<Backup> wanted(ListBackupsRequest input, Call call) {
    var table = input.tableName == null ? null : TableRef.of(input.tableName, call);
    var type = Objects.requireNonNullElse(input.backupType, BackupShapes.USER);
    var ofType = type.equals(BackupShapes.USER) || type.equals("ALL");
    var from = input.timeRangeLowerBound;
    var to = input.timeRangeUpperBound;
    return backup ->
        ofType
            && (table == null || table.equals(backup.table().address()))
            && (from == null || !backup.created().isBefore(from))
            && (to == null || backup.created().isBefore(to));
  }

  private RestoreTableFromBackupResponse restore(RestoreTableFromBackupRequest input, Call call) {
    BackupAddress backup = BackupRef.of(input.backupArn);
    var restored =
        backups.restore(
            backup,
            TableRef.of(input.targetTableName, call),
            Overrides.of(
                input.billingModeOverride,
                input.provisionedThroughputOverride,
                input.onDemandThroughputOverride,
                input.sseSpecificationOverride,
                input.globalSecondaryIndexOverride,
                input.localSecondaryIndexOverride));
    return new RestoreTableFromBackupResponse().tableDescription(TableShapes.of(restored));
  }
}
