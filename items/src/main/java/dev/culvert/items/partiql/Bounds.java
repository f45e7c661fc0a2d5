package dev.culvert.items.partiql;

import dev.culvert.items.ValidationException;
import dev.culvert.items.expression.Comparator;
import dev.culvert.items.expression.Operand;
import dev.culvert.items.expression.Predicate;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;

/** The literal bounds of BETWEEN: they must be of one type, and in order. */
final class Bounds {
  private Bounds() {}

  static void check(AttributeValue low, AttributeValue high) {
    String bounds =
        "lower bound operand: AttributeValue: %s, upper bound operand: AttributeValue: %s"
            .formatted(shown(low), shown(high));
    if (low.type() != high.type()) {
      throw new ValidationException(
          "The BETWEEN operator requires same data type for lower and upper bounds; " + bounds);
    }
    Predicate descends =
        new Predicate.Compares(
            Comparator.GREATER, new Operand.Literal(low), new Operand.Literal(high));
    if (descends.holds(Item.empty())) {
      throw new ValidationException(
          "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
              + bounds);
    }
  }

  private static String shown(AttributeValue value) {
    String text =
        switch (value) {
          case AttributeValue.S s -> s.value();
          case AttributeValue.N n -> n.value().toString();
          case AttributeValue.B b -> b.value().toString();
          default -> value.toString();
        };
    return "{" + value.type() + ":" + text + "}";
  }
}
