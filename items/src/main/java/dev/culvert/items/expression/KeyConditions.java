package dev.culvert.items.expression;

import dev.culvert.items.ValidationException;
import dev.culvert.items.operation.KeyCondition;
import dev.culvert.items.row.SortCondition;
import dev.culvert.items.value.AttributeValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells apart what a condition asks of each key attribute, and refuses what keys cannot be asked.
 */
final class KeyConditions {
  private static final String INVALID = "Invalid condition in KeyConditionExpression: ";

  private final Map<String, KeyCondition> conditions = new LinkedHashMap<>();

  private KeyConditions() {}

  static List<KeyCondition> of(Predicate predicate) {
    KeyConditions found = new KeyConditions();
    found.add(predicate);
    return List.copyOf(found.conditions.values());
  }

  private void add(Predicate predicate) {
    switch (predicate) {
      case Predicate.All all -> all.predicates().forEach(this::add);
      case Predicate.Compares compares -> compares(compares);
      case Predicate.Between between -> between(between);
      case Predicate.BeginsWith begins -> beginsWith(begins);
      case Predicate.Any _ -> throw operator("OR");
      case Predicate.In _ -> throw operator("IN");
      case Predicate.Exists exists ->
          throw operator(exists.expected() ? "attribute_exists" : "attribute_not_exists");
      case Predicate.HasType _ -> throw operator("attribute_type");
      case Predicate.Contains _ -> throw operator("contains");
      case Predicate.Not _ -> throw operator("NOT");
    }
  }

  private void compares(Predicate.Compares compares) {
    if (compares.comparator() == Comparator.NOT_EQUAL) {
      throw operator("<>");
    }
    Operand left = compares.left();
    Operand right = compares.right();
    String attribute = attribute(List.of(left, right));
    if (left instanceof Operand.At) {
      put(attribute, condition(compares.comparator(), literal(right)));
    } else {
      put(attribute, condition(compares.comparator().flipped(), literal(left)));
    }
  }

  private static SortCondition condition(Comparator comparator, AttributeValue value) {
    return switch (comparator) {
      case EQUAL -> new SortCondition.Equal(value);
      case LESS -> new SortCondition.Less(value);
      case AT_MOST -> new SortCondition.AtMost(value);
      case GREATER -> new SortCondition.Greater(value);
      case AT_LEAST -> new SortCondition.AtLeast(value);
      case NOT_EQUAL -> throw operator("<>");
    };
  }

  private void between(Predicate.Between between) {
    requireKeyFirst("BETWEEN", between.operand());
    String attribute = attribute(List.of(between.operand(), between.low(), between.high()));
    put(attribute, new SortCondition.Between(literal(between.low()), literal(between.high())));
  }

  private void beginsWith(Predicate.BeginsWith begins) {
    requireKeyFirst("begins_with", begins.operand());
    String attribute = attribute(List.of(begins.operand(), begins.prefix()));
    put(attribute, new SortCondition.BeginsWith(literal(begins.prefix())));
  }

  private static void requireKeyFirst(String operator, Operand first) {
    if (!(first instanceof Operand.At)) {
      throw refused(
          INVALID + operator + " operator must have the key attribute as its first operand");
    }
  }

  /** The one attribute among the operands; they are looked at from left to right. */
  private static String attribute(List<Operand> operands) {
    String attribute = null;
    for (Operand operand : operands) {
      switch (operand) {
        case Operand.Literal _ -> {}
        case Operand.Size _, Operand.Truth _ ->
            throw refused("KeyConditionExpressions cannot contain nested operations");
        case Operand.At at -> {
          if (attribute != null) {
            throw refused(INVALID + "Multiple attribute names used in one condition");
          }
          if (at.path().isNested()) {
            throw refused("KeyConditionExpressions cannot have conditions on nested attributes");
          }
          attribute = at.path().attribute();
        }
      }
    }
    if (attribute == null) {
      throw refused(INVALID + "No key attribute specified");
    }
    return attribute;
  }

  private static AttributeValue literal(Operand operand) {
    if (operand instanceof Operand.Literal literal) {
      return literal.value();
    }
    throw new IllegalStateException("two attributes in one key condition");
  }

  private void put(String attribute, SortCondition condition) {
    if (conditions.putIfAbsent(attribute, new KeyCondition(attribute, condition)) != null) {
      throw refused("KeyConditionExpressions must only contain one condition per key");
    }
  }

  private static ValidationException operator(String operator) {
    return refused("Invalid operator used in KeyConditionExpression: " + operator);
  }

  /** DynamoDB names the parameter since June 2026. */
  private static ValidationException refused(String why) {
    return ValidationException.reworded(ExpressionKind.KEY_CONDITION.invalid(why).message(), why);
  }
}
