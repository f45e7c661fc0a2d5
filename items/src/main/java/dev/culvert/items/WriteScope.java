package dev.culvert.items;

import dev.culvert.items.store.Transaction;
import dev.culvert.items.value.Bytes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of the store with what it has decided so far: its reads do not see its own
 * writes, so a sum that several writes change is kept here.
 */
final class WriteScope {
  private final Transaction transaction;
  private final Map<Bytes, Long> sums = new HashMap<>(0);

  WriteScope(Transaction transaction) {
    this.transaction = transaction;
  }

  Transaction transaction() {
    return transaction;
  }

  /** The sum of this name as this transaction leaves it so far, or null where it did not. */
  @Nullable Long sum(byte[] name) {
    return sums.isEmpty() ? null : sums.get(Bytes.wrap(name));
  }

  void sum(byte[] name, long value) {
    sums.put(Bytes.wrap(name), value);
  }
}
