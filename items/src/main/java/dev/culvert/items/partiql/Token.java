package dev.culvert.items.partiql;

/**
 * A word or a sign of a statement.
 *
 * @param text keywords and operators in lower case, identifiers and strings without their quotes,
 *     all else as it is written
 * @param line from 1
 * @param column from 1, in characters
 * @param length in characters, with quotes
 */
record Token(TokenKind kind, String text, int line, int column, int length) {

  boolean is(TokenKind other) {
    return kind == other;
  }

  boolean isKeyword(String keyword) {
    return kind == TokenKind.KEYWORD && text.equals(keyword);
  }

  boolean isOperator(String operator) {
    return kind == TokenKind.OPERATOR && text.equals(operator);
  }

  /** Where it stands, as DynamoDB tells that. */
  String place() {
    return line + ":" + column + ":" + length;
  }
}
