package dev.culvert.items.store;

/**
 * A named, separately ordered part of the store. Spaces share one log, so that a transaction is
 * atomic across all of them. Names are part of the on-disk format.
 */
public enum Space {
  /** Table rows: {@code tableId(4) | hash(pk)(8) | pk, escaped and terminated | sk}. */
  ITEMS,
  /** Rows of global and local secondary indexes, keyed like items under the index's own id. */
  INDEXES,
  /** Stream records: {@code streamId | shard | sequence number}. */
  STREAMS,
  /** Items by the second at which they expire. */
  EXPIRIES,
  /** The engine's own catalogue: table descriptions, counters, backups. */
  META,
  /** The control plane's records: networks, identities, policies. */
  CONTROL
}
