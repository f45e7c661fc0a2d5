package dev.culvert.items.expression;

import java.util.List;

/** What an expression says, with its placeholders: no names or values are put in yet. */
sealed interface Syntax {

  /** A document path; its first step is a name or a placeholder. */
  record Path(List<Step> steps) implements Syntax {}

  /** One step of a path. */
  sealed interface Step {
    /** A name as the expression has it. */
    record Name(String name) implements Step {}

    /** {@code #name} */
    record Placeholder(String placeholder) implements Step {}

    /** {@code [digits]} */
    record Index(String digits) implements Step {}
  }

  /** {@code :value} */
  record Value(String placeholder) implements Syntax {}

  /** {@code function(arguments)} */
  record Call(String function, List<Syntax> arguments) implements Syntax {}

  /** Two operands and a comparator between them. */
  record Comparison(Comparator comparator, Syntax left, Syntax right) implements Syntax {}

  /** {@code operand BETWEEN low AND high} */
  record Between(Syntax operand, Syntax low, Syntax high) implements Syntax {}

  /** {@code operand IN (choices)} */
  record In(Syntax operand, List<Syntax> choices) implements Syntax {}

  /** Conditions with AND between them. */
  record And(List<Syntax> conditions) implements Syntax {}

  /** Conditions with OR between them. */
  record Or(List<Syntax> conditions) implements Syntax {}

  /** {@code NOT condition} */
  record Not(Syntax condition) implements Syntax {}

  /** {@code left + right} or {@code left - right} */
  record Arithmetic(String operator, Syntax left, Syntax right) implements Syntax {}

  /** Anything in parentheses; only while an expression is read. */
  record Group(Syntax inner) implements Syntax {}
}
