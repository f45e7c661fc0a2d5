package dev.culvert.items.store;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A store that forgets everything when it is closed: for {@code --in-memory} and for tests.
 *
 * <p>Each commit makes a new {@link Generation} of immutable trees and publishes it by one volatile
 * write. Readers take the current generation and are never in anybody's way.
 */
public final class MemoryStore implements Store {
  private final LockStripes locks = new LockStripes();
  private volatile @Nullable Generation current = Generation.EMPTY;

  @Override
  public byte @Nullable [] get(Space space, byte[] key) {
    return current().get(space, key);
  }

  @Override
  public List<byte @Nullable []> getAll(Space space, List<byte[]> keys) {
    return current().getAll(space, keys);
  }

  @Override
  public Cursor scan(Space space, byte[] from, byte[] to, Direction direction) {
    return current().scan(space, from, to, direction);
  }

  @Override
  public Snapshot snapshot() {
    return current();
  }

  @Override
  public <T> T transact(Collection<Lock> names, Function<Transaction, T> body) {
    return locks.holding(
        names,
        () -> {
          var transaction = new WriteSet(this);
          T result = body.apply(transaction);
          commit(transaction.writes());
          return result;
        });
  }

  private synchronized void commit(List<Write> writes) {
    if (!writes.isEmpty()) {
      current = current().with(writes);
    }
  }

  private Generation current() {
    Generation generation = current;
    if (generation == null) {
      throw new StoreException("the store is closed");
    }
    return generation;
  }

  @Override
  public synchronized void close() {
    current = null;
  }
}
