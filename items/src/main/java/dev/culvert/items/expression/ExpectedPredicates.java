package dev.culvert.items.expression;

import static dev.culvert.items.expression.LegacyPredicates.INVALID;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Expected asks of an attribute, in one of its two forms, as a predicate. */
final class ExpectedPredicates {
  private ExpectedPredicates() {}

  static Predicate of(String attribute, ExpectedAttribute expected) {
    if (expected.attributeValueList() != null && expected.value() != null) {
      throw refused("Value and AttributeValueList cannot be used together", attribute);
    }
    String operator = expected.comparisonOperator();
    if (operator != null) {
      return compared(attribute, LegacyOperator.of(operator), expected);
    }
    if (expected.attributeValueList() != null) {
      throw refused("AttributeValueList can only be used with a ComparisonOperator", attribute);
    }
    return valueOrAbsence(attribute, expected.value(), expected.exists());
  }

  private static Predicate compared(
      String attribute, LegacyOperator operator, ExpectedAttribute expected) {
    if (expected.exists() != null) {
      throw refused("Exists and ComparisonOperator cannot be used together", attribute);
    }
    List<AttributeValue> listed = expected.attributeValueList();
    AttributeValue value = expected.value();
    if (listed == null && value == null && !operator.takes(0)) {
      throw refused(
          "Value or AttributeValueList must be used with ComparisonOperator: " + operator,
          attribute);
    }
    List<AttributeValue> values =
        listed != null ? listed : value != null ? List.of(value) : List.of();
    return LegacyPredicates.of(attribute, operator, values);
  }

  private static Predicate valueOrAbsence(
      String attribute, @Nullable AttributeValue value, @Nullable Boolean exists) {
    boolean mayExist = exists == null || exists;
    if (mayExist && value == null) {
      throw refused("Value must be provided when Exists is " + exists, attribute);
    }
    if (!mayExist && value != null) {
      throw refused("Value cannot be used when Exists is false", attribute);
    }
    return value == null
        ? LegacyPredicates.of(attribute, LegacyOperator.NULL, List.of())
        : LegacyPredicates.of(attribute, LegacyOperator.EQ, List.of(value));
  }

  private static ValidationException refused(String why, String attribute) {
    return new ValidationException(INVALID + why + " for Attribute: " + attribute);
  }
}
