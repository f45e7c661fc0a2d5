package dev.culvert.items.store;

import java.util.Collection;
import java.util.function.Function;

/**
 * Ordered byte keys with transactions, and nothing else: the port between the engine and whatever
 * keeps its rows. Safe for any number of threads, virtual ones too.
 *
 * <p>Durability: when {@link #transact} returns, its writes survive a killed process and, unless
 * the adapter was told otherwise, a power cut. A transaction is applied whole or not at all.
 */
public interface Store extends Reader, AutoCloseable {

  /** The rows as they are now, unmoved by later writes. */
  Snapshot snapshot();

  /**
   * Takes the locks (in one global order, so that transactions cannot deadlock), runs the body,
   * commits its writes atomically and durably, and only then lets the locks go. A body that throws
   * writes nothing. The body runs once, on the caller's thread, and must not begin another
   * transaction: that one's locks would be taken out of order.
   *
   * <p>Rows become visible to every reader at one instant, in all spaces together, and not before
   * they are durable.
   *
   * @throws StoreException when the writes could not be made durable. Whether a failing disk kept
   *     them is then known only after the store has been opened again
   */
  <T> T transact(Collection<Lock> locks, Function<Transaction, T> body);

  /**
   * Waits for the transactions in hand, then closes; again does nothing. Whoever uses the store
   * afterwards gets a {@link StoreException}; so may whoever uses a cursor or a snapshot that was
   * left open.
   */
  @Override
  void close();
}
