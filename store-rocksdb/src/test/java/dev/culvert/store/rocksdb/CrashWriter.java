package dev.culvert.store.rocksdb;

import dev.culvert.items.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The process that is killed: {@code directory durability first-number threads}. Writes one
 * transaction after the other on platform and virtual threads, and prints each number once it is
 * acknowledged; ends when the store refuses to write.
 */
final class CrashWriter {
  private final RocksDbStore store;
  private final AtomicLong next;

  private CrashWriter(RocksDbStore store, long first) {
    this.store = store;
    this.next = new AtomicLong(first);
  }

  public static void main(String[] arguments) throws Exception {
    var durability = Durability.valueOf(arguments[1]);
    var store = RocksDbStore.open(Path.of(arguments[0]), new RocksDbOptions(durability, 16L << 20));
    System.out.println("ready");
    new CrashWriter(store, Long.parseLong(arguments[2])).run(Integer.parseInt(arguments[3]));
  }

  private void run(int threads) throws InterruptedException {
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      ThreadFactory factory =
          i % 2 == 0 ? Thread.ofPlatform().factory() : Thread.ofVirtual().factory();
      Thread thread = factory.newThread(this::writeUntilRefused);
      thread.start();
      running.add(thread);
    }
    for (Thread thread : running) {
      thread.join();
    }
    System.out.println("refused");
  }

  private void writeUntilRefused() {
    try {
      while (true) {
        long number = next.getAndIncrement();
        Transfers.write(store, number);
        System.out.println(number);
      }
    } catch (StoreException e) {
      System.err.println(e.getMessage());
    }
  }
}
