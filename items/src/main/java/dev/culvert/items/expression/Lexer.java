package dev.culvert.items.expression;

/** Cuts an expression into words and signs. */
final class Lexer {
  private final String source;
  private int at;

  Lexer(String source) {
    this.source = source;
  }

  Token next() {
    while (at < source.length() && isSpace(source.charAt(at))) {
      at++;
    }
    int start = at;
    if (start == source.length()) {
      return new Token(TokenKind.END, start, start);
    }
    TokenKind kind = read(source.charAt(at++));
    return new Token(kind, start, at);
  }

  private TokenKind read(char first) {
    if (isLetter(first)) {
      int start = at - 1;
      skipWord();
      return TokenKind.ofWord(source.substring(start, at));
    }
    if (first >= '0' && first <= '9') {
      while (first != '0' && at < source.length() && isDigit(source.charAt(at))) {
        at++;
      }
      return TokenKind.INDEX;
    }
    return switch (first) {
      case '#' -> placeholder(TokenKind.NAME_PLACEHOLDER);
      case ':' -> placeholder(TokenKind.VALUE_PLACEHOLDER);
      case '=' -> TokenKind.EQUAL;
      case '<' -> followed('>') ? TokenKind.NOT_EQUAL : or('=', TokenKind.AT_MOST, TokenKind.LESS);
      case '>' -> or('=', TokenKind.AT_LEAST, TokenKind.GREATER);
      case '+' -> TokenKind.PLUS;
      case '-' -> TokenKind.MINUS;
      case '(' -> TokenKind.OPEN;
      case ')' -> TokenKind.CLOSE;
      case '[' -> TokenKind.OPEN_BRACKET;
      case ']' -> TokenKind.CLOSE_BRACKET;
      case ',' -> TokenKind.COMMA;
      case '.' -> TokenKind.DOT;
      default -> TokenKind.UNKNOWN;
    };
  }

  private TokenKind placeholder(TokenKind kind) {
    int start = at;
    skipWord();
    return at == start ? TokenKind.UNKNOWN : kind;
  }

  private TokenKind or(char second, TokenKind both, TokenKind alone) {
    return followed(second) ? both : alone;
  }

  private boolean followed(char second) {
    boolean follows = at < source.length() && source.charAt(at) == second;
    at += follows ? 1 : 0;
    return follows;
  }

  private void skipWord() {
    while (at < source.length() && isWordPart(source.charAt(at))) {
      at++;
    }
  }

  /** What may follow the sign of a placeholder, and the first letter of a name. */
  static boolean isWordPart(char c) {
    return isLetter(c) || isDigit(c) || c == '_';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
