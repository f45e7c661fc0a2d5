package dev.culvert.items;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * What the versions of a table have in common.
 *
 * <p>Writers of items hold {@link #gate} for reading, changes of the definition for writing: when a
 * change is made, no write that knew only the older definition is under way, so that a new index
 * misses none and a dropped table gets no more rows. (A StampedLock lets new readers pass a waiting
 * writer, and a busy table would never change.)
 */
final class TableState {
  final ReadWriteLock gate = new ReentrantReadWriteLock();
  private final Map<Integer, Tally> tallies = new ConcurrentHashMap<>();

  /** The tally of the table or index with this id. */
  Tally tally(int id) {
    return tallies.computeIfAbsent(id, _ -> new Tally());
  }
}
