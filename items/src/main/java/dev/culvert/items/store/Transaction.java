package dev.culvert.items.store;

/**
 * What a transaction's body may do. Reads see committed rows, not this transaction's own writes: a
 * body that needs what it wrote keeps it. The last write to a key counts. Arrays that go in must
 * not be changed afterwards.
 */
public interface Transaction extends Reader {

  void put(Space space, byte[] key, byte[] value);

  void delete(Space space, byte[] key);
}
