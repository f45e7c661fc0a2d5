package dev.culvert.items.expression;

import java.util.Locale;

/** What the words and signs of an expression are. */
enum TokenKind {
  NAME,
  /** {@code #name} */
  NAME_PLACEHOLDER,
  /** {@code :value} */
  VALUE_PLACEHOLDER,
  /** The digits of a list index, without needless zeros. */
  INDEX,
  EQUAL,
  NOT_EQUAL,
  LESS,
  AT_MOST,
  GREATER,
  AT_LEAST,
  PLUS,
  MINUS,
  OPEN,
  CLOSE,
  OPEN_BRACKET,
  CLOSE_BRACKET,
  COMMA,
  DOT,
  AND,
  OR,
  NOT,
  BETWEEN,
  IN,
  SET,
  REMOVE,
  ADD,
  DELETE,
  /** A character that no expression has. */
  UNKNOWN,
  END;

  /** The keyword that a word is, in letters of either case, or {@link #NAME}. */
  static TokenKind ofWord(String word) {
    if (word.length() > "BETWEEN".length()) {
      return NAME;
    }
    return switch (word.toUpperCase(Locale.ROOT)) {
      case "AND" -> AND;
      case "OR" -> OR;
      case "NOT" -> NOT;
      case "BETWEEN" -> BETWEEN;
      case "IN" -> IN;
      case "SET" -> SET;
      case "REMOVE" -> REMOVE;
      case "ADD" -> ADD;
      case "DELETE" -> DELETE;
      default -> NAME;
    };
  }
}
