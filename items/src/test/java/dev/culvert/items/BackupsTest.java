package dev.culvert.items;

import static dev.culvert.items.TestTables.MUSIC;
import static dev.culvert.items.TestTables.ORDERS;
import static dev.culvert.items.TestTables.hashTable;
import static dev.culvert.items.TestTables.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.items.backup.Backup;
import dev.culvert.items.backup.BackupStatus;
import dev.culvert.items.backup.RestoreOverrides;
import dev.culvert.items.operation.Delete;
import dev.culvert.items.operation.Get;
import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.Scan;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableStatus;
import dev.culvert.items.value.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupsTest {
  private static final String ACCOUNT = MUSIC.account();
  private static final String REGION = MUSIC.region();

  private final TestDatabase test = new TestDatabase();

  @Test
  void aBackupHoldsTheTableAsItWas() {
    test.database.tables().create(new RandomTable(MUSIC, new Random(1)).create());
    put("a", 1);
    Backup backup = test.database.backups().create(MUSIC, "first");
    assertThat(backup.status()).isEqualTo(BackupStatus.CREATING);
    put("a", 2);
    put("b", 1);
    test.database.maintenance().finish();
    assertThat(status(backup)).isEqualTo(BackupStatus.AVAILABLE);
    restore(backup, ORDERS);
    assertThat(items(ORDERS)).containsExactly(item("pk", "a", "sk", 1, "g", "x"));
    Scan index = new Scan(ORDERS, "by-g", null, null, null, null, null, 0, 1, false);
    assertThat(test.database.scan(index).items()).hasSize(1);
  }

  private void put(String pk, int sk) {
    test.database.write(Put.of(MUSIC, item("pk", pk, "sk", sk, "g", "x")));
  }

  private BackupStatus status(Backup backup) {
    return test.database.backups().describe(backup.address()).status();
  }

  private void restore(Backup backup, TableAddress target) {
    test.database.backups().restore(backup.address(), target, RestoreOverrides.NONE);
    test.database.maintenance().finish();
  }

  @Test
  void aTableCannotBeUsedBeforeItIsRestoredAndACrashDoesNoHarm() {
    test.database.tables().create(hashTable(MUSIC));
    for (int i = 0; i < 3 * RestoreJob.STEP_ITEMS; i++) {
      test.database.write(Put.of(MUSIC, item("pk", "a" + i)));
    }
    Backup backup = test.database.backups().create(MUSIC, "all");
    test.database.maintenance().finish();
    test.database.backups().restore(backup.address(), ORDERS, RestoreOverrides.NONE);
    test.database.maintenance().step();
    assertThat(test.database.tables().describe(ORDERS).status()).isEqualTo(TableStatus.CREATING);
    assertThatThrownBy(() -> test.database.get(Get.of(ORDERS, item("pk", "a0"))))
        .hasMessage("Requested resource not found");
    test.crash();
    test.database.maintenance().finish();
    assertThat(items(ORDERS)).hasSize(3 * RestoreJob.STEP_ITEMS);
    assertThat(test.database.tables().describe(ORDERS).size().items())
        .isEqualTo(3 * RestoreJob.STEP_ITEMS);
  }

  @Test
  void aBackupThatACrashInterruptedIsGivenUp() {
    test.database.tables().create(hashTable(MUSIC));
    Backup backup = test.database.backups().create(MUSIC, "never");
    test.crash();
    assertThatThrownBy(() -> status(backup))
        .isInstanceOfSatisfying(
            RejectedException.class,
            refused ->
                assertThat(refused.rejection().name()).isEqualTo(ErrorName.BACKUP_NOT_FOUND));
  }

  @Test
  void aBackupThatIsClearedWhileItIsMadeStaysAway() {
    test.database.tables().create(hashTable(MUSIC));
    test.database.backups().create(MUSIC, "cleared");
    test.database.tables().clear();
    test.database.maintenance().finish();
    assertThat(listed()).isEmpty();
  }

  @Test
  void backupsOutliveTheirTableAndAreListedUntilDeleted() {
    test.database.tables().create(hashTable(MUSIC));
    test.database.write(Put.of(MUSIC, item("pk", "a")));
    Backup backup = test.database.backups().create(MUSIC, "kept");
    test.database.maintenance().finish();
    test.database.tables().delete(MUSIC);
    test.restart();
    assertThat(listed()).extracting(Backup::name).containsExactly("kept");
    restore(backup, MUSIC);
    assertThat(items(MUSIC)).hasSize(1);
    test.database.backups().delete(backup.address());
    assertThat(listed()).isEmpty();
  }

  private List<Backup> listed() {
    return test.database.backups().list(ACCOUNT, REGION, _ -> true, null, null).backups();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyMomentOfTheWindowCanBeRestored(long seed) {
    Random random = new Random(seed);
    test.database.tables().create(hashTable(MUSIC));
    test.database.backups().update(MUSIC, true, null);
    Map<Instant, Map<String, Item>> history = new HashMap<>();
    Map<String, Item> model = new HashMap<>();
    for (int second = 0; second < 60; second++) {
      for (int i = 0; i < 5; i++) {
        String pk = "p" + random.nextInt(10);
        if (random.nextInt(3) == 0) {
          test.database.write(Delete.of(MUSIC, item("pk", pk)));
          model.remove(pk);
        } else {
          Item item = item("pk", pk, "x", random.nextInt());
          test.database.write(Put.of(MUSIC, item));
          model.put(pk, item);
        }
      }
      history.put(test.instant(), new HashMap<>(model));
      test.pass(Duration.ofSeconds(1));
    }
    history.forEach((time, state) -> {
      test.database.backups().restore(MUSIC, time, ORDERS, RestoreOverrides.NONE);
      test.database.maintenance().finish();
      assertThat(items(ORDERS)).containsExactlyInAnyOrderElementsOf(state.values());
      test.database.tables().delete(ORDERS);
    });
  }

  @Test
  void aMomentOutsideTheWindowIsRefused() {
    test.database.tables().create(hashTable(MUSIC));
    assertRefused(test.instant(), ErrorName.POINT_IN_TIME_RECOVERY_UNAVAILABLE);
    test.database.backups().update(MUSIC, true, 2);
    assertRefused(test.instant().minusSeconds(1), ErrorName.INVALID_RESTORE_TIME);
    assertRefused(test.instant().plusSeconds(1), ErrorName.INVALID_RESTORE_TIME);
    Instant early = test.instant();
    test.pass(Duration.ofDays(3));
    assertRefused(early, ErrorName.INVALID_RESTORE_TIME);
  }

  private void assertRefused(Instant time, ErrorName name) {
    assertThatThrownBy(
            () -> test.database.backups().restore(MUSIC, time, ORDERS, RestoreOverrides.NONE))
        .isInstanceOfSatisfying(
            RejectedException.class,
            refused -> assertThat(refused.rejection().name()).isEqualTo(name));
  }

  private List<Item> items(TableAddress table) {
    return test.database.scan(Scan.of(table)).items();
  }
}
