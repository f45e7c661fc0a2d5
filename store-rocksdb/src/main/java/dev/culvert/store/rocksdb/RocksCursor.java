package dev.culvert.store.rocksdb;

import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Space;
import java.util.Arrays;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/** An iterator that RocksDB itself keeps within the bounds. */
final class RocksCursor implements Cursor, Database.View {
  private static final byte[] NOTHING = {};

  private final Database database;
  private final ReadOptions options;
  private final Slice lower;
  private final Slice upper;
  private final RocksIterator iterator;
  private final Direction direction;
  private State state = State.BEFORE_FIRST;
  private byte[] key = NOTHING;
  private byte[] value = NOTHING;

  private enum State {
    BEFORE_FIRST,
    AT_ROW,
    ENDED
  }

  private RocksCursor(
      Database database,
      Space space,
      ReadOptions options,
      byte[] from,
      byte[] to,
      Direction direction) {
    this.database = database;
    this.direction = direction;
    lower = new Slice(from);
    upper = new Slice(to);
    this.options = options.setIterateLowerBound(lower).setIterateUpperBound(upper);
    iterator = database.db().newIterator(database.family(space), options);
  }

  /** Takes the options for its own. Call it inside the lease. */
  static RocksCursor open(
      Database database,
      Space space,
      ReadOptions options,
      byte[] from,
      byte[] to,
      Direction direction) {
    var cursor = new RocksCursor(database, space, options, from, to, direction);
    if (Arrays.compareUnsigned(from, to) >= 0) {
      cursor.state = State.ENDED;
    }
    database.opened(cursor);
    return cursor;
  }

  @Override
  public boolean next() {
    database.lease().enter();
    try {
      if (state != State.ENDED) {
        move();
        state = iterator.isValid() ? State.AT_ROW : State.ENDED;
        read();
      }
      return state == State.AT_ROW;
    } catch (RocksDBException e) {
      throw RocksReader.unreadable(e);
    } finally {
      database.lease().leave();
    }
  }

  private void move() {
    boolean first = state == State.BEFORE_FIRST;
    switch (direction) {
      case FORWARD -> {
        if (first) {
          iterator.seekToFirst();
        } else {
          iterator.next();
        }
      }
      case BACKWARD -> {
        if (first) {
          iterator.seekToLast();
        } else {
          iterator.prev();
        }
      }
    }
  }

  /** An iterator that met an unreadable block is not valid, as one at its end. */
  private void read() throws RocksDBException {
    if (state == State.AT_ROW) {
      key = iterator.key();
      value = iterator.value();
    } else {
      iterator.status();
    }
  }

  @Override
  public byte[] key() {
    return key;
  }

  @Override
  public byte[] value() {
    return value;
  }

  @Override
  public void close() {
    database.closed(this);
    state = State.ENDED;
  }

  @Override
  public void free() {
    iterator.close();
    options.close();
    lower.close();
    upper.close();
  }
}
