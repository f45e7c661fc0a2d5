package dev.culvert.items;

import static dev.culvert.items.TestTables.MUSIC;
import static dev.culvert.items.TestTables.ORDERS;
import static dev.culvert.items.TestTables.add;
import static dev.culvert.items.TestTables.compositeTable;
import static dev.culvert.items.TestTables.condition;
import static dev.culvert.items.TestTables.hashTable;
import static dev.culvert.items.TestTables.item;
import static dev.culvert.items.TestTables.missing;
import static dev.culvert.items.TestTables.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.items.Rejection.CancellationReason;
import dev.culvert.items.operation.ConditionCheck;
import dev.culvert.items.operation.Delete;
import dev.culvert.items.operation.Get;
import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.ReturnValues;
import dev.culvert.items.operation.TransactGet;
import dev.culvert.items.operation.TransactWrite;
import dev.culvert.items.operation.Units;
import dev.culvert.items.operation.Update;
import dev.culvert.items.operation.Write;
import dev.culvert.items.value.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionsTest {
  private final TestDatabase test = new TestDatabase();
  private final Database database = test.database;

  @BeforeEach
  void createTables() {
    database.tables().create(hashTable(MUSIC));
    database.tables().create(compositeTable(ORDERS));
  }

  @Test
  void allWritesOfATransactionHappenTogether() {
    database.write(Put.of(MUSIC, item("pk", "old")));
    write(
        Put.of(MUSIC, item("pk", "a", "x", 1)),
        Update.of(ORDERS, item("pk", "b", "sk", "1"), add("x", 2)),
        Delete.of(MUSIC, item("pk", "old")));
    assertThat(find(item("pk", "a"))).isEqualTo(item("pk", "a", "x", 1));
    assertThat(database.get(Get.of(ORDERS, item("pk", "b", "sk", "1"))).item())
        .isEqualTo(item("pk", "b", "sk", "1", "x", 2));
    assertThat(find(item("pk", "old"))).isNull();
  }

  @Test
  void oneConditionThatFailsCancelsAllAndTheReasonsAreInOrder() {
    database.write(Put.of(MUSIC, item("pk", "b", "x", 7)));
    List<CancellationReason> reasons =
        cancelled(
            Put.of(MUSIC, item("pk", "a")),
            new Put(MUSIC, item("pk", "b"), missing("pk"), ReturnValues.NONE, true),
            new ConditionCheck(MUSIC, item("pk", "c"), missing("pk"), false));
    assertThat(reasons)
        .containsExactly(
            CancellationReason.NONE,
            new CancellationReason(
                "ConditionalCheckFailed",
                "The conditional request failed",
                item("pk", "b", "x", 7)),
            CancellationReason.NONE);
    assertThat(find(item("pk", "a"))).isNull();
  }

  @Test
  void theMessageListsTheCodes() {
    database.write(Put.of(MUSIC, item("pk", "b")));
    assertThatThrownBy(() ->
            write(
                Put.of(MUSIC, item("pk", "a")),
                new ConditionCheck(MUSIC, item("pk", "b"), missing("pk"), false)))
        .hasMessage(
            "Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]");
  }

  @Test
  void aValueOfTheWrongTypeCancelsButAnEmptyKeyFailsTheRequest() {
    assertThat(cancelled(Put.of(MUSIC, item("pk", 5))))
        .containsExactly(
            new CancellationReason(
                "ValidationError",
                "One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N",
                null));
    assertThatThrownBy(() -> write(Put.of(MUSIC, item("pk", ""))))
        .isInstanceOf(ValidationException.class)
        .hasMessage(
            "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk");
  }

  @Test
  void anItemIsInATransactionOnce() {
    assertThatThrownBy(() ->
            write(
                Put.of(MUSIC, item("pk", "a")),
                new ConditionCheck(MUSIC, item("pk", "a"), missing("pk"), false)))
        .isInstanceOf(ValidationException.class)
        .hasMessage("Transaction request cannot include multiple operations on one item");
  }

  @Test
  void aTokenMakesATransactionHappenOnceInTenMinutes() {
    TransactWrite request = request("token", Update.of(MUSIC, item("pk", "a"), add("x", 1)));
    database.write(request);
    database.write(request);
    assertThat(find(item("pk", "a"))).isEqualTo(item("pk", "a", "x", 1));
    test.pass(Duration.ofMinutes(11));
    database.write(request);
    assertThat(find(item("pk", "a"))).isEqualTo(item("pk", "a", "x", 2));
  }

  @Test
  void aTokenIsRememberedOverARestartAndForgottenInTheEnd() {
    TransactWrite request = request("token", Update.of(MUSIC, item("pk", "a"), add("x", 1)));
    database.write(request);
    test.restart();
    test.database.write(request);
    assertThat(find(item("pk", "a"))).isEqualTo(item("pk", "a", "x", 1));
    test.pass(Duration.ofMinutes(11));
    assertThat(test.database.maintenance().step()).isTrue();
    assertThat(test.database.maintenance().step()).isFalse();
  }

  @Test
  void aCancelledTransactionIsNotRemembered() {
    database.write(Put.of(MUSIC, item("pk", "a")));
    Put put = new Put(MUSIC, item("pk", "a", "x", 1), missing("pk"), ReturnValues.NONE, false);
    TransactWrite request = request("token", put);
    assertThatThrownBy(() -> database.write(request)).isInstanceOf(RejectedException.class);
    database.write(Delete.of(MUSIC, item("pk", "a")));
    database.write(request);
    assertThat(find(item("pk", "a"))).isEqualTo(item("pk", "a", "x", 1));
  }

  @Test
  void aTokenBelongsToOneRequest() {
    database.write(request("token", Put.of(MUSIC, item("pk", "a"))));
    TransactWrite other =
        new TransactWrite(List.of(Put.of(MUSIC, item("pk", "b"))), "token", new byte[] {9});
    assertThatThrownBy(() -> database.write(other))
        .isInstanceOfSatisfying(
            RejectedException.class,
            refused ->
                assertThat(refused.rejection().name())
                    .isEqualTo(ErrorName.IDEMPOTENT_PARAMETER_MISMATCH));
  }

  @Test
  void aTransactionCostsTwice() {
    TransactWrite.Result written = database.write(request(null, Put.of(MUSIC, item("pk", "a"))));
    assertThat(written.capacities().getFirst().total()).isEqualTo(Units.write(2));
    TransactGet.Result read =
        database.get(
            new TransactGet(
                List.of(Get.of(MUSIC, item("pk", "a")), Get.of(MUSIC, item("pk", "none")))));
    assertThat(read.capacities().getFirst().total()).isEqualTo(Units.read(4));
    assertThat(read.items()).containsExactly(item("pk", "a"), null);
  }

  @Test
  void whatATransactionHasClaimedCannotBeWrittenMeanwhile() {
    Write inner = Put.of(MUSIC, item("pk", "a", "x", "inner"));
    List<String> refused = new ArrayList<>();
    ConditionCheck nosy =
        new ConditionCheck(
            MUSIC,
            item("pk", "a"),
            condition(_ -> {
              refused.add(refusal(() -> database.write(inner)));
              refused.add(refusal(() -> write(inner)));
              refused.add(
                  refusal(() ->
                      database.get(new TransactGet(List.of(Get.of(MUSIC, item("pk", "a")))))));
              return true;
            }),
            false);
    write(nosy);
    assertThat(refused)
        .containsExactly(
            "Transaction is ongoing for the item",
            "Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict]",
            "Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict]");
    database.write(inner);
  }

  private static String refusal(Runnable action) {
    try {
      action.run();
      return "";
    } catch (RejectedException refused) {
      return refused.rejection().message();
    }
  }

  @Test
  void moneyIsNeitherMadeNorLost() throws Exception {
    int accounts = 10;
    for (int i = 0; i < accounts; i++) {
      database.write(Put.of(MUSIC, item("pk", "account-" + i, "balance", 100)));
    }
    List<Future<Integer>> transferred = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        Random random = new Random(thread);
        transferred.add(threads.submit(() -> transfer(random, accounts)));
      }
      for (int round = 0; round < 200; round++) {
        assertThat(balances(accounts)).isIn(-1L, 100L * accounts);
      }
    }
    int transfers = 0;
    for (Future<Integer> done : transferred) {
      transfers += done.get();
    }
    assertThat(transfers).isPositive();
    assertThat(balances(accounts)).isEqualTo(100L * accounts);
    assertThat(number(Objects.requireNonNull(find(item("pk", "ledger"))), "count"))
        .isEqualTo(transfers);
  }

  private int transfer(Random random, int accounts) {
    int done = 0;
    for (int i = 0; i < 300; i++) {
      int from = random.nextInt(accounts);
      int to = (from + 1 + random.nextInt(accounts - 1)) % accounts;
      Update take =
          new Update(
              MUSIC,
              item("pk", "account-" + from),
              add("balance", -10),
              condition(item -> number(item, "balance") >= 10),
              ReturnValues.NONE,
              false);
      try {
        write(
            take,
            Update.of(MUSIC, item("pk", "account-" + to), add("balance", 10)),
            Update.of(MUSIC, item("pk", "ledger"), add("count", 1)));
        done++;
      } catch (RejectedException refused) {
        // Too poor, or another transfer was quicker.
      }
    }
    return done;
  }

  /** The sum of all balances at one moment, or -1 where a transfer was in the way. */
  private long balances(int accounts) {
    List<Get> gets = new ArrayList<>();
    for (int i = 0; i < accounts; i++) {
      gets.add(Get.of(MUSIC, item("pk", "account-" + i)));
    }
    try {
      return database.get(new TransactGet(gets)).items().stream()
          .mapToLong(item -> number(Objects.requireNonNull(item), "balance"))
          .sum();
    } catch (RejectedException conflict) {
      return -1;
    }
  }

  private static TransactWrite request(@Nullable String token, Write... writes) {
    return new TransactWrite(List.of(writes), token, new byte[] {1, 2, 3});
  }

  private void write(Write... writes) {
    database.write(request(null, writes));
  }

  private List<CancellationReason> cancelled(Write... writes) {
    try {
      write(writes);
    } catch (RejectedException refused) {
      return ((Rejection.TransactionCanceled) refused.rejection()).reasons();
    }
    throw new AssertionError("nothing was cancelled");
  }

  private @Nullable Item find(Item key) {
    return test.database.get(Get.of(MUSIC, key)).item();
  }
}
