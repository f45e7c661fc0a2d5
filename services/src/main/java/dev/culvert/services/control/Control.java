package dev.culvert.services.control;

import dev.culvert.items.store.Lock;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Keeps the current {@link World}. Readers take it without a lock; changes are made one after the
 * other, and are in the store before anybody sees them.
 */
public final class Control {
  private static final Lock ONE_WRITER =
      Lock.of(Space.CONTROL, "world".getBytes(StandardCharsets.US_ASCII));

  private final Store store;
  private final Journal journal;
  private final ReentrantLock writing = new ReentrantLock();
  private final List<Consumer<World>> observers = new CopyOnWriteArrayList<>();
  private volatile World world;

  private Control(Store store, Journal journal, World world) {
    this.store = store;
    this.journal = journal;
    this.world = world;
  }

  /** Reads the world back from the store; {@code empty} is the world before the first change. */
  public static Control open(Store store, List<Register<?>> registers, World empty) {
    var journal = new Journal(registers);
    return new Control(store, journal, journal.read(store, empty).settled());
  }

  /** The world as it is now. */
  public World world() {
    return world;
  }

  /** Is told of every new world, on the thread that made it, after it is current. */
  public void observe(Consumer<World> observer) {
    observers.add(observer);
  }

  /**
   * Applies a change. It is given the current world and must have no effect of its own: when it
   * throws, nothing has changed.
   */
  public <R> R change(Function<World, Changed<R>> change) {
    writing.lock();
    try {
      var before = world;
      var changed = change.apply(before);
      if (changed.world() != before) {
        var after = changed.world().settled();
        var rows = journal.difference(before, changed.world());
        if (!rows.isEmpty()) {
          store.transact(
              List.of(ONE_WRITER),
              transaction -> {
                rows.forEach(row -> row.writeTo(transaction));
                return rows.size();
              });
        }
        world = after;
        observers.forEach(observer -> observer.accept(after));
      }
      return changed.result();
    } finally {
      writing.unlock();
    }
  }

  /** A new world, and what to tell the caller. */
  public record Changed<R>(World world, R result) {}
}
