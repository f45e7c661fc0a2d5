package dev.culvert.items;

import static dev.culvert.items.TestTables.MUSIC;
import static dev.culvert.items.TestTables.compositeTable;
import static dev.culvert.items.TestTables.item;
import static dev.culvert.items.TestTables.set;
import static dev.culvert.items.TestTables.string;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.Scan;
import dev.culvert.items.operation.Update;
import dev.culvert.items.row.KeyRange;
import dev.culvert.items.store.Space;
import dev.culvert.items.stream.IteratorType;
import dev.culvert.items.stream.StreamRecord;
import dev.culvert.items.table.KeySchemaElement;
import dev.culvert.items.table.LocalIndexSpecification;
import dev.culvert.items.table.Projection;
import dev.culvert.items.table.StreamAddress;
import dev.culvert.items.table.StreamDefinition;
import dev.culvert.items.table.StreamSpecification;
import dev.culvert.items.table.StreamViewType;
import dev.culvert.items.value.Item;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpiriesTest {
  private final TestDatabase test = new TestDatabase();

  @BeforeEach
  void createTable() {
    test.database
        .tables()
        .create(
            compositeTable(MUSIC, string("l"))
                .withIndexes(
                    List.of(
                        new LocalIndexSpecification(
                            "lsi",
                            List.of(KeySchemaElement.hash("pk"), KeySchemaElement.range("l")),
                            Projection.ALL)),
                    null)
                .withStream(new StreamSpecification(true, StreamViewType.NEW_AND_OLD_IMAGES)));
  }

  @Test
  void anItemGoesWhenItsTimeHasCome() {
    test.database.timesToLive().update(MUSIC, true, "ttl");
    put("soon", 60);
    put("later", 3600);
    test.database.write(Put.of(MUSIC, item("pk", "a", "sk", "never", "l", "x")));
    sweepAfter(Duration.ofMinutes(2));
    assertThat(sortKeys()).containsExactlyInAnyOrder("later", "never");
    sweepAfter(Duration.ofHours(2));
    assertThat(sortKeys()).containsExactly("never");
    assertThat(expiryRows()).isEmpty();
  }

  @Test
  void itemsThatWereThereBeforeExpireToo() {
    for (int i = 0; i < 2 * ExpirySweep.STEP_ITEMS + 10; i++) {
      put("s" + i, 60);
    }
    test.database.timesToLive().update(MUSIC, true, "ttl");
    test.database.maintenance().step();
    test.crash();
    sweepAfter(Duration.ofMinutes(2));
    assertThat(sortKeys()).isEmpty();
  }

  @Test
  void anItemThatGetsAnotherTimeLivesUntilThen() {
    test.database.timesToLive().update(MUSIC, true, "ttl");
    put("one", 60);
    long later = test.instant().getEpochSecond() + 3600;
    test.database.write(Update.of(MUSIC, item("pk", "a", "sk", "one"), set("ttl", later)));
    sweepAfter(Duration.ofMinutes(2));
    assertThat(sortKeys()).containsExactly("one");
  }

  @Test
  void aTimeThatIsNoNumberOrLongPastDeletesNothing() {
    test.database.timesToLive().update(MUSIC, true, "ttl");
    test.database.write(Put.of(MUSIC, item("pk", "a", "sk", "text", "ttl", "1")));
    test.database.write(Put.of(MUSIC, item("pk", "a", "sk", "old", "ttl", 1)));
    sweepAfter(Duration.ofMinutes(2));
    assertThat(sortKeys()).containsExactlyInAnyOrder("text", "old");
  }

  @Test
  void nothingExpiresOnceItIsSwitchedOff() {
    test.database.timesToLive().update(MUSIC, true, "ttl");
    put("one", 60);
    test.database.timesToLive().update(MUSIC, false, "ttl");
    sweepAfter(Duration.ofMinutes(2));
    assertThat(sortKeys()).containsExactly("one");
    assertThat(expiryRows()).isEmpty();
  }

  @Test
  void theStreamTellsThatDynamoDbDeletedTheItem() {
    test.database.timesToLive().update(MUSIC, true, "ttl");
    put("one", 60);
    sweepAfter(Duration.ofMinutes(2));
    assertThat(records()).extracting(StreamRecord::expired).containsExactly(false, true);
  }

  private void put(String sk, long seconds) {
    long second = test.instant().getEpochSecond() + seconds;
    test.database.write(Put.of(MUSIC, item("pk", "a", "sk", sk, "ttl", second, "l", "x")));
  }

  private void sweepAfter(Duration time) {
    test.pass(time);
    test.database.maintenance().finish();
  }

  private List<String> sortKeys() {
    return test.database.scan(Scan.of(MUSIC)).items().stream()
        .map((Item item) -> TestTables.text(item, "sk"))
        .toList();
  }

  private List<byte[]> expiryRows() {
    KeyRange all = new KeyRange(new byte[0], new byte[] {(byte) 0xFF, 0, 0, 0});
    return RowKeys.first(test.store, Space.EXPIRIES, all, 10);
  }

  private List<StreamRecord> records() {
    StreamDefinition stream =
        Objects.requireNonNull(test.database.tables().describe(MUSIC).definition().stream());
    String iterator =
        test.database
            .streams()
            .iterator(
                new StreamAddress(MUSIC, stream.label()),
                stream.shards().getFirst().id(),
                IteratorType.TRIM_HORIZON,
                null);
    return test.database.streams().records(iterator, null).records();
  }
}
