package dev.culvert.items;

import dev.culvert.items.store.Transaction;
import dev.culvert.items.value.Bytes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of the store with what it has decided so far: its reads do not see its own
 * writes, so a sum that several writes change is kept here.
 */
final class WriteScope {
  private final Sequences sequences;
  private final InstantSource clock;
  private final List<Long> taken = new ArrayList<>(0);
  private final Map<Bytes, Long> sums = new HashMap<>(0);
  private @Nullable Transaction transaction;
  private boolean expiring;
  private @Nullable Stamp stamp;

  WriteScope(Sequences sequences, InstantSource clock) {
    this.sequences = sequences;
    this.clock = clock;
  }

  void begin(Transaction begun) {
    transaction = begun;
  }

  /** The transaction is over, one way or the other. */
  void end() {
    if (!taken.isEmpty()) {
      sequences.end(taken);
    }
  }

  Transaction transaction() {
    return Objects.requireNonNull(transaction, "the transaction has not begun");
  }

  /** A sequence number for a stream record of this transaction. */
  long takeSequence() {
    long number = sequences.begin();
    taken.add(number);
    return number;
  }

  Instant now() {
    return clock.instant();
  }

  /** From here on, items are deleted because their time has come. */
  void expire() {
    expiring = true;
  }

  boolean isExpiring() {
    return expiring;
  }

  /** From here on, items are written that another replica wrote first. */
  void stamp(Stamp next) {
    stamp = next;
  }

  /** The stamp of a write that another replica made first; null for one of our own. */
  @Nullable Stamp stamp() {
    return stamp;
  }

  /** The sum of this name as this transaction leaves it so far, or null where it did not. */
  @Nullable Long sum(byte[] name) {
    return sums.isEmpty() ? null : sums.get(Bytes.wrap(name));
  }

  void sum(byte[] name, long value) {
    sums.put(Bytes.wrap(name), value);
  }
}
