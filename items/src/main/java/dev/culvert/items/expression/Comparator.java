package dev.culvert.items.expression;

import org.jspecify.annotations.Nullable;

/** The signs that compare two operands. */
public enum Comparator {
  EQUAL("="),
  NOT_EQUAL("<>"),
  LESS("<"),
  AT_MOST("<="),
  GREATER(">"),
  AT_LEAST(">=");

  private final String sign;

  Comparator(String sign) {
    this.sign = sign;
  }

  /** As it is written. */
  public String sign() {
    return sign;
  }

  /** Whether operands must have an order, and not only be equal or not. */
  public boolean orders() {
    return this != EQUAL && this != NOT_EQUAL;
  }

  /** What says the same of the operands the other way round. */
  public Comparator flipped() {
    return switch (this) {
      case EQUAL, NOT_EQUAL -> this;
      case LESS -> GREATER;
      case AT_MOST -> AT_LEAST;
      case GREATER -> LESS;
      case AT_LEAST -> AT_MOST;
    };
  }

  static @Nullable Comparator of(TokenKind kind) {
    return switch (kind) {
      case EQUAL -> EQUAL;
      case NOT_EQUAL -> NOT_EQUAL;
      case LESS -> LESS;
      case AT_MOST -> AT_MOST;
      case GREATER -> GREATER;
      case AT_LEAST -> AT_LEAST;
      case NAME, NAME_PLACEHOLDER, VALUE_PLACEHOLDER, INDEX, PLUS, MINUS -> null;
      case OPEN, CLOSE, OPEN_BRACKET, CLOSE_BRACKET, COMMA, DOT -> null;
      case AND, OR, NOT, BETWEEN, IN, SET, REMOVE, ADD, DELETE, UNKNOWN, END -> null;
    };
  }
}
