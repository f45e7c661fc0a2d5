package dev.culvert.items.expression;

import java.util.ArrayList;
import java.util.List;

/** Reads conditions: OR binds weakest, then AND, then NOT, then comparisons. */
final class ConditionParser {
  private final TokenStream tokens;
  private final OperandParser operands;

  ConditionParser(TokenStream tokens) {
    this.tokens = tokens;
    this.operands = new OperandParser(tokens);
  }

  Syntax read() {
    Syntax condition = or(not());
    if (tokens.kind() != TokenKind.END) {
      throw tokens.unexpected();
    }
    return condition;
  }

  private Syntax or(Syntax first) {
    Syntax left = and(first);
    if (tokens.kind() != TokenKind.OR) {
      return left;
    }
    List<Syntax> conditions = new ArrayList<>();
    conditions.add(left);
    while (tokens.skip(TokenKind.OR)) {
      conditions.add(and(not()));
    }
    return new Syntax.Or(List.copyOf(conditions));
  }

  private Syntax and(Syntax first) {
    if (tokens.kind() != TokenKind.AND) {
      return first;
    }
    List<Syntax> conditions = new ArrayList<>();
    conditions.add(first);
    while (tokens.skip(TokenKind.AND)) {
      conditions.add(not());
    }
    return new Syntax.And(List.copyOf(conditions));
  }

  private Syntax not() {
    return tokens.skip(TokenKind.NOT) ? new Syntax.Not(not()) : condition(operandOrGroup());
  }

  /** A path, a value, a call, or anything in parentheses. */
  private Syntax operandOrGroup() {
    if (!tokens.skip(TokenKind.OPEN)) {
      return operands.operand();
    }
    Syntax inner = inParentheses();
    tokens.expect(TokenKind.CLOSE);
    return operands.group(inner);
  }

  /** Parentheses may hold an operand or a condition; which, only their end tells. */
  private Syntax inParentheses() {
    if (tokens.kind() == TokenKind.NOT) {
      return or(not());
    }
    Syntax first = operandOrGroup();
    boolean lastInParentheses = tokens.kind() == TokenKind.CLOSE;
    return lastInParentheses ? first : or(condition(first));
  }

  /** The condition that begins with what was just read. */
  private Syntax condition(Syntax read) {
    Syntax left = read instanceof Syntax.Group group ? group.inner() : read;
    if (isCondition(left)) {
      return left;
    }
    Comparator comparator = Comparator.of(tokens.kind());
    if (comparator != null) {
      tokens.advance();
      return new Syntax.Comparison(comparator, left, operands.operandInParentheses());
    }
    if (tokens.skip(TokenKind.BETWEEN)) {
      Syntax low = operands.operandInParentheses();
      tokens.expect(TokenKind.AND);
      return new Syntax.Between(left, low, operands.operandInParentheses());
    }
    if (tokens.skip(TokenKind.IN)) {
      tokens.expect(TokenKind.OPEN);
      List<Syntax> choices = operands.operands();
      tokens.expect(TokenKind.CLOSE);
      return new Syntax.In(left, choices);
    }
    if (left instanceof Syntax.Call) {
      return left;
    }
    throw tokens.unexpected();
  }

  private static boolean isCondition(Syntax syntax) {
    return switch (syntax) {
      case Syntax.Path _, Syntax.Value _, Syntax.Call _, Syntax.Arithmetic _, Syntax.Group _ ->
          false;
      case Syntax.Comparison _, Syntax.Between _, Syntax.In _ -> true;
      case Syntax.And _, Syntax.Or _, Syntax.Not _ -> true;
    };
  }
}
