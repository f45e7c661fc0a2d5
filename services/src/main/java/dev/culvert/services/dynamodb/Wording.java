package dev.culvert.services.dynamodb;

import dev.culvert.items.ValidationException;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.aws.OperationShape;
import dev.culvert.wire.aws.Structure;
import dev.culvert.wire.aws.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How DynamoDB words that a request is invalid; this is the one place that knows. In June 2026 it
 * began to tell one error at a time and to put some of them into other words, operation by
 * operation; by autumn nearly all regions did.
 *
 * @see <a href="https://github.com/paritysuite/dynamodb-conformance/tree/main/captures">Answers
 *     captured from all regions</a>
 */
public enum Wording {
  /** As nearly all regions speak since autumn 2026. */
  CURRENT {
    @Override
    String text(OperationShape<?, ?> operation, List<Violation> violations) {
      var first = violations.getFirst();
      if (MOVED.contains(operation.name())) {
        return ONE_ERROR + moved(first);
      }
      return isEmptyBatch(first) ? emptyBatch(operation) : ONE_ERROR + first;
    }

    @Override
    String text(OperationShape<?, ?> operation, ValidationException refusal) {
      var text = MOVED.contains(operation.name()) ? refusal.message() : refusal.formerMessage();
      return refusal.isOfRequest()
              && INTRODUCED.contains(operation.name())
              && !text.startsWith(ONE_ERROR)
          ? ONE_ERROR + text
          : text;
    }
  },

  /** As all regions spoke before. */
  FORMER {
    @Override
    String text(OperationShape<?, ?> operation, List<Violation> violations) {
      if (isEmptyBatch(violations.getFirst())) {
        return emptyBatch(operation);
      }
      return "%d validation error%s detected: %s"
          .formatted(
              violations.size(),
              violations.size() == 1 ? "" : "s",
              violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
    }

    @Override
    String text(OperationShape<?, ?> operation, ValidationException refusal) {
      return refusal.formerMessage();
    }
  };

  private static final String ONE_ERROR = "1 validation error detected: ";

  /** The operations that have moved to the new words. */
  private static final Set<String> MOVED =
      Set.of("BatchGetItem", "DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem");

  /** Those that count what is wrong with their expressions and values as validation errors. */
  private static final Set<String> INTRODUCED = Set.of("DeleteItem", "PutItem", "UpdateItem");

  abstract String text(OperationShape<?, ?> operation, List<Violation> violations);

  abstract String text(OperationShape<?, ?> operation, ValidationException refusal);

  /**
   * Refuses a request that does not satisfy the service's model.
   *
   * @throws AwsException a ValidationException
   */
  final void check(OperationShape<?, ?> operation, Structure input) {
    var violations = Violation.of(input);
    if (!violations.isEmpty()) {
      throw new AwsException("ValidationException", text(operation, violations));
    }
  }

  final AwsException refusal(OperationShape<?, ?> operation, ValidationException refusal) {
    return new AwsException("ValidationException", text(operation, refusal));
  }

  private static boolean isEmptyBatch(Violation violation) {
    return violation.path().equals("requestItems") && violation.value().equals("Value '{}'");
  }

  private static String emptyBatch(OperationShape<?, ?> operation) {
    return "The requestItems parameter is required for " + operation.name();
  }

  private static String moved(Violation violation) {
    return switch (violation.capitalPath()) {
      // The misspelling is DynamoDB's.
      case "ReturnValues" ->
          "Failed to satisfy constraint: Member must satisfy enum value set: [ALL_OLD,"
              + " UPDATED_OLD, ALL_NEW, UPDATE_NEW, NONE]";
      case "ReturnItemCollectionMetrics" -> "ReturnItemCollectionMetrics can only be SIZE or NONE";
      default -> limit(violation) ? withoutValue(violation) : violation.toString();
    };
  }

  /** Limits are told without the value; all else is worded as before. */
  private static boolean limit(Violation violation) {
    return violation.rule().contains("greater than or equal to") || violation.path().contains(".");
  }

  private static String withoutValue(Violation violation) {
    return "Value at '%s' failed to satisfy constraint: %s"
        .formatted(violation.capitalPath(), violation.rule());
  }
}
