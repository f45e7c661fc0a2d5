package dev.culvert.items;

import dev.culvert.items.value.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why DynamoDB does not do what it understood; with AWS's name and AWS's text. */
public sealed interface Rejection {
  ErrorName name();

  String message();

  /** A rejection that is a name and a text. */
  record Plain(ErrorName name, String message) implements Rejection {}

  /**
   * Too much was asked of a table or an index in too short a time.
   *
   * @param reason what was exceeded, as {@code TableReadProvisionedThroughputExceeded}
   * @param resource the resource name of the table or index
   */
  record Throttled(ErrorName name, String message, String reason, String resource)
      implements Rejection {}

  /**
   * The condition does not hold.
   *
   * @param item the item as it is, where the request asked for it and there is one
   */
  record ConditionalCheckFailed(@Nullable Item item) implements Rejection {
    @Override
    public ErrorName name() {
      return ErrorName.CONDITIONAL_CHECK_FAILED;
    }

    @Override
    public String message() {
      return "The conditional request failed";
    }
  }

  /** A transaction did not happen; one reason for each of its items, in their order. */
  record TransactionCanceled(List<CancellationReason> reasons) implements Rejection {
    public TransactionCanceled {
      reasons = List.copyOf(reasons);
    }

    @Override
    public ErrorName name() {
      return ErrorName.TRANSACTION_CANCELED;
    }

    @Override
    public String message() {
      return "Transaction cancelled, please refer cancellation reasons for specific reasons "
          + reasons.stream().map(CancellationReason::code).toList();
    }
  }

  /**
   * What one item had to do with it.
   *
   * @param code {@code None} where nothing
   * @param message null where nothing
   */
  record CancellationReason(String code, @Nullable String message, @Nullable Item item) {
    public static final CancellationReason NONE = new CancellationReason("None", null, null);
  }
}
