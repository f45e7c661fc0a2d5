package dev.culvert.items;

import dev.culvert.items.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The items that transactions under way write or check. Whoever else wants one of them is refused
 * at once instead of waiting, as DynamoDB does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling">Transaction
 *     conflict handling</a>
 */
final class TransactionClaims {
  static final String CONFLICT = "Transaction is ongoing for the item";

  private final Map<Bytes, Boolean> claimed = new ConcurrentHashMap<>();

  /** Refuses a single write of an item that a transaction has claimed. */
  void refuseClaimed(byte[] rowKey) {
    if (!claimed.isEmpty() && claimed.containsKey(Bytes.wrap(rowKey))) {
      throw new RejectedException(ErrorName.TRANSACTION_CONFLICT, CONFLICT);
    }
  }

  boolean isClaimed(byte[] rowKey) {
    return !claimed.isEmpty() && claimed.containsKey(Bytes.wrap(rowKey));
  }

  /**
   * Claims all of these items, or none of them.
   *
   * @return for each whether another transaction has it; all false where the claim succeeded
   */
  List<Boolean> claim(List<byte[]> rowKeys) {
    List<Boolean> conflicts = new ArrayList<>();
    List<Bytes> taken = new ArrayList<>();
    for (byte[] rowKey : rowKeys) {
      Bytes item = Bytes.wrap(rowKey);
      boolean conflict = claimed.putIfAbsent(item, true) != null;
      conflicts.add(conflict);
      if (!conflict) {
        taken.add(item);
      }
    }
    if (conflicts.contains(true)) {
      taken.forEach(claimed::remove);
    }
    return conflicts;
  }

  void release(List<byte[]> rowKeys) {
    rowKeys.forEach(rowKey -> claimed.remove(Bytes.wrap(rowKey)));
  }
}
