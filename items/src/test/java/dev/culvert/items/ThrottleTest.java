package dev.culvert.items;

import static dev.culvert.items.TestTables.MUSIC;
import static dev.culvert.items.TestTables.ORDERS;
import static dev.culvert.items.TestTables.hashTable;
import static dev.culvert.items.TestTables.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.items.operation.BatchWrite;
import dev.culvert.items.operation.Get;
import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.TransactWrite;
import dev.culvert.items.operation.Write;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.Throughput;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final TestDatabase test = new TestDatabase();

  @Test
  void fiveMinutesOfUnusedCapacityAreSavedAndThenThePaceIsKept() {
    test.database.tables().create(hashTable(MUSIC).withBilling(null, new Throughput(1, 1)));
    test.database.throttle().switchOn(true);
    assertThat(puts(1000)).isEqualTo(300);
    assertThat(puts(10)).isZero();
    test.pass(Duration.ofSeconds(5));
    assertThat(puts(1000)).isEqualTo(5);
  }

  @Test
  void readsAndWritesAreCountedApart() {
    test.database.tables().create(hashTable(MUSIC).withBilling(null, new Throughput(1, 1)));
    test.database.throttle().switchOn(true);
    puts(1000);
    assertThat(test.database.get(Get.of(MUSIC, item("pk", "a"))).item()).isNotNull();
  }

  @Test
  void nothingIsThrottledUntilItIsSwitchedOn() {
    test.database.tables().create(hashTable(MUSIC).withBilling(null, new Throughput(1, 1)));
    assertThat(puts(1000)).isEqualTo(1000);
  }

  @Test
  void anOnDemandTableHasNoLimit() {
    test.database.tables().create(hashTable(MUSIC));
    test.database.throttle().switchOn(true);
    assertThat(puts(1000)).isEqualTo(1000);
  }

  @Test
  void theThrottledPartOfABatchComesBackUnprocessed() {
    test.database.tables().create(hashTable(MUSIC).withBilling(null, new Throughput(1, 1)));
    test.database.tables().create(hashTable(ORDERS));
    test.database.throttle().switchOn(true);
    puts(1000);
    BatchWrite.Writes throttled = writes(MUSIC);
    BatchWrite.Result result =
        test.database.write(new BatchWrite(List.of(throttled, writes(ORDERS))));
    assertThat(result.unprocessed()).containsExactly(throttled);
    assertThatThrownBy(() -> test.database.write(new BatchWrite(List.of(throttled))))
        .hasMessage(
            "The level of configured provisioned throughput for the table was exceeded. Consider"
                + " increasing your provisioning level with the UpdateTable API.");
  }

  private static BatchWrite.Writes writes(TableAddress table) {
    return new BatchWrite.Writes(table, List.of(new BatchWrite.Entry.Put(item("pk", "b"))));
  }

  @Test
  void aThrottledTransactionIsCancelledForThatReason() {
    test.database.tables().create(hashTable(MUSIC).withBilling(null, new Throughput(1, 1)));
    test.database.tables().create(hashTable(ORDERS));
    test.database.throttle().switchOn(true);
    puts(1000);
    List<Write> both =
        List.of(Put.of(ORDERS, item("pk", "a")), Put.of(MUSIC, item("pk", "a", "x", 0)));
    assertThatThrownBy(() -> test.database.write(new TransactWrite(both, null, new byte[0])))
        .hasMessageEndingWith("[None, ProvisionedThroughputExceeded]");
  }

  /** How many of so many writes are let through. */
  private int puts(int tries) {
    int done = 0;
    for (int i = 0; i < tries; i++) {
      try {
        test.database.write(Put.of(MUSIC, item("pk", "a", "x", i)));
        done++;
      } catch (RejectedException throttled) {
        assertThat(throttled.rejection().name())
            .isEqualTo(ErrorName.PROVISIONED_THROUGHPUT_EXCEEDED);
      }
    }
    return done;
  }
}
