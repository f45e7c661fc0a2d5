package dev.culvert.store.rocksdb;

/**
 * What an operator may choose.
 *
 * @param cacheBytes memory for blocks read from disk, indexes and filters among them
 */
public record RocksDbOptions(Durability durability, long cacheBytes) {
  private static final long SMALLEST_CACHE_BYTES = 8L << 20;

  public RocksDbOptions {
    if (cacheBytes < SMALLEST_CACHE_BYTES) {
      throw new IllegalArgumentException(
          "a cache of " + cacheBytes + " bytes is smaller than " + SMALLEST_CACHE_BYTES);
    }
  }

  /** 256 MiB of cache. */
  public static RocksDbOptions with(Durability durability) {
    return new RocksDbOptions(durability, 256L << 20);
  }
}
