package dev.culvert.items.expression;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeType;
import dev.culvert.items.value.AttributeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts names and values into operands, and knows how DynamoDB refuses operands. */
final class OperandBinder {
  private static final Set<AttributeType> WITHOUT_SIZE =
      Set.of(AttributeType.N, AttributeType.BOOL, AttributeType.NULL);

  private final ExpressionKind kind;
  private final ExpressionAttributes attributes;

  OperandBinder(ExpressionKind kind, ExpressionAttributes attributes) {
    this.kind = kind;
    this.attributes = attributes;
  }

  DocumentPath path(Syntax.Path path) {
    List<Syntax.Step> steps = path.steps();
    if (steps.size() > DocumentPath.MAX_LEVELS) {
      throw kind.invalid(
          "The document path has too many nesting levels; nesting levels: " + steps.size());
    }
    String attribute = name(steps.getFirst());
    if (steps.size() == 1) {
      return DocumentPath.to(attribute);
    }
    List<PathStep> inner = new ArrayList<>(steps.size() - 1);
    for (Syntax.Step step : steps.subList(1, steps.size())) {
      inner.add(
          step instanceof Syntax.Step.Index index
              ? new PathStep.Element(Integer.parseInt(index.digits()))
              : new PathStep.Entry(name(step)));
    }
    return new DocumentPath(attribute, inner);
  }

  private String name(Syntax.Step step) {
    return switch (step) {
      case Syntax.Step.Name name -> name.name();
      case Syntax.Step.Placeholder name -> attributes.name(kind, name.placeholder());
      case Syntax.Step.Index _ -> throw new IllegalStateException("a path begins with an index");
    };
  }

  AttributeValue value(Syntax.Value value) {
    return attributes.value(kind, value.placeholder());
  }

  Operand operand(Syntax syntax) {
    return switch (syntax) {
      case Syntax.Path path -> new Operand.At(path(path));
      case Syntax.Value value -> new Operand.Literal(value(value));
      case Syntax.Call call -> size(call);
      case Syntax.Comparison _, Syntax.Between _, Syntax.In _, Syntax.Arithmetic _ ->
          throw new IllegalStateException("not an operand: " + syntax);
      case Syntax.And _, Syntax.Or _, Syntax.Not _, Syntax.Group _ ->
          throw new IllegalStateException("not an operand: " + syntax);
    };
  }

  private Operand size(Syntax.Call call) {
    List<Operand> operands = operands(call.arguments());
    requireCount(call, 1);
    AttributeType type = operands.getFirst().fixedType();
    if (type != null && WITHOUT_SIZE.contains(type)) {
      throw wrongType(call.function(), type.name());
    }
    return new Operand.Size(operands.getFirst());
  }

  List<Operand> operands(List<Syntax> syntaxes) {
    List<Operand> operands = new ArrayList<>(syntaxes.size());
    for (Syntax syntax : syntaxes) {
      operands.add(operand(syntax));
    }
    return operands;
  }

  void requireCount(Syntax.Call call, int count) {
    int given = call.arguments().size();
    if (given != count) {
      throw kind.invalid(
          "Incorrect number of operands for operator or function; operator or function: "
              + call.function()
              + ", number of operands: "
              + given);
    }
  }

  /** DynamoDB refuses to compare a place with itself. */
  void requireDistinct(String operator, Operand first, List<Operand> others) {
    for (Operand other : others) {
      if (first instanceof Operand.At at && at.equals(other)) {
        throw kind.invalid(
            "The first operand must be distinct from the remaining operands for this operator or"
                + " function; operator: "
                + operator
                + ", first operand: "
                + at.path());
      }
    }
  }

  DocumentPath requirePath(String function, @Nullable Operand operand) {
    if (operand instanceof Operand.At at) {
      return at.path();
    }
    throw kind.invalid(
        "Operator or function requires a document path; operator or function: " + function);
  }

  /** Refuses an operand that has another type for every item. */
  void requireType(String operator, @Nullable AttributeType type, Set<AttributeType> allowed) {
    if (type != null && !allowed.contains(type)) {
      throw wrongType(operator, type.name());
    }
  }

  ValidationException wrongType(String operator, String type) {
    return kind.invalid(
        "Incorrect operand type for operator or function; operator or function: "
            + operator
            + ", operand type: "
            + type);
  }

  ValidationException invalid(String why) {
    return kind.invalid(why);
  }
}
