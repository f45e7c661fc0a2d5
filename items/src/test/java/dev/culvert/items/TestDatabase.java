package dev.culvert.items;

import dev.culvert.items.store.MemoryStore;
import dev.culvert.items.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A database with a clock that the test moves and names that count. */
final class TestDatabase implements InstantSource {
  private final AtomicLong names = new AtomicLong();
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

  final Store store;
  Database database;

  TestDatabase() {
    this(new MemoryStore());
  }

  TestDatabase(Store store) {
    this.store = store;
    this.database = open();
  }

  private Database open() {
    return Database.open(store, this, () -> new UUID(names.incrementAndGet(), 0));
  }

  /** Closes the database and opens it again on the same store. */
  void restart() {
    database.close();
    database = open();
  }

  /** Opens the database again as after a crash. */
  void crash() {
    database = open();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
