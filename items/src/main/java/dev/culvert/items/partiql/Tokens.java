package dev.culvert.items.partiql;

import dev.culvert.items.ValidationException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The tokens of a statement, read from the first to the last. */
final class Tokens {
  private final List<Token> tokens;
  private int at;
  private int parameters;

  Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token head() {
    return tokens.get(at);
  }

  /** The token behind the head. */
  Token second() {
    return tokens.get(Math.min(at + 1, tokens.size() - 1));
  }

  Token take() {
    Token head = head();
    at += head.is(TokenKind.EOF) ? 0 : 1;
    return head;
  }

  /** Takes the token if it is of that kind. */
  boolean takeIf(TokenKind kind) {
    boolean is = head().is(kind);
    if (is) {
      take();
    }
    return is;
  }

  boolean takeIfKeyword(String keyword) {
    boolean is = head().isKeyword(keyword);
    if (is) {
      take();
    }
    return is;
  }

  Token expect(TokenKind kind) {
    if (!head().is(kind)) {
      throw Refusals.notWellFormed("Expected " + kind);
    }
    return take();
  }

  /** The number of this parameter, from 0. */
  int parameter() {
    return parameters++;
  }

  int parameters() {
    return parameters;
  }

  /** Nothing follows but the end, perhaps with a semicolon. */
  boolean onlyEnd() {
    Token next = head().is(TokenKind.SEMICOLON) ? second() : head();
    return next.is(TokenKind.EOF);
  }

  /** Whether anything follows the head at all. */
  boolean anythingBehind() {
    return at + 2 < tokens.size();
  }

  /** What commas separate: one at least. */
  <T> List<T> commaSeparated(Supplier<T> item) {
    List<T> items = new ArrayList<>();
    do {
      items.add(item.get());
    } while (takeIf(TokenKind.COMMA));
    return items;
  }

  static ValidationException unexpectedTerm() {
    return Refusals.notWellFormed("Unexpected term");
  }
}
