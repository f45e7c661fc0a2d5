package dev.culvert.items;

import dev.culvert.items.value.Bytes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens of transactions under way: a second one with the same token is refused at once. */
final class TokensInProgress {
  private final Set<Bytes> tokens = ConcurrentHashMap.newKeySet();

  /**
   * @throws RejectedException TransactionInProgressException
   */
  void begin(TransactionToken token) {
    if (!tokens.add(Bytes.wrap(token.key()))) {
      throw new RejectedException(
          ErrorName.TRANSACTION_IN_PROGRESS,
          "The transaction with the given request token is already in progress.");
    }
  }

  void end(TransactionToken token) {
    tokens.remove(Bytes.wrap(token.key()));
  }
}
