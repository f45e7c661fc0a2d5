package dev.culvert.items;

import static dev.culvert.items.TestTables.MUSIC;
import static dev.culvert.items.TestTables.item;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.items.operation.Delete;
import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.TransactWrite;
import dev.culvert.items.operation.Write;
import dev.culvert.items.stream.EventName;
import dev.culvert.items.stream.IteratorType;
import dev.culvert.items.stream.RecordPage;
import dev.culvert.items.stream.StreamRecord;
import dev.culvert.items.table.Shard;
import dev.culvert.items.table.StreamAddress;
import dev.culvert.items.table.StreamDefinition;
import dev.culvert.items.table.StreamSpecification;
import dev.culvert.items.table.StreamViewType;
import dev.culvert.items.value.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random writes against a model that remembers every change of every item. */
class StreamHistoryTest {
  private static final int STEPS = 400;

  private final TestDatabase test = new TestDatabase();
  private final Map<Item, Item> items = new HashMap<>();
  private final List<Change> history = new ArrayList<>();

  private record Change(EventName event, Item key, @Nullable Item before, @Nullable Item after) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theStreamIsTheHistoryOfItsItems(long seed) {
    Random random = new Random(seed);
    RandomTable table = new RandomTable(MUSIC, random);
    test.database
        .tables()
        .create(
            table
                .create()
                .withStream(new StreamSpecification(true, StreamViewType.NEW_AND_OLD_IMAGES)));
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(40)) {
        case 0 -> test.crash();
        case 1 -> {
          // Never a whole day in all, or records would be trimmed.
          test.pass(Duration.ofMinutes(random.nextInt(120)));
          test.database.maintenance().finish();
        }
        case 2, 3, 4 -> transact(table, random);
        default -> {
          Write write = write(table, random);
          test.database.write(write);
          expect(write);
        }
      }
    }
    assertThat(read()).isEqualTo(history);
  }

  private static Write write(RandomTable table, Random random) {
    return random.nextInt(3) == 0 ? Delete.of(MUSIC, table.key()) : Put.of(MUSIC, table.item());
  }

  private void transact(RandomTable table, Random random) {
    Map<Item, Write> writes = new HashMap<>();
    for (int i = 0; i < 3; i++) {
      Write write = write(table, random);
      writes.put(key(write), write);
    }
    List<Write> all = List.copyOf(writes.values());
    test.database.write(new TransactWrite(all, null, new byte[0]));
    all.forEach(this::expect);
  }

  private static Item key(Write write) {
    Item given =
        switch (write) {
          case Put put -> put.item();
          case Delete delete -> delete.key();
          default -> throw new IllegalStateException("never drawn");
        };
    return item("pk", TestTables.text(given, "pk"), "sk", TestTables.number(given, "sk"));
  }

  private void expect(Write write) {
    Item key = key(write);
    Item before = items.get(key);
    Item after = write instanceof Put put ? put.item() : null;
    if (Objects.equals(before, after)) {
      return;
    }
    EventName event =
        before == null ? EventName.INSERT : after == null ? EventName.REMOVE : EventName.MODIFY;
    history.add(new Change(event, key, before, after));
    if (after == null) {
      items.remove(key);
    } else {
      items.put(key, after);
    }
  }

  /** Every record of every shard, parents before their children. */
  private List<Change> read() {
    StreamDefinition stream =
        Objects.requireNonNull(test.database.tables().describe(MUSIC).definition().stream());
    StreamAddress address = new StreamAddress(MUSIC, stream.label());
    List<Change> read = new ArrayList<>();
    for (Shard shard : stream.shards()) {
      String next =
          test.database.streams().iterator(address, shard.id(), IteratorType.TRIM_HORIZON, null);
      RecordPage page = test.database.streams().records(next, 7);
      while (!page.records().isEmpty()) {
        for (StreamRecord record : page.records()) {
          read.add(new Change(record.event(), record.keys(), record.oldImage(), record.newImage()));
        }
        if (page.next() == null) {
          break;
        }
        page = test.database.streams().records(page.next(), 7);
      }
    }
    return read;
  }
}
