package dev.culvert.store.rocksdb;

import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Snapshot;
import dev.culvert.items.store.Space;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;

/** RocksDB's own snapshot, and the options that read from it. */
final class RocksSnapshot implements Snapshot, Database.View {
  private final Database database;
  private final org.rocksdb.Snapshot instant;
  private final ReadOptions options;
  private final RocksReader reader;
  private final Lease lease = new Lease("the snapshot is closed");

  private RocksSnapshot(Database database) {
    this.database = database;
    instant = database.db().getSnapshot();
    options = new ReadOptions().setSnapshot(instant);
    reader = new RocksReader(database, options);
  }

  static RocksSnapshot take(Database database) {
    database.lease().enter();
    try {
      var taken = new RocksSnapshot(database);
      database.opened(taken);
      return taken;
    } finally {
      database.lease().leave();
    }
  }

  @Override
  public byte @Nullable [] get(Space space, byte[] key) {
    lease.enter();
    try {
      return reader.get(space, key);
    } finally {
      lease.leave();
    }
  }

  @Override
  public List<byte @Nullable []> getAll(Space space, List<byte[]> keys) {
    lease.enter();
    try {
      return reader.getAll(space, keys);
    } finally {
      lease.leave();
    }
  }

  @Override
  public Cursor scan(Space space, byte[] from, byte[] to, Direction direction) {
    lease.enter();
    try {
      return reader.scan(space, from, to, direction);
    } finally {
      lease.leave();
    }
  }

  @Override
  public void close() {
    database.closed(this);
  }

  @Override
  public void free() {
    if (lease.end()) {
      options.close();
      database.db().releaseSnapshot(instant);
      instant.close();
    }
  }
}
