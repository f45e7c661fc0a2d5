package dev.culvert.items.store;

import java.nio.file.Path;

class MemoryStoreTest extends StoreContractTest {

  @Override
  protected Store open(Path directory) {
    return new MemoryStore();
  }
}
