package dev.culvert.store.rocksdb;

import dev.culvert.items.store.Write;
import java.util.List;

/** The way from a finished transaction to a durable one. */
interface Committer extends AutoCloseable {

  /**
   * Comes back when the writes are as durable as they shall be.
   *
   * @throws dev.culvert.items.store.StoreException when they are not known to be
   */
  void commit(List<Write> writes);

  /** Finishes what it has accepted, and accepts nothing more. */
  @Override
  void close();
}
