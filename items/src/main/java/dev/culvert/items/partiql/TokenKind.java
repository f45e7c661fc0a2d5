package dev.culvert.items.partiql;

/** What a token is. The names of those in brackets appear in DynamoDB's messages. */
enum TokenKind {
  IDENTIFIER,
  QUOTED_IDENTIFIER,
  KEYWORD,
  OPERATOR,
  STRING,
  NUMBER,
  BOOLEAN,
  NULL,
  MISSING,
  PARAMETER,
  AS,
  AT,
  BY,
  LEFT_PAREN,
  RIGHT_PAREN,
  LEFT_BRACKET,
  RIGHT_BRACKET,
  LEFT_CURLY,
  RIGHT_CURLY,
  LEFT_DOUBLE_ANGLE_BRACKET,
  RIGHT_DOUBLE_ANGLE_BRACKET,
  COLON,
  COMMA,
  DOT,
  STAR,
  SEMICOLON,
  /** The end of the statement. */
  EOF;

  boolean isIdentifier() {
    return this == IDENTIFIER || this == QUOTED_IDENTIFIER;
  }
}
