package dev.culvert.items.expression;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeType;
import dev.culvert.items.value.AttributeValue;
import java.util.ArrayList;
import java.util.List;

/** Comparison operators of old as predicates, with the refusals of their values. */
final class LegacyPredicates {
  static final String INVALID = "One or more parameter values were invalid: ";

  private LegacyPredicates() {}

  static Predicate of(String attribute, LegacyOperator operator, List<AttributeValue> values) {
    check(operator, values);
    DocumentPath path = DocumentPath.to(attribute);
    Operand place = new Operand.At(path);
    return switch (operator) {
      case EQ -> compares(Comparator.EQUAL, place, values);
      case NE -> compares(Comparator.NOT_EQUAL, place, values);
      case LE -> compares(Comparator.AT_MOST, place, values);
      case LT -> compares(Comparator.LESS, place, values);
      case GE -> compares(Comparator.AT_LEAST, place, values);
      case GT -> compares(Comparator.GREATER, place, values);
      case NOT_NULL -> new Predicate.Exists(path, true);
      case NULL -> new Predicate.Exists(path, false);
      case CONTAINS -> new Predicate.Contains(place, literal(values.getFirst()));
      case NOT_CONTAINS -> {
        Predicate contains = new Predicate.Contains(place, literal(values.getFirst()));
        Predicate exists = new Predicate.Exists(path, true);
        yield new Predicate.All(List.of(exists, new Predicate.Not(contains)));
      }
      case BEGINS_WITH -> new Predicate.BeginsWith(place, literal(values.getFirst()));
      case IN -> new Predicate.In(place, literals(values));
      case BETWEEN ->
          new Predicate.Between(place, literal(values.getFirst()), literal(values.getLast()));
    };
  }

  /** As DynamoDB does it: values, their number, their types, their order. */
  static void check(LegacyOperator operator, List<AttributeValue> values) {
    values.forEach(LegacyPredicates::requireValue);
    if (!operator.takes(values.size())) {
      throw new ValidationException(
          INVALID + "Invalid number of argument(s) for the " + operator + " ComparisonOperator");
    }
    for (AttributeValue value : values) {
      if (value.type() != values.getFirst().type()) {
        throw new ValidationException(
            INVALID + "AttributeValues inside AttributeValueList must be of same type");
      }
    }
    for (AttributeValue value : values) {
      AttributeType type = value.type();
      if (!operator.takes(type)) {
        throw new ValidationException(
            INVALID
                + "ComparisonOperator "
                + operator
                + " is not valid for "
                + type
                + " AttributeValue type");
      }
    }
    if (operator == LegacyOperator.BETWEEN
        && Values.order(values.getFirst(), values.getLast()) > 0) {
      throw new ValidationException(
          "The BETWEEN condition was provided a range where the lower bound is greater than the"
              + " upper bound");
    }
  }

  static void requireValue(AttributeValue value) {
    if (value instanceof AttributeValue.Refused refused) {
      throw refused.why();
    }
  }

  private static Predicate compares(
      Comparator comparator, Operand place, List<AttributeValue> values) {
    return new Predicate.Compares(comparator, place, literal(values.getFirst()));
  }

  private static Operand literal(AttributeValue value) {
    return new Operand.Literal(value);
  }

  private static List<Operand> literals(List<AttributeValue> values) {
    List<Operand> literals = new ArrayList<>(values.size());
    values.forEach(value -> literals.add(literal(value)));
    return literals;
  }
}
