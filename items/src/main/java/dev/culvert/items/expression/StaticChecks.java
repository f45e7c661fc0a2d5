package dev.culvert.items.expression;

import dev.culvert.items.ValidationException;
import java.util.List;
import java.util.Set;

/**
 * The refusals that need no names and no values: functions, reserved words, list indexes, the
 * number of operators. DynamoDB looks for these in the order in which the expression is written,
 * and for everything else afterwards.
 */
final class StaticChecks {
  static final int MAX_OPERATORS = 300;

  private static final Set<String> CONDITION_FUNCTIONS =
      Set.of(
          "attribute_exists",
          "attribute_not_exists",
          "attribute_type",
          "begins_with",
          "contains",
          "size");
  private static final Set<String> UPDATE_FUNCTIONS = Set.of("if_not_exists", "list_append");

  private final ExpressionKind kind;
  private int operators;

  StaticChecks(ExpressionKind kind) {
    this.kind = kind;
  }

  /** Checks what stands where a condition must. */
  void condition(Syntax syntax) {
    switch (syntax) {
      case Syntax.And and -> conditions(and.conditions());
      case Syntax.Or or -> conditions(or.conditions());
      case Syntax.Not not -> {
        operator();
        condition(not.condition());
      }
      case Syntax.Comparison comparison -> {
        operator();
        operand(comparison.left());
        operand(comparison.right());
      }
      case Syntax.Between between -> {
        operator();
        operand(between.operand());
        operand(between.low());
        operand(between.high());
      }
      case Syntax.In in -> {
        operator();
        operand(in.operand());
        in.choices().forEach(this::operand);
      }
      case Syntax.Call call -> call(call, !call.function().equals("size"));
      case Syntax.Path _, Syntax.Value _, Syntax.Arithmetic _, Syntax.Group _ ->
          throw new IllegalStateException("not a condition: " + syntax);
    }
  }

  private void conditions(List<Syntax> conditions) {
    for (int i = 0; i < conditions.size(); i++) {
      if (i > 0) {
        operator();
      }
      condition(conditions.get(i));
    }
  }

  /** Checks what stands where a SET gets its value from. */
  void assigned(Syntax syntax) {
    switch (syntax) {
      case Syntax.Call call -> call(call, true);
      case Syntax.Arithmetic arithmetic -> {
        operator();
        operand(arithmetic.left());
        operand(arithmetic.right());
      }
      case Syntax.Path _, Syntax.Value _ -> operand(syntax);
      case Syntax.Comparison _, Syntax.Between _, Syntax.In _, Syntax.Group _ ->
          throw new IllegalStateException("not an operand: " + syntax);
      case Syntax.And _, Syntax.Or _, Syntax.Not _ ->
          throw new IllegalStateException("not an operand: " + syntax);
    }
  }

  private void operand(Syntax syntax) {
    switch (syntax) {
      case Syntax.Path path -> path(path);
      case Syntax.Value _ -> {}
      case Syntax.Call call -> {
        boolean givesValue =
            call.function().equals("size") || call.function().equals("if_not_exists");
        call(call, givesValue);
      }
      case Syntax.Comparison _, Syntax.Between _, Syntax.In _, Syntax.Arithmetic _ ->
          throw new IllegalStateException("not an operand: " + syntax);
      case Syntax.And _, Syntax.Or _, Syntax.Not _, Syntax.Group _ ->
          throw new IllegalStateException("not an operand: " + syntax);
    }
  }

  private void call(Syntax.Call call, boolean rightPlace) {
    String function = call.function();
    boolean update = kind == ExpressionKind.UPDATE;
    Set<String> allowed = update ? UPDATE_FUNCTIONS : CONDITION_FUNCTIONS;
    if (!allowed.contains(function)) {
      throw unusable(function, update);
    }
    if (!rightPlace) {
      throw kind.invalid(
          "The function is not allowed to be used this way in an expression; function: "
              + function);
    }
    operator();
    call.arguments().forEach(this::operand);
  }

  private ValidationException unusable(String function, boolean update) {
    Set<String> others = update ? CONDITION_FUNCTIONS : UPDATE_FUNCTIONS;
    if (!others.contains(function)) {
      return kind.invalid("Invalid function name; function: " + function);
    }
    String place = update ? "an update expression" : "a condition expression";
    return kind.invalid("The function is not allowed in " + place + "; function: " + function);
  }

  void path(Syntax.Path path) {
    for (Syntax.Step step : path.steps()) {
      switch (step) {
        case Syntax.Step.Name name -> name(name.name());
        case Syntax.Step.Placeholder _ -> {}
        case Syntax.Step.Index index -> index(index.digits());
      }
    }
  }

  private void name(String name) {
    if (ReservedWords.contain(name)) {
      throw kind.invalid("Attribute name is a reserved keyword; reserved keyword: " + name);
    }
  }

  private void index(String digits) {
    String largest = "2147483647";
    boolean tooLarge =
        digits.length() > largest.length()
            || (digits.length() == largest.length() && digits.compareTo(largest) > 0);
    if (tooLarge) {
      throw kind.invalid("List index is not within the allowable range; index: [" + digits + "]");
    }
  }

  private void operator() {
    operators++;
    if (operators > MAX_OPERATORS) {
      throw kind.invalid(
          "The expression contains too many operators; operator count: " + operators);
    }
  }
}
