package dev.culvert.store.rocksdb;

import dev.culvert.items.store.Store;
import dev.culvert.items.store.StoreContractTest;
import java.nio.file.Path;

class FsyncContractTest extends StoreContractTest {

  @Override
  protected Store open(Path directory) {
    return RocksDbStore.open(directory.resolve("store"), RocksDbOptions.with(Durability.FSYNC));
  }
}
