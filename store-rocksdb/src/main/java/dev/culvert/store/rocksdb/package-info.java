/**
 * The Store port on RocksDB, and the only place that names it; read {@link
 * dev.culvert.store.rocksdb.RocksDbStore} first.
 */
@NullMarked
package dev.culvert.store.rocksdb;

import org.jspecify.annotations.NullMarked;
