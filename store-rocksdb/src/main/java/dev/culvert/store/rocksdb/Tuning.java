package dev.culvert.store.rocksdb;

import java.util.List;
import java.util.Properties;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.ConfigOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.HyperClockCache;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.RocksObject;
import org.rocksdb.WALRecoveryMode;

/**
 * RocksDB's options, measured on 2 cores with a million items of 1 KB.
 *
 * <p>The cache must not be RocksDB's default LRU cache: that one splits into so many shards that an
 * index block may not fit its shard, and is then read again on each get (8 times slower).
 */
final class Tuning implements AutoCloseable {
  private static final int BLOCK_BYTES = 16 << 10;
  private static final int BLOOM_BITS_PER_KEY = 10;
  private static final int TABLE_FORMAT = 6;
  private static final long MEMTABLE_BYTES = 64L << 20;
  private static final long ALL_MEMTABLES_BYTES = 192L << 20;
  private static final long LOG_BYTES = 256L << 20;
  private static final int OPEN_FILES = 1024;
  private static final int OLD_INFO_LOGS = 3;

  private final HyperClockCache cache;
  private final BloomFilter filter = new BloomFilter(BLOOM_BITS_PER_KEY);
  private final ColumnFamilyOptions families;
  private final DBOptions database;

  Tuning(long cacheBytes, boolean mayCreate) {
    cache = new HyperClockCache(cacheBytes, 0, -1, false);
    families =
        new ColumnFamilyOptions()
            .setTableFormatConfig(table())
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setWriteBufferSize(MEMTABLE_BYTES)
            .setMaxWriteBufferNumber(3)
            .setLevelCompactionDynamicLevelBytes(true);
    database = database(mayCreate);
  }

  private BlockBasedTableConfig table() {
    return new BlockBasedTableConfig()
        .setBlockCache(cache)
        .setCacheIndexAndFilterBlocks(true)
        .setPinL0FilterAndIndexBlocksInCache(true)
        .setBlockSize(BLOCK_BYTES)
        .setFormatVersion(TABLE_FORMAT)
        .setFilterPolicy(filter)
        .setWholeKeyFiltering(true);
  }

  private static DBOptions database(boolean mayCreate) {
    return withLogsTracked()
        .setCreateIfMissing(mayCreate)
        .setCreateMissingColumnFamilies(true)
        .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
        .setMaxTotalWalSize(LOG_BYTES)
        .setDbWriteBufferSize(ALL_MEMTABLES_BYTES)
        .setMaxBackgroundJobs(2)
        .setBytesPerSync(1 << 20)
        .setMaxOpenFiles(OPEN_FILES)
        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
        .setKeepLogFileNum(OLD_INFO_LOGS);
  }

  /** The manifest then knows which logs there must be; the option has no setter in Java. */
  private static DBOptions withLogsTracked() {
    var named = new Properties();
    named.setProperty("track_and_verify_wals_in_manifest", "true");
    try (var strict = new ConfigOptions().setIgnoreUnknownOptions(false)) {
      return DBOptions.getDBOptionsFromProps(strict, named);
    }
  }

  ColumnFamilyOptions families() {
    return families;
  }

  DBOptions database() {
    return database;
  }

  @Override
  public void close() {
    List.of(database, families, filter, cache).forEach(RocksObject::close);
  }
}
