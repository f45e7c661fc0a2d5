package dev.culvert.store.rocksdb;

import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Lock;
import dev.culvert.items.store.LockStripes;
import dev.culvert.items.store.Snapshot;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Store;
import dev.culvert.items.store.StoreException;
import dev.culvert.items.store.Transaction;
import dev.culvert.items.store.Write;
import dev.culvert.items.store.WriteSet;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.WriteOptions;

/**
 * The store on one disk. Transactions hold stripes of locks in this process, decide, and hand their
 * writes to a {@link Committer}; there is one log for all spaces, so a batch in it is atomic.
 */
public final class RocksDbStore implements Store {
  private final StoreDirectory directory;
  private final Database database;
  private final ReadOptions readOptions = new ReadOptions();
  private final WriteOptions writeOptions;
  private final RocksReader latest;
  private final Committer committer;
  private final LockStripes locks = new LockStripes();

  private RocksDbStore(StoreDirectory directory, Database database, Durability durability) {
    this.directory = directory;
    this.database = database;
    latest = new RocksReader(database, readOptions);
    writeOptions = new WriteOptions().setSync(durability == Durability.FSYNC);
    committer =
        switch (durability) {
          case FSYNC -> new GroupCommit(this::append);
          case OS -> new TimedSync(new UnsyncedLog());
        };
  }

  /**
   * Opens the store in a directory that it has to itself, or makes one where there is none.
   *
   * @throws StoreException when another process has it open, or when it is damaged: a store is
   *     never taken for a new one because files of it are gone
   */
  public static RocksDbStore open(Path path, RocksDbOptions options) {
    var directory = StoreDirectory.claim(path);
    try {
      NativeLibrary.load(directory.library());
      var database = Database.open(directory.database(), options.cacheBytes(), directory.fresh());
      directory.complete(options.durability() == Durability.FSYNC);
      return new RocksDbStore(directory, database, options.durability());
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  @Override
  public byte @Nullable [] get(Space space, byte[] key) {
    return latest.get(space, key);
  }

  @Override
  public List<byte @Nullable []> getAll(Space space, List<byte[]> keys) {
    return latest.getAll(space, keys);
  }

  @Override
  public Cursor scan(Space space, byte[] from, byte[] to, Direction direction) {
    return latest.scan(space, from, to, direction);
  }

  @Override
  public Snapshot snapshot() {
    return RocksSnapshot.take(database);
  }

  @Override
  public <T> T transact(Collection<Lock> names, Function<Transaction, T> body) {
    return locks.holding(
        names,
        () -> {
          var transaction = new WriteSet(latest);
          T result = body.apply(transaction);
          if (!transaction.writes().isEmpty()) {
            committer.commit(transaction.writes());
          }
          return result;
        });
  }

  /**
   * Makes another store, of the rows as they are now, in a directory that is empty or does not
   * exist. Table files are shared by hard links where the file system allows it.
   */
  public void checkpoint(Path target) {
    try (var copy = StoreDirectory.claim(target)) {
      if (!copy.fresh()) {
        throw new StoreException("there is a store in `" + target + "` already");
      }
      database.copyTo(copy.database());
      copy.complete(false);
    }
  }

  private void append(List<List<Write>> group) {
    database.write(writeOptions, group);
  }

  private final class UnsyncedLog implements TimedSync.Log {
    @Override
    public void append(List<Write> writes) {
      database.write(writeOptions, List.of(writes));
    }

    @Override
    public void sync() {
      database.sync();
    }
  }

  @Override
  public synchronized void close() {
    committer.close();
    try {
      database.close();
    } finally {
      readOptions.close();
      writeOptions.close();
      directory.close();
    }
  }
}
