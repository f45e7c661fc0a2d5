package dev.culvert.store.rocksdb;

import dev.culvert.items.store.Space;
import dev.culvert.items.store.StoreException;
import dev.culvert.items.store.Write;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB's native objects: one database, one column family for each space, one log for all. Native
 * memory that is used after it was freed ends the process; so every call goes through the {@link
 * #lease}, and what was opened from here and not closed is closed from here.
 */
final class Database implements AutoCloseable {
  private final Tuning tuning;
  private final RocksDB db;
  private final List<ColumnFamilyHandle> handles;
  private final Map<Space, ColumnFamilyHandle> families = new EnumMap<>(Space.class);
  private final Set<View> views = ConcurrentHashMap.newKeySet();
  private final Lease lease = new Lease("the store is closed");

  private Database(Tuning tuning, RocksDB db, List<ColumnFamilyHandle> handles) {
    this.tuning = tuning;
    this.db = db;
    this.handles = handles;
    for (Space space : Space.values()) {
      families.put(space, handles.get(1 + families.size()));
    }
  }

  /** Opens what is there; a missing database is made only if it {@code mayCreate}. */
  static Database open(Path directory, long cacheBytes, boolean mayCreate) {
    var tuning = new Tuning(cacheBytes, mayCreate);
    try {
      List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
      descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, tuning.families()));
      for (Space space : Space.values()) {
        descriptors.add(new ColumnFamilyDescriptor(familyName(space), tuning.families()));
      }
      List<ColumnFamilyHandle> handles = new ArrayList<>();
      RocksDB db = RocksDB.open(tuning.database(), directory.toString(), descriptors, handles);
      return new Database(tuning, db, handles);
    } catch (RocksDBException e) {
      tuning.close();
      throw new StoreException(
          "the store in `" + directory + "` cannot be opened: " + e.getMessage(), e);
    }
  }

  private static byte[] familyName(Space space) {
    return space.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
  }

  RocksDB db() {
    return db;
  }

  Lease lease() {
    return lease;
  }

  ColumnFamilyHandle family(Space space) {
    return Objects.requireNonNull(families.get(space));
  }

  /** Something native that must be freed before the database is. */
  interface View {
    /** Frees it, in whatever state it is; again does nothing. */
    void free();
  }

  /** Call it inside the lease. */
  void opened(View view) {
    views.add(view);
  }

  /** Frees the view, unless the database has done so or is about to. */
  void closed(View view) {
    if (lease.tryEnter()) {
      try {
        if (views.remove(view)) {
          view.free();
        }
      } finally {
        lease.leave();
      }
    }
  }

  /** Applies all these sets of writes, or none of them. */
  void write(WriteOptions options, List<List<Write>> sets) {
    lease.enter();
    try (var batch = new WriteBatch()) {
      for (List<Write> writes : sets) {
        for (Write write : writes) {
          add(batch, write);
        }
      }
      db.write(options, batch);
    } catch (RocksDBException e) {
      throw new StoreException("the store could not write: " + e.getMessage(), e);
    } finally {
      lease.leave();
    }
  }

  private void add(WriteBatch batch, Write write) throws RocksDBException {
    switch (write) {
      case Write.Put put -> batch.put(family(put.space()), put.key(), put.value());
      case Write.Delete delete -> batch.delete(family(delete.space()), delete.key());
    }
  }

  /** Brings everything written so far to the disk. */
  void sync() {
    lease.enter();
    try {
      db.flushWal(true);
    } catch (RocksDBException e) {
      throw new StoreException("the store could not sync its log: " + e.getMessage(), e);
    } finally {
      lease.leave();
    }
  }

  /** Copies what is committed into a directory that does not exist yet. */
  void copyTo(Path directory) {
    lease.enter();
    try (var checkpoint = Checkpoint.create(db)) {
      checkpoint.createCheckpoint(directory.toString());
    } catch (RocksDBException e) {
      throw new StoreException(
          "the store could not be copied to `" + directory + "`: " + e.getMessage(), e);
    } finally {
      lease.leave();
    }
  }

  @Override
  public void close() {
    if (lease.end()) {
      views.forEach(View::free);
      handles.forEach(ColumnFamilyHandle::close);
      try {
        db.closeE();
      } catch (RocksDBException e) {
        throw new StoreException("the store could not be closed well: " + e.getMessage(), e);
      } finally {
        tuning.close();
      }
    }
  }
}
