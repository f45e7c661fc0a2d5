package dev.culvert.store.rocksdb;

import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Reader;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.StoreException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;

/** Reads rows as these options say: the latest, or those of a snapshot. */
final class RocksReader implements Reader {
  private final Database database;
  private final ReadOptions options;

  /** The options must live as long as the reader is used. */
  RocksReader(Database database, ReadOptions options) {
    this.database = database;
    this.options = options;
  }

  @Override
  public byte @Nullable [] get(Space space, byte[] key) {
    database.lease().enter();
    try {
      return database.db().get(database.family(space), options, key);
    } catch (RocksDBException e) {
      throw unreadable(e);
    } finally {
      database.lease().leave();
    }
  }

  @Override
  public List<byte @Nullable []> getAll(Space space, List<byte[]> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    database.lease().enter();
    try {
      var families = Collections.nCopies(keys.size(), database.family(space));
      return database.db().multiGetAsList(options, families, keys);
    } catch (RocksDBException e) {
      throw unreadable(e);
    } finally {
      database.lease().leave();
    }
  }

  @Override
  public Cursor scan(Space space, byte[] from, byte[] to, Direction direction) {
    database.lease().enter();
    try {
      return RocksCursor.open(database, space, new ReadOptions(options), from, to, direction);
    } finally {
      database.lease().leave();
    }
  }

  static StoreException unreadable(RocksDBException e) {
    return new StoreException("the store could not read: " + e.getMessage(), e);
  }
}
