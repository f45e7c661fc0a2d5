package dev.culvert.items.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A transaction in the making, for adapters: reads go to the store, writes are gathered. */
public final class WriteSet implements Transaction {
  private final Reader committed;
  private final List<Write> writes = new ArrayList<>();

  public WriteSet(Reader committed) {
    this.committed = committed;
  }

  /** The changes, in the order in which they were made. */
  public List<Write> writes() {
    return writes;
  }

  @Override
  public void put(Space space, byte[] key, byte[] value) {
    writes.add(new Write.Put(space, key, value));
  }

  @Override
  public void delete(Space space, byte[] key) {
    writes.add(new Write.Delete(space, key));
  }

  @Override
  public byte @Nullable [] get(Space space, byte[] key) {
    return committed.get(space, key);
  }

  @Override
  public List<byte @Nullable []> getAll(Space space, List<byte[]> keys) {
    return committed.getAll(space, keys);
  }

  @Override
  public Cursor scan(Space space, byte[] from, byte[] to, Direction direction) {
    return committed.scan(space, from, to, direction);
  }
}
