package dev.culvert.services.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/** The last journeys, in a ring, and whoever wants to hear of new ones. */
public final class Journeys {
  private final AtomicReferenceArray<Journey> ring;
  private final AtomicLong recorded = new AtomicLong();
  private final List<Consumer<Journey>> followers = new CopyOnWriteArrayList<>();

  /**
   * @param capacity how many are kept
   */
  public Journeys(int capacity) {
    this.ring = new AtomicReferenceArray<>(capacity);
  }

  /** Keeps a journey and tells the followers, on the caller's thread. */
  public void record(Journey.Draft draft) {
    var number = recorded.incrementAndGet();
    var journey = draft.finish(number);
    ring.set((int) (number % ring.length()), journey);
    for (var follower : followers) {
      follower.accept(journey);
    }
  }

  /** Forgets all that are kept; numbers go on from where they are. */
  public void clear() {
    for (var i = 0; i < ring.length(); i++) {
      ring.set(i, null);
    }
  }

  /** The newest ones, oldest of them first. */
  public List<Journey> last(int count) {
    var newest = recorded.get();
    var oldest = Math.max(1, newest - Math.min(count, ring.length()) + 1);
    var found = new ArrayList<Journey>();
    for (var number = oldest; number <= newest; number++) {
      find(number).ifPresent(found::add);
    }
    return found;
  }

  /** The journey of this number, if it is still kept. */
  public Optional<Journey> find(long number) {
    if (number < 1) {
      return Optional.empty();
    }
    return Optional.ofNullable(ring.get((int) (number % ring.length())))
        .filter(journey -> journey.number() == number);
  }

  /** Tells the follower of each journey from now on, until the returned handle is closed. */
  public Following follow(Consumer<Journey> follower) {
    followers.add(follower);
    return () -> followers.remove(follower);
  }

  /** A follower's subscription. */
  @FunctionalInterface
  public interface Following extends AutoCloseable {
    @Override
    void close();
  }
}
