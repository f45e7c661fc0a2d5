package dev.culvert.services.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class BackupOperationsTest {
  private static final Pattern ARN = Pattern.compile("'BackupArn':'([^']+)'");

  private static final Instant START = Instant.parse("2026-03-04T05:06:07Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final Client client = Client.at(now::get).withTable("pk");

  @Test
  void aBackupIsMadeListedRestoredAndDeleted() {
    put("a");
    var arn = backup();
    client.database().maintenance().finish();
    assertThat(client.call("DescribeBackup", "{'BackupArn':'" + arn + "'}"))
        .contains("'BackupStatus':'AVAILABLE'")
        .contains("'ItemCount':1")
        .contains("'BillingMode':'PAY_PER_REQUEST'");
    assertThat(client.call("ListBackups", "{'TableName':'Tab'}")).contains(arn);
    assertThat(client.call("ListBackups", "{'TableName':'Other'}")).doesNotContain(arn);
    assertThat(client.call("ListBackups", "{'BackupType':'SYSTEM'}")).doesNotContain(arn);
    assertThat(restore(arn, "Copy")).contains("'RestoreInProgress':true");
    client.database().maintenance().finish();
    assertThat(client.call("DescribeTable", "{'TableName':'Copy'}"))
        .contains("'RestoreInProgress':false")
        .contains("'SourceBackupArn':'" + arn + "'");
    assertThat(client.call("Scan", "{'TableName':'Copy'}")).contains("'Count':1");
    assertThat(restore(arn, "Copy"))
        .isEqualTo("TableAlreadyExistsException: Table already exists: Copy");
    assertThat(client.call("DeleteBackup", "{'BackupArn':'" + arn + "'}"))
        .contains("'BackupStatus':'DELETED'");
    assertThat(client.call("DescribeBackup", "{'BackupArn':'" + arn + "'}"))
        .isEqualTo("BackupNotFoundException: Backup not found: " + arn);
  }

  private void put(String pk) {
    client.call("PutItem", "{'TableName':'Tab','Item':{'pk':{'S':'%s'}}}".formatted(pk));
  }

  private String backup() {
    var made = client.call("CreateBackup", "{'TableName':'Tab','BackupName':'first'}");
    var matcher = ARN.matcher(made);
    assertThat(matcher.find()).as(made).isTrue();
    return matcher.group(1);
  }

  private String restore(String arn, String target) {
    return client.call(
        "RestoreTableFromBackup",
        "{'BackupArn':'%s','TargetTableName':'%s'}".formatted(arn, target));
  }

  @Test
  void aTableIsRestoredAsItWas() {
    assertThat(toPointInTime("'UseLatestRestorableTime':true"))
        .startsWith("PointInTimeRecoveryUnavailableException: ");
    client.call(
        "UpdateContinuousBackups",
        "{'TableName':'Tab','PointInTimeRecoverySpecification':{'PointInTimeRecoveryEnabled':true,'RecoveryPeriodInDays':7}}");
    assertThat(client.call("DescribeContinuousBackups", "{'TableName':'Tab'}"))
        .contains("'PointInTimeRecoveryStatus':'ENABLED'")
        .contains("'RecoveryPeriodInDays':7");
    put("a");
    var moment = START.getEpochSecond();
    now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
    put("b");
    assertThat(toPointInTime("'RestoreDateTime':" + moment)).contains("'TableName':'Past'");
    client.database().maintenance().finish();
    assertThat(client.call("Scan", "{'TableName':'Past'}"))
        .contains("'Count':1")
        .contains("{'S':'a'}");
    assertThat(toPointInTime("'RestoreDateTime':0")).startsWith("InvalidRestoreTimeException: ");
    assertThat(toPointInTime("'RestoreDateTime':0,'UseLatestRestorableTime':true"))
        .startsWith("ValidationException: ");
  }

  private String toPointInTime(String time) {
    return client.call(
        "RestoreTableToPointInTime",
        "{'SourceTableName':'Tab','TargetTableName':'Past',%s}".formatted(time));
  }

  @Test
  void aBackupsNameIsHeldAgainstTheModel() {
    assertThat(client.call("CreateBackup", "{'TableName':'Tab','BackupName':'x'}"))
        .startsWith("ValidationException: ");
    assertThat(client.call("DescribeBackup", "{'BackupArn':'%s'}".formatted("x".repeat(40))))
        .startsWith("ValidationException: ");
    assertThat(client.call("CreateBackup", "{'TableName':'None','BackupName':'xyz'}"))
        .isEqualTo("TableNotFoundException: Table not found: None");
  }
}
