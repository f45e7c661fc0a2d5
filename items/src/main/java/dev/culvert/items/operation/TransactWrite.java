package dev.culvert.items.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes several items, all or none; at most {@value #MAX_WRITES}, no item twice.
 *
 * @param clientRequestToken names the request for ten minutes, in which it happens once; or null
 * @param fingerprint tells requests apart that use the same token
 */
public record TransactWrite(
    List<Write> writes, @Nullable String clientRequestToken, byte[] fingerprint) {
  public static final int MAX_WRITES = 100;

  public TransactWrite {
    writes = List.copyOf(writes);
  }

  /** What was written. */
  public record Result(
      List<ConsumedCapacity> capacities, List<BatchWrite.Collections> collections) {}
}
