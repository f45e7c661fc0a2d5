package dev.culvert.items.expression;

import dev.culvert.items.value.AttributeType;
import dev.culvert.items.value.AttributeValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Puts names and values into a condition. DynamoDB looks at each operator after its operands, in
 * the order of the expression.
 */
final class ConditionBinder {
  private static final int MAX_CHOICES = 100;
  private static final Set<AttributeType> ORDERED =
      EnumSet.of(AttributeType.S, AttributeType.N, AttributeType.B);
  private static final Set<AttributeType> WITH_PREFIX =
      EnumSet.of(AttributeType.S, AttributeType.B);
  private static final String ANY_TYPE = "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}";
  private static final String TYPE_NAMES = "{B,NULL,SS,BOOL,L,BS,N,NS,S,M}";

  private final OperandBinder operands;

  ConditionBinder(ExpressionKind kind, ExpressionAttributes attributes) {
    operands = new OperandBinder(kind, attributes);
  }

  Predicate bind(Syntax syntax) {
    return switch (syntax) {
      case Syntax.And and -> new Predicate.All(bind(and.conditions()));
      case Syntax.Or or -> new Predicate.Any(bind(or.conditions()));
      case Syntax.Not not -> new Predicate.Not(bind(not.condition()));
      case Syntax.Comparison comparison -> comparison(comparison);
      case Syntax.Between between -> between(between);
      case Syntax.In in -> in(in);
      case Syntax.Call call -> call(call);
      case Syntax.Path _, Syntax.Value _, Syntax.Arithmetic _, Syntax.Group _ ->
          throw new IllegalStateException("not a condition: " + syntax);
    };
  }

  private List<Predicate> bind(List<Syntax> conditions) {
    List<Predicate> predicates = new ArrayList<>(conditions.size());
    for (Syntax condition : conditions) {
      predicates.add(bind(condition));
    }
    return predicates;
  }

  private Predicate comparison(Syntax.Comparison comparison) {
    Operand left = operands.operand(comparison.left());
    Operand right = operands.operand(comparison.right());
    Comparator comparator = comparison.comparator();
    operands.requireDistinct(comparator.sign(), left, List.of(right));
    if (comparator.orders()) {
      operands.requireType(comparator.sign(), left.fixedType(), ORDERED);
      operands.requireType(comparator.sign(), right.fixedType(), ORDERED);
    }
    return new Predicate.Compares(comparator, left, right);
  }

  private Predicate between(Syntax.Between between) {
    Operand operand = operands.operand(between.operand());
    Operand low = operands.operand(between.low());
    Operand high = operands.operand(between.high());
    operands.requireDistinct("BETWEEN", operand, List.of(low, high));
    operands.requireType("BETWEEN", operand.fixedType(), ORDERED);
    operands.requireType("BETWEEN", low.fixedType(), ORDERED);
    operands.requireType("BETWEEN", high.fixedType(), ORDERED);
    if (low instanceof Operand.Literal from && high instanceof Operand.Literal to) {
      requireBounds(from.value(), to.value());
    }
    return new Predicate.Between(operand, low, high);
  }

  private void requireBounds(AttributeValue low, AttributeValue high) {
    String bounds =
        "lower bound operand: AttributeValue: "
            + printed(low)
            + ", upper bound operand: AttributeValue: "
            + printed(high);
    if (low.type() != high.type()) {
      throw operands.invalid(
          "The BETWEEN operator requires same data type for lower and upper bounds; " + bounds);
    }
    if (Values.order(low, high) > 0) {
      throw operands.invalid(
          "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
              + bounds);
    }
  }

  private static String printed(AttributeValue value) {
    return switch (value) {
      case AttributeValue.S s -> "{S:" + s.value() + "}";
      case AttributeValue.N n -> "{N:" + n.value() + "}";
      case AttributeValue.B b -> "{B:" + b.value() + "}";
      case AttributeValue.Bool _, AttributeValue.Null _, AttributeValue.L _, AttributeValue.M _ ->
          value.type().name();
      case AttributeValue.SS _, AttributeValue.NS _, AttributeValue.BS _ -> value.type().name();
      case AttributeValue.Refused refused -> throw refused.why();
    };
  }

  private Predicate in(Syntax.In in) {
    Operand operand = operands.operand(in.operand());
    List<Operand> choices = operands.operands(in.choices());
    if (choices.size() > MAX_CHOICES) {
      throw operands.invalid(
          "The IN operator is provided with too many operands; number of operands: "
              + choices.size());
    }
    operands.requireDistinct("IN", operand, choices);
    return new Predicate.In(operand, choices);
  }

  private Predicate call(Syntax.Call call) {
    String function = call.function();
    List<Operand> given = operands.operands(call.arguments());
    boolean one = function.equals("attribute_exists") || function.equals("attribute_not_exists");
    operands.requireCount(call, one ? 1 : 2);
    Operand first = given.getFirst();
    Operand last = given.getLast();
    if (!one) {
      operands.requireDistinct(function, first, List.of(last));
    }
    return switch (function) {
      case "attribute_exists" -> new Predicate.Exists(operands.requirePath(function, first), true);
      case "attribute_not_exists" ->
          new Predicate.Exists(operands.requirePath(function, first), false);
      case "attribute_type" -> new Predicate.HasType(first, type(last));
      case "begins_with" -> {
        operands.requireType(function, first.fixedType(), WITH_PREFIX);
        operands.requireType(function, last.fixedType(), WITH_PREFIX);
        yield new Predicate.BeginsWith(first, last);
      }
      case "contains" -> new Predicate.Contains(first, last);
      default -> throw new IllegalStateException("no function of conditions: " + function);
    };
  }

  private AttributeType type(Operand operand) {
    AttributeType fixed = operand.fixedType();
    if (!(operand instanceof Operand.Literal literal)
        || !(literal.value() instanceof AttributeValue.S name)) {
      throw operands.wrongType("attribute_type", fixed == null ? ANY_TYPE : fixed.name());
    }
    for (AttributeType type : AttributeType.values()) {
      if (type.name().equals(name.value())) {
        return type;
      }
    }
    throw operands.invalid(
        "Invalid attribute type name found; type: "
            + name.value()
            + ", valid types: "
            + TYPE_NAMES);
  }
}
