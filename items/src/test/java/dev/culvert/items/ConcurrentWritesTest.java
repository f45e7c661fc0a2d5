package dev.culvert.items;

import static dev.culvert.items.TestTables.MUSIC;
import static dev.culvert.items.TestTables.add;
import static dev.culvert.items.TestTables.condition;
import static dev.culvert.items.TestTables.hashTable;
import static dev.culvert.items.TestTables.item;
import static dev.culvert.items.TestTables.number;
import static dev.culvert.items.TestTables.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.items.operation.Get;
import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.ReturnValues;
import dev.culvert.items.operation.Scan;
import dev.culvert.items.operation.Update;
import dev.culvert.items.value.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConcurrentWritesTest {
  private static final int THREADS = 4;
  private static final int UPDATES = 500;

  private final Database database = new TestDatabase().database;

  @BeforeEach
  void createTable() {
    database.tables().create(hashTable(MUSIC));
  }

  @Test
  void noAtomicCounterLosesAnUpdate() throws Exception {
    onAllThreads(() -> {
      for (int i = 0; i < UPDATES; i++) {
        database.write(Update.of(MUSIC, item("pk", "counter"), add("x", 1)));
      }
      return 0;
    });
    assertThat(counter()).isEqualTo((long) THREADS * UPDATES);
  }

  @Test
  void noConditionalUpdateIsLost() throws Exception {
    database.write(Put.of(MUSIC, item("pk", "counter", "x", 0)));
    List<Integer> done = onAllThreads(this::countOptimistically);
    assertThat(counter()).isEqualTo(done.stream().mapToInt(Integer::intValue).sum());
  }

  private int countOptimistically() {
    int done = 0;
    for (int i = 0; i < UPDATES; i++) {
      long seen = counter();
      Update update =
          new Update(
              MUSIC,
              item("pk", "counter"),
              set("x", seen + 1),
              condition(item -> number(item, "x") == seen),
              ReturnValues.NONE,
              false);
      try {
        database.write(update);
        done++;
      } catch (RejectedException another) {
        // Somebody else counted first.
      }
    }
    return done;
  }

  @Test
  void aTableDroppedUnderWritersKeepsNothing() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int thread = 0; thread < THREADS; thread++) {
        int me = thread;
        threads.submit(() -> {
          for (int i = 0; !stop.get(); i++) {
            try {
              database.write(Put.of(MUSIC, item("pk", me + "-" + i)));
            } catch (RejectedException gone) {
              // Between one table and the next.
            }
          }
        });
      }
      for (int round = 0; round < 20; round++) {
        Thread.sleep(5);
        database.tables().delete(MUSIC);
        database.tables().create(hashTable(MUSIC));
      }
      stop.set(true);
    }
    database.tables().delete(MUSIC);
    database.maintenance().finish();
    database.tables().create(hashTable(MUSIC));
    assertThat(database.scan(Scan.of(MUSIC)).items()).isEmpty();
  }

  private long counter() {
    Item item = database.get(Get.of(MUSIC, item("pk", "counter"))).item();
    return number(Objects.requireNonNull(item), "x");
  }

  private static <T> List<T> onAllThreads(Callable<T> work) throws Exception {
    List<Future<T>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int thread = 0; thread < THREADS; thread++) {
        running.add(threads.submit(work));
      }
    }
    List<T> results = new ArrayList<>();
    for (Future<T> each : running) {
      results.add(each.get());
    }
    return results;
  }
}
