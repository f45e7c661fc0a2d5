package dev.culvert.items.partiql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a statement into words and signs, without spaces and comments. */
final class Lexer {
  private static final String SPACES = " \t\u000b\f\r\n";

  private final String source;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  /** Where the last token began, and how many characters stand before it in its line. */
  private int counted;

  private int line = 1;
  private int column;

  private Lexer(String source) {
    this.source = source;
  }

  /** The tokens, and one that is the end. */
  static List<Token> read(String statement) {
    Lexer lexer = new Lexer(statement);
    while (lexer.skipToToken()) {
      lexer.token();
    }
    lexer.add(TokenKind.EOF, "", statement.length());
    return lexer.tokens;
  }

  /** Skips spaces and comments; false at the end. */
  private boolean skipToToken() {
    while (at < source.length()) {
      if (follows("--")) {
        while (at < source.length() && !isLineEnd(source.charAt(at))) {
          at++;
        }
      } else if (follows("/*")) {
        int end = source.indexOf("*/", at + 2);
        if (end < 0) {
          throw Refusals.unreadable();
        }
        at = end + 2;
      } else if (SPACES.indexOf(source.charAt(at)) >= 0) {
        at++;
      } else {
        return true;
      }
    }
    return false;
  }

  private void token() {
    int start = at;
    char first = source.charAt(at);
    if (isLetter(first)) {
      word();
    } else if (isDigit(first) || (first == '.' && isDigit(peek(1)))) {
      number();
    } else if (first == '\'') {
      String text = quoted('\'');
      add(TokenKind.STRING, text, start);
    } else if (first == '"') {
      String text = quoted('"');
      add(TokenKind.QUOTED_IDENTIFIER, text, start);
    } else {
      sign(first);
    }
  }

  private void word() {
    int start = at;
    while (isLetter(peek(0)) || isDigit(peek(0))) {
      at++;
    }
    String word = source.substring(start, at);
    String lower = word.toLowerCase(Locale.ROOT);
    TokenKind kind = Keywords.kind(lower);
    add(kind, kind == TokenKind.IDENTIFIER ? word : lower, start);
  }

  /** Digits, a point, an exponent: a decimal number as Java has it. */
  private void number() {
    int start = at;
    skipDigits();
    if (peek(0) == '.') {
      at++;
      skipDigits();
    }
    if ((peek(0) | 0x20) == 'e') {
      at++;
      at += peek(0) == '+' || peek(0) == '-' ? 1 : 0;
      skipDigits();
    }
    String number = source.substring(start, at);
    try {
      new BigDecimal(number);
    } catch (NumberFormatException unreadable) {
      throw Refusals.unreadable();
    }
    add(TokenKind.NUMBER, number, start);
  }

  private void skipDigits() {
    while (isDigit(peek(0))) {
      at++;
    }
  }

  /** A text in quotes; twice the quote stands for itself. */
  private String quoted(char quote) {
    StringBuilder text = new StringBuilder();
    int from = ++at;
    while (true) {
      int end = source.indexOf(quote, from);
      if (end < 0) {
        throw Refusals.unreadable();
      }
      text.append(source, from, end);
      from = end + 1;
      if (from == source.length() || source.charAt(from) != quote) {
        at = from;
        return text.toString();
      }
      text.append(quote);
      from++;
    }
  }

  private void sign(char first) {
    switch (first) {
      case '(' -> sign(TokenKind.LEFT_PAREN, 1);
      case ')' -> sign(TokenKind.RIGHT_PAREN, 1);
      case '[' -> sign(TokenKind.LEFT_BRACKET, 1);
      case ']' -> sign(TokenKind.RIGHT_BRACKET, 1);
      case '{' -> sign(TokenKind.LEFT_CURLY, 1);
      case '}' -> sign(TokenKind.RIGHT_CURLY, 1);
      case ':' -> sign(TokenKind.COLON, 1);
      case ',' -> sign(TokenKind.COMMA, 1);
      case '.' -> sign(TokenKind.DOT, 1);
      case '*' -> sign(TokenKind.STAR, 1);
      case ';' -> sign(TokenKind.SEMICOLON, 1);
      case '?' -> sign(TokenKind.PARAMETER, 1);
      case '+', '-', '/', '%', '=', '@', '~' -> sign(TokenKind.OPERATOR, 1);
      case '<', '>', '|', '!' -> longSign(first);
      default -> throw Refusals.unreadable();
    }
  }

  private void longSign(char first) {
    if (follows("<<")) {
      sign(TokenKind.LEFT_DOUBLE_ANGLE_BRACKET, 2);
    } else if (follows(">>")) {
      sign(TokenKind.RIGHT_DOUBLE_ANGLE_BRACKET, 2);
    } else if (follows("<=") || follows(">=") || follows("<>") || follows("||")) {
      sign(TokenKind.OPERATOR, 2);
    } else if (follows("!=")) {
      at += 2;
      add(TokenKind.OPERATOR, "<>", at - 2);
    } else if (first == '<' || first == '>') {
      sign(TokenKind.OPERATOR, 1);
    } else {
      throw Refusals.unreadable();
    }
  }

  private void sign(TokenKind kind, int length) {
    at += length;
    add(kind, source.substring(at - length, at), at - length);
  }

  private void add(TokenKind kind, String text, int start) {
    count(start);
    int length = source.codePointCount(start, at);
    Token token = new Token(kind, text, line, column + 1, length);
    Token before = tokens.isEmpty() ? token : tokens.getLast();
    if (isWord(before) && isWord(token) && Keywords.pair(before.text(), text)) {
      tokens.removeLast();
      TokenKind both = Keywords.pairKind(before.text(), text);
      String words = before.text() + "_" + text;
      token = new Token(both, words, before.line(), before.column(), before.length());
    }
    tokens.add(token);
  }

  private static boolean isWord(Token token) {
    return token.is(TokenKind.KEYWORD) || token.is(TokenKind.OPERATOR);
  }

  /** Counts lines and characters up to there. */
  private void count(int start) {
    for (; counted < start; counted++) {
      char c = source.charAt(counted);
      boolean pairOfEnds =
          c == '\r' && counted + 1 < source.length() && source.charAt(counted + 1) == '\n';
      if (isLineEnd(c) && !pairOfEnds) {
        line++;
        column = 0;
      } else if (!Character.isLowSurrogate(c) && !pairOfEnds) {
        column++;
      }
    }
  }

  private boolean follows(String sign) {
    return source.startsWith(sign, at);
  }

  /** The character so far ahead, or 0 behind the end. */
  private char peek(int ahead) {
    return at + ahead < source.length() ? source.charAt(at + ahead) : 0;
  }

  private static boolean isLineEnd(char c) {
    return c == '\r' || c == '\n';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
