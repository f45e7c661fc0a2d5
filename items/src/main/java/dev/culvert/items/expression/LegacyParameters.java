package dev.culvert.items.expression;

import static dev.culvert.items.expression.LegacyPredicates.INVALID;

import dev.culvert.items.ValidationException;
import dev.culvert.items.operation.KeyCondition;
import dev.culvert.items.value.AttributeValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters that came before expressions, as what expressions become: Expected, QueryFilter
 * and ScanFilter with their ConditionalOperator, KeyConditions, AttributeUpdates, AttributesToGet.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html">Legacy
 *     conditional parameters</a>
 */
public final class LegacyParameters {
  private LegacyParameters() {}

  /**
   * QueryFilter or ScanFilter.
   *
   * @param filter null where the request has none
   * @param conditionalOperator AND or OR; null where the request has none
   * @return null where nothing is asked
   * @throws ValidationException as DynamoDB refuses them
   */
  public static @Nullable Condition filter(
      @Nullable Map<String, LegacyCondition> filter, @Nullable String conditionalOperator) {
    List<Predicate> predicates = new ArrayList<>();
    if (filter != null) {
      filter.forEach((attribute, condition) -> predicates.add(predicate(attribute, condition)));
    }
    return combined(predicates, conditionalOperator);
  }

  private static Predicate predicate(String attribute, LegacyCondition condition) {
    return LegacyPredicates.of(attribute, operator(condition), condition.values());
  }

  private static LegacyOperator operator(LegacyCondition condition) {
    String name = condition.comparisonOperator();
    return LegacyOperator.of(name == null ? "" : name);
  }

  /**
   * Expected.
   *
   * @param expected null where the request has none
   * @param conditionalOperator AND or OR; null where the request has none
   * @return null where nothing is asked
   * @throws ValidationException as DynamoDB refuses them
   */
  public static @Nullable Condition expected(
      @Nullable Map<String, ExpectedAttribute> expected, @Nullable String conditionalOperator) {
    List<Predicate> predicates = new ArrayList<>();
    if (expected != null) {
      expected.forEach(
          (attribute, condition) -> predicates.add(ExpectedPredicates.of(attribute, condition)));
    }
    return combined(predicates, conditionalOperator);
  }

  private static @Nullable Condition combined(
      List<Predicate> predicates, @Nullable String conditionalOperator) {
    if (conditionalOperator != null && predicates.isEmpty()) {
      throw new ValidationException(
          "ConditionalOperator cannot be used without Filter or Expected");
    }
    if (conditionalOperator != null && predicates.size() == 1) {
      throw new ValidationException(
          "ConditionalOperator can only be used when Filter or Expected has two or more elements");
    }
    if (predicates.isEmpty()) {
      return null;
    }
    boolean any = "OR".equals(conditionalOperator);
    return new Condition(any ? new Predicate.Any(predicates) : new Predicate.All(predicates));
  }

  /**
   * KeyConditions.
   *
   * @throws ValidationException as DynamoDB refuses them
   */
  public static List<KeyCondition> keyConditions(Map<String, LegacyCondition> conditions) {
    List<Predicate> predicates = new ArrayList<>();
    conditions.forEach((attribute, condition) -> predicates.add(predicate(attribute, condition)));
    for (LegacyCondition condition : conditions.values()) {
      requireIndexable(operator(condition));
    }
    return KeyConditions.of(new Predicate.All(predicates));
  }

  private static void requireIndexable(LegacyOperator operator) {
    switch (operator) {
      case EQ, LE, LT, GE, GT, BEGINS_WITH, BETWEEN -> {}
      case NE, IN, NULL, NOT_NULL, CONTAINS, NOT_CONTAINS ->
          throw new ValidationException(
              "Attempted conditional constraint is not an indexable operation");
    }
  }

  /**
   * AttributeUpdates.
   *
   * @throws ValidationException as DynamoDB refuses them
   */
  public static Changes updates(Map<String, AttributeUpdate> updates) {
    Map<DocumentPath, Change> changes = new LinkedHashMap<>();
    updates.forEach((attribute, update) -> changes.put(DocumentPath.to(attribute), change(update)));
    return new Changes(changes);
  }

  private static Change change(AttributeUpdate update) {
    String action = update.action() == null ? "PUT" : update.action();
    AttributeValue value = update.value();
    if (value == null) {
      if (action.equals("DELETE")) {
        return new Change.Remove();
      }
      throw new ValidationException(
          INVALID + "Only DELETE action is allowed when no attribute value is specified");
    }
    LegacyPredicates.requireValue(value);
    return switch (action) {
      case "ADD" -> new Change.LegacyAdd(addable(value));
      case "DELETE" -> new Change.LegacyDelete(deletable(value));
      default -> new Change.Set(new SetValue.Literal(value));
    };
  }

  private static AttributeValue addable(AttributeValue value) {
    return switch (value.type()) {
      case N, L, SS, NS, BS -> value;
      case S, B, BOOL, NULL, M ->
          throw new ValidationException(
              INVALID + "ADD action is not supported for the type " + value.type());
    };
  }

  private static AttributeValue deletable(AttributeValue value) {
    return switch (value.type()) {
      case SS, NS, BS -> value;
      case S, N, B, BOOL, NULL, L, M ->
          throw new ValidationException(
              INVALID + "DELETE action with value is not supported for the type " + value.type());
    };
  }

  /**
   * AttributesToGet.
   *
   * @throws ValidationException if an attribute is named twice
   */
  public static Projected attributesToGet(List<String> attributes) {
    Set<DocumentPath> paths = new LinkedHashSet<>();
    for (String attribute : attributes) {
      if (!paths.add(DocumentPath.to(attribute))) {
        throw new ValidationException(INVALID + "Duplicate value in attribute name: " + attribute);
      }
    }
    return new Projected(List.copyOf(paths));
  }
}
