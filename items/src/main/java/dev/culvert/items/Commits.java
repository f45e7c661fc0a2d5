package dev.culvert.items;

import dev.culvert.items.store.Lock;
import dev.culvert.items.store.Store;
import java.time.InstantSource;
import java.util.Collection;
import java.util.function.Function;

/** Commits writes of items: the rows, and the stream records that tell of them. */
final class Commits {
  private final Store store;
  private final Sequences sequences;
  private final InstantSource clock;

  Commits(Store store, Sequences sequences, InstantSource clock) {
    this.store = store;
    this.sequences = sequences;
    this.clock = clock;
  }

  Store store() {
    return store;
  }

  /** Runs the body holding the locks, and commits what it wrote. */
  <T> T write(Collection<Lock> locks, Function<WriteScope, T> body) {
    sequences.prepare();
    WriteScope scope = new WriteScope(sequences, clock);
    try {
      return store.transact(
          locks,
          transaction -> {
            scope.begin(transaction);
            return body.apply(scope);
          });
    } finally {
      scope.end();
    }
  }
}
