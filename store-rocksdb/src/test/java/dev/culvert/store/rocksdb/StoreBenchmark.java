package dev.culvert.store.rocksdb;

import com.sun.management.OperatingSystemMXBean;
import dev.culvert.items.store.Lock;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Store;
import dev.culvert.items.store.Write;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteOptions;

/**
 * Puts and gets of 1 KB at several numbers of threads, beside RocksDB's own group commit. On a busy
 * machine the CPU time of an operation is what can be compared. Run it as {@code StoreBenchmark
 * [seconds for each figure] [directory]}.
 */
final class StoreBenchmark {
  private static final int ROWS = 200_000;
  private static final byte[] VALUE = halfCompressible();

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final long nanosEach;
  private final Path root;

  private StoreBenchmark(double seconds, Path root) {
    this.nanosEach = (long) (seconds * 1e9);
    this.root = root;
  }

  public static void main(String[] arguments) throws Exception {
    double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 2;
    Path root =
        arguments.length > 1
            ? Files.createDirectories(Path.of(arguments[1]))
            : Files.createTempDirectory("culvert-store-benchmark");
    try {
      RocksDB.loadLibrary();
      System.out.printf(
          "%-34s %8s %10s %9s %9s %9s%n", "what", "threads", "op/s", "p50 us", "p99 us", "CPU us");
      var benchmark = new StoreBenchmark(seconds, root);
      if (!Boolean.getBoolean("readsOnly")) {
        benchmark.writes();
      }
      benchmark.reads();
    } finally {
      deleteTree(root);
    }
  }

  private void writes() throws Exception {
    var platform = Thread.ofPlatform().factory();
    var virtual = Thread.ofVirtual().factory();
    for (int round = 0; round < 2; round++) {
      for (int threads : new int[] {1, 2, 16, 64}) {
        plainRocksDb(threads, platform);
        stored("put fsync, platform", Durability.FSYNC, threads, platform);
        stored("put fsync, virtual", Durability.FSYNC, threads, virtual);
      }
      for (int threads : new int[] {1, 16, 64}) {
        stored("put os, platform", Durability.OS, threads, platform);
        stored("put os, virtual", Durability.OS, threads, virtual);
      }
    }
  }

  private void plainRocksDb(int threads, ThreadFactory factory) throws Exception {
    Path path = root.resolve("plain");
    try (var options = new WriteOptions().setSync(true);
        var database = Database.open(path, 64L << 20, true)) {
      measure(
          "put fsync, plain RocksDB, platform",
          threads,
          factory,
          key -> database.write(options, List.of(List.of(put(key)))));
    }
    deleteTree(path);
  }

  private void stored(String what, Durability durability, int threads, ThreadFactory factory)
      throws Exception {
    Path path = root.resolve("stored");
    try (Store store = RocksDbStore.open(path, RocksDbOptions.with(durability))) {
      measure(what, threads, factory, key -> putInto(store, key));
    }
    deleteTree(path);
  }

  private void reads() throws Exception {
    try (Store store =
        RocksDbStore.open(root.resolve("read"), RocksDbOptions.with(Durability.OS))) {
      for (int from = 0; from < ROWS; from += 1000) {
        int first = from;
        store.transact(
            List.of(),
            rows -> {
              for (int i = first; i < first + 1000; i++) {
                rows.put(Space.ITEMS, key(i), VALUE);
              }
              return true;
            });
      }
      var platform = Thread.ofPlatform().factory();
      for (int round = 0; round < 2; round++) {
        measure("get", 1, platform, _ -> store.get(Space.ITEMS, randomKey()));
        measure("get", 2, platform, _ -> store.get(Space.ITEMS, randomKey()));
        measure("scan of 100 rows", 1, platform, _ -> scan(store));
        measure("get all of 100", 1, platform, _ -> store.getAll(Space.ITEMS, randomKeys()));
      }
    }
  }

  private static void putInto(Store store, byte[] key) {
    store.transact(
        List.of(Lock.of(Space.ITEMS, key)),
        rows -> {
          rows.put(Space.ITEMS, key, VALUE);
          return true;
        });
  }

  private static void scan(Store store) {
    int from = ThreadLocalRandom.current().nextInt(ROWS - 100);
    try (var cursor = store.scan(Space.ITEMS, key(from), key(from + 100), Direction.FORWARD)) {
      while (cursor.next()) {
        cursor.value();
      }
    }
  }

  private static Write put(byte[] key) {
    return new Write.Put(Space.ITEMS, key, VALUE);
  }

  private static byte[] key(long number) {
    return ByteBuffer.allocate(16).putLong(number).array();
  }

  private static byte[] randomKey() {
    return key(ThreadLocalRandom.current().nextInt(ROWS));
  }

  private static List<byte[]> randomKeys() {
    return Stream.generate(StoreBenchmark::randomKey).limit(100).toList();
  }

  /** One operation with a key of its own. */
  interface Operation {
    void run(byte[] key);
  }

  private void measure(String what, int threads, ThreadFactory factory, Operation operation)
      throws InterruptedException {
    long cpu = PROCESS.getProcessCpuTime();
    long start = System.nanoTime();
    long[][] latencies = new long[threads][];
    Thread[] running = new Thread[threads];
    for (int i = 0; i < threads; i++) {
      int thread = i;
      running[i] = factory.newThread(() -> latencies[thread] = latencies(thread, start, operation));
      running[i].start();
    }
    for (Thread thread : running) {
      thread.join();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long[] sorted = Arrays.stream(latencies).flatMapToLong(Arrays::stream).sorted().toArray();
    System.out.printf(
        "%-34s %8d %10.0f %9.1f %9.1f %9.1f%n",
        what,
        threads,
        sorted.length / seconds,
        sorted[sorted.length / 2] / 1e3,
        sorted[sorted.length * 99 / 100] / 1e3,
        (PROCESS.getProcessCpuTime() - cpu) / 1e3 / sorted.length);
  }

  private long[] latencies(int thread, long start, Operation operation) {
    long[] nanos = new long[1 << 20];
    int count = 0;
    var random = new Random(thread);
    long now = System.nanoTime();
    while (now - start < nanosEach && count < nanos.length) {
      operation.run(ByteBuffer.allocate(16).putLong(random.nextLong()).putLong(count).array());
      long then = now;
      now = System.nanoTime();
      nanos[count++] = now - then;
    }
    return Arrays.copyOf(nanos, count);
  }

  private static byte[] halfCompressible() {
    byte[] value = new byte[1024];
    byte[] half = new byte[512];
    new Random(1).nextBytes(half);
    System.arraycopy(half, 0, value, 0, half.length);
    return value;
  }

  private static void deleteTree(Path root) throws IOException {
    try (Stream<Path> tree = Files.walk(root)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
