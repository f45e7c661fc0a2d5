package dev.culvert.items;

import dev.culvert.items.Rejection.CancellationReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Why the items of a transaction cannot be done, in the order of the items. */
final class Reasons {
  static final CancellationReason CONFLICT =
      new CancellationReason("TransactionConflict", TransactionClaims.CONFLICT, null);

  private final List<CancellationReason> reasons = new ArrayList<>();
  private boolean any;

  /** Tries the next item; null where it cannot be done. */
  <T> @Nullable T collect(Supplier<T> item) {
    try {
      T done = item.get();
      reasons.add(CancellationReason.NONE);
      return done;
    } catch (RejectedException rejected) {
      add(reason(rejected.rejection()));
    } catch (ValidationException invalid) {
      if (refusesTheRequest(invalid)) {
        throw invalid;
      }
      add(new CancellationReason("ValidationError", invalid.message(), null));
    }
    return null;
  }

  private void add(CancellationReason reason) {
    reasons.add(reason);
    any = true;
  }

  /**
   * What DynamoDB sees before it begins the transaction fails the request; the rest cancels the
   * transaction. The former are empty key values, which have a wording of their own, and a put that
   * is too large.
   */
  private static boolean refusesTheRequest(ValidationException invalid) {
    return invalid.message().startsWith("One or more parameter values are not valid.")
        || invalid.message().startsWith("Item size has exceeded");
  }

  private static CancellationReason reason(Rejection rejection) {
    return switch (rejection) {
      case Rejection.ConditionalCheckFailed failed ->
          new CancellationReason("ConditionalCheckFailed", failed.message(), failed.item());
      case Rejection.TransactionCanceled _ ->
          throw new IllegalStateException("a transaction within a transaction");
      case Rejection.Throttled throttled ->
          throw new IllegalStateException("throttled within a transaction: " + throttled.message());
      case Rejection.Plain plain ->
          new CancellationReason(
              plain.name().wireName().replaceFirst("Exception$", ""), plain.message(), null);
    };
  }

  /** Cancels the transaction if an item cannot be done. */
  void throwIfAny() {
    if (any) {
      throw new RejectedException(new Rejection.TransactionCanceled(reasons));
    }
  }
}
