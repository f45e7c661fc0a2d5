package dev.culvert.items;

import static dev.culvert.items.TestTables.MUSIC;
import static dev.culvert.items.TestTables.hashTable;
import static dev.culvert.items.TestTables.item;
import static dev.culvert.items.TestTables.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.items.operation.Delete;
import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.Scan;
import dev.culvert.items.operation.Write;
import dev.culvert.items.table.CreateTable;
import dev.culvert.items.table.GlobalIndexSpecification;
import dev.culvert.items.table.GlobalIndexUpdate;
import dev.culvert.items.table.KeySchemaElement;
import dev.culvert.items.table.Projection;
import dev.culvert.items.table.ReplicaOverrides;
import dev.culvert.items.table.StreamSpecification;
import dev.culvert.items.table.StreamViewType;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableStatus;
import dev.culvert.items.table.UpdateTable;
import dev.culvert.items.value.Item;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalTablesTest {
  private static final TableAddress IRISH = MUSIC.in(MUSIC.account(), "eu-west-1");
  private static final TableAddress JAPANESE = MUSIC.in(MUSIC.account(), "ap-northeast-1");

  private final TestDatabase test = new TestDatabase();

  @Test
  void aNewReplicaIsFilledAndThenFollows() {
    test.database.tables().create(hashTable(MUSIC));
    for (int i = 0; i < 2 * SeedJob.STEP_ITEMS; i++) {
      put(MUSIC, "a" + i, 1);
    }
    test.database.globalTables().add(MUSIC, "eu-west-1", ReplicaOverrides.NONE);
    assertThat(test.database.tables().describe(IRISH).status()).isEqualTo(TableStatus.CREATING);
    put(MUSIC, "a0", 2);
    settle();
    put(MUSIC, "b", 1);
    write(Delete.of(MUSIC, item("pk", "a1")));
    settle();
    assertThat(items(IRISH)).containsExactlyInAnyOrderElementsOf(items(MUSIC));
    assertThat(test.database.tables().describe(IRISH).size().items())
        .isEqualTo(2 * SeedJob.STEP_ITEMS);
    put(IRISH, "c", 1);
    settle();
    assertThat(items(MUSIC)).contains(item("pk", "c", "x", 1));
  }

  @Test
  void theLastWriterWins() {
    replicated();
    put(MUSIC, "a", 1);
    test.pass(Duration.ofMillis(1));
    put(IRISH, "a", 2);
    settle();
    assertThat(items(MUSIC)).containsExactly(item("pk", "a", "x", 2));
    put(IRISH, "a", 3);
    test.pass(Duration.ofMillis(1));
    write(Delete.of(MUSIC, item("pk", "a")));
    settle();
    assertThat(items(MUSIC)).isEmpty();
    assertThat(items(IRISH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void allReplicasComeToHaveTheLastWriteOfEachItem(long seed) {
    Random random = new Random(seed);
    replicated();
    test.database.globalTables().add(IRISH, "ap-northeast-1", ReplicaOverrides.NONE);
    Map<String, Item> model = new HashMap<>();
    List<TableAddress> replicas = List.of(MUSIC, IRISH, JAPANESE);
    for (int step = 0; step < 300; step++) {
      TableAddress replica = replicas.get(random.nextInt(step < 50 ? 2 : 3));
      String pk = "p" + random.nextInt(8);
      if (random.nextInt(4) == 0) {
        write(Delete.of(replica, item("pk", pk)));
        // A delete of what a replica does not have yet is no write.
        if (items(replica).stream().noneMatch(i -> i.equals(model.get(pk)))) {
          settle();
          write(Delete.of(replica, item("pk", pk)));
        }
        model.remove(pk);
      } else {
        Item item = item("pk", pk, "x", step);
        write(Put.of(replica, item));
        model.put(pk, item);
      }
      test.pass(Duration.ofMillis(1));
      switch (random.nextInt(20)) {
        case 0 -> test.crash();
        case 1, 2 -> settle();
        case 3, 4, 5 -> test.database.maintenance().step();
        default -> {}
      }
      if (step == 49) {
        settle();
      }
    }
    settle();
    for (TableAddress replica : replicas) {
      assertThat(items(replica)).containsExactlyInAnyOrderElementsOf(model.values());
    }
  }

  @Test
  void aReplicaThatIsTakenAwayIsDeletedAndTheRestIsAnOrdinaryTable() {
    replicated();
    put(MUSIC, "a", 1);
    settle();
    test.database.globalTables().remove(MUSIC, "eu-west-1");
    assertThat(test.database.tables().find(IRISH)).isNull();
    assertThat(test.database.tables().describe(MUSIC).definition().global()).isNull();
    put(MUSIC, "b", 1);
    settle();
    assertThat(items(MUSIC)).hasSize(2);
  }

  @Test
  void deletingATableTakesItOutOfItsGlobalTable() {
    replicated();
    test.database.tables().delete(IRISH);
    assertThat(test.database.tables().describe(MUSIC).definition().global()).isNull();
  }

  @Test
  void aReplicaCannotTakeThePlaceOfATable() {
    test.database.tables().create(hashTable(MUSIC));
    test.database.tables().create(hashTable(IRISH));
    assertThatThrownBy(
            () -> test.database.globalTables().add(MUSIC, "eu-west-1", ReplicaOverrides.NONE))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("already existed as tables");
    assertThatThrownBy(() -> test.database.globalTables().remove(MUSIC, "eu-west-1"))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void indexesAreAddedToEveryReplica() {
    replicated();
    put(IRISH, "a", 1);
    GlobalIndexUpdate byG =
        new GlobalIndexUpdate.Create(
            new GlobalIndexSpecification(
                "by-g", List.of(KeySchemaElement.hash("g")), Projection.ALL));
    test.database
        .tables()
        .update(UpdateTable.indexes(MUSIC, List.of(string("pk"), string("g")), byG));
    settle();
    write(Put.of(MUSIC, item("pk", "b", "g", "x")));
    settle();
    Scan index = new Scan(IRISH, "by-g", null, null, null, null, null, 0, 1, false);
    assertThat(test.database.scan(index).items()).containsExactly(item("pk", "b", "g", "x"));
  }

  @Test
  void aTableThatACrashKeptFromHavingAReplicaForgetsIt() {
    replicated();
    test.database.globalTables().add(MUSIC, "ap-northeast-1", ReplicaOverrides.NONE);
    test.crash();
    settle();
    assertThat(test.database.tables().describe(JAPANESE).status()).isEqualTo(TableStatus.ACTIVE);
    assertThat(test.database.globalTables().others(definition(JAPANESE))).hasSize(2);
  }

  @Test
  void existingTablesCanBeJoinedAndParted() {
    CreateTable create = hashTable(MUSIC).withStream(streaming());
    test.database.tables().create(create);
    assertThatThrownBy(() ->
            test.database
                .globalTables()
                .create(MUSIC.account(), "Music", List.of("us-east-1", "eu-west-1")))
        .isInstanceOfSatisfying(
            RejectedException.class,
            refused -> assertThat(refused.rejection().name()).isEqualTo(ErrorName.TABLE_NOT_FOUND));
    test.database.tables().create(hashTable(IRISH).withStream(streaming()));
    test.database.tables().create(hashTable(JAPANESE).withStream(streaming()));
    GlobalTables global = test.database.globalTables();
    assertThat(global.create(MUSIC.account(), "Music", List.of("us-east-1", "eu-west-1")))
        .hasSize(2);
    put(MUSIC, "a", 1);
    settle();
    assertThat(items(IRISH)).hasSize(1);
    global.update(MUSIC.account(), "Music", List.of("ap-northeast-1"), List.of());
    settle();
    assertThat(items(JAPANESE)).hasSize(1);
    global.update(MUSIC.account(), "Music", List.of(), List.of("eu-west-1"));
    put(MUSIC, "b", 1);
    settle();
    assertThat(items(IRISH)).hasSize(1);
    assertThat(items(JAPANESE)).hasSize(2);
    assertThatThrownBy(() -> global.describe(MUSIC.account(), "None"))
        .isInstanceOf(RejectedException.class);
  }

  private static StreamSpecification streaming() {
    return new StreamSpecification(true, StreamViewType.NEW_AND_OLD_IMAGES);
  }

  private dev.culvert.items.table.TableDefinition definition(TableAddress address) {
    return test.database.tables().describe(address).definition();
  }

  private void replicated() {
    test.database.tables().create(hashTable(MUSIC));
    test.database.globalTables().add(MUSIC, "eu-west-1", ReplicaOverrides.NONE);
    settle();
  }

  private void settle() {
    test.database.maintenance().finish();
  }

  private void put(TableAddress table, String pk, int x) {
    write(Put.of(table, item("pk", pk, "x", x)));
  }

  private void write(Write write) {
    test.database.write(write);
  }

  private List<Item> items(TableAddress table) {
    return test.database.scan(Scan.of(table)).items();
  }
}
