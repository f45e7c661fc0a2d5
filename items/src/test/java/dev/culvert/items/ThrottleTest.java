package dev.culvert.items;

import static dev.culvert.items.TestTables.MUSIC;
import static dev.culvert.items.TestTables.hashTable;
import static dev.culvert.items.TestTables.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.items.operation.Get;
import dev.culvert.items.operation.Put;
import dev.culvert.items.table.Throughput;
import java.time.Duration;
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
