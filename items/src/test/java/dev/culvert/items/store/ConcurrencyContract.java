package dev.culvert.items.store;

import static dev.culvert.items.store.Reader.Direction.FORWARD;
import static dev.culvert.items.store.Space.INDEXES;
import static dev.culvert.items.store.Space.ITEMS;
import static dev.culvert.items.store.StoreContract.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Many threads at once, platform and virtual. */
interface ConcurrencyContract extends StoreContract {

  @Test
  default void noUpdateIsLostBetweenPlatformThreads() throws Exception {
    updatesAreCounted(Thread.ofPlatform().factory(), 8, 100);
  }

  @Test
  default void noUpdateIsLostBetweenVirtualThreads() throws Exception {
    updatesAreCounted(Thread.ofVirtual().factory(), 400, 5);
  }

  private void updatesAreCounted(ThreadFactory threads, int count, int updates) throws Exception {
    int counters = 16;
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      var random = new Random(i);
      tasks.add(() -> {
        for (int update = 0; update < updates; update++) {
          addOneToEach(random.nextInt(counters), random.nextInt(counters));
        }
      });
    }
    runAll(threads, tasks);
    long sum = 0;
    for (int i = 0; i < counters; i++) {
      sum += number(store().get(ITEMS, number(i)));
    }
    assertThat(sum).isEqualTo(2L * count * updates);
  }

  /** Takes its two locks in any order, and sometimes one lock twice. */
  private void addOneToEach(int first, int second) {
    List<Lock> locks = List.of(Lock.of(ITEMS, number(first)), Lock.of(ITEMS, number(second)));
    store()
        .transact(
            locks,
            rows -> {
              int step = first == second ? 2 : 1;
              rows.put(ITEMS, number(first), number(number(rows.get(ITEMS, number(first))) + step));
              if (first != second) {
                rows.put(
                    ITEMS, number(second), number(number(rows.get(ITEMS, number(second))) + 1));
              }
              return true;
            });
  }

  /** A writer sets all rows of two spaces to one number; every view must show one number only. */
  @Test
  default void everyViewShowsAllOfATransactionOrNothing() throws Exception {
    var writing = new AtomicBoolean(true);
    List<byte[]> keys = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      keys.add(number(i));
    }
    setAll(keys, 0);
    Task writer =
        () -> {
          for (int i = 1; i <= 200; i++) {
            setAll(keys, i);
          }
          writing.set(false);
        };
    Task reader =
        () -> {
          while (writing.get()) {
            assertThat(distinct(store().getAll(ITEMS, keys))).hasSize(1);
            assertThat(scanned(store(), ITEMS)).hasSize(1);
            try (Snapshot snapshot = store().snapshot()) {
              assertThat(scanned(snapshot, ITEMS)).isEqualTo(scanned(snapshot, INDEXES));
            }
          }
        };
    runAll(Thread.ofPlatform().factory(), List.of(writer, reader, reader));
  }

  private void setAll(List<byte[]> keys, long number) {
    write(rows -> {
      for (byte[] key : keys) {
        rows.put(ITEMS, key, number(number));
        rows.put(INDEXES, key, number(number));
      }
    });
  }

  private static List<Long> distinct(List<byte[]> values) {
    return values.stream().map(StoreContract::number).distinct().toList();
  }

  private static List<Long> scanned(Reader reader, Space space) {
    List<byte[]> values = new ArrayList<>();
    try (Cursor cursor = reader.scan(space, number(0), number(1000), FORWARD)) {
      while (cursor.next()) {
        values.add(cursor.value());
      }
    }
    return distinct(values);
  }

  /** Something that may fail. */
  interface Task {
    void run() throws Exception;
  }

  /** Runs all tasks, each on its own thread, and throws the first failure. */
  static void runAll(ThreadFactory threads, List<Task> tasks) throws Exception {
    try (var executor = Executors.newThreadPerTaskExecutor(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (Task task : tasks) {
        running.add(
            executor.submit(() -> {
              task.run();
              return true;
            }));
      }
      for (Future<?> task : running) {
        outcome(task);
      }
    }
  }

  private static void outcome(Future<?> task) throws Exception {
    try {
      task.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }
}
