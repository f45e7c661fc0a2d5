package dev.culvert.items.expression;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.Utf8;

/** An expression's tokens one by one, with the one that follows. */
final class TokenStream {
  /** The most bytes that an expression may have. */
  static final int MAX_BYTES = 4096;

  private final ExpressionKind kind;
  private final String source;
  private final Lexer lexer;
  private int previous;
  private Token current;
  private Token following;

  TokenStream(ExpressionKind kind, String source) {
    this.kind = kind;
    this.source = source;
    if (source.isEmpty()) {
      throw kind.invalid("The expression can not be empty;");
    }
    int bytes = Utf8.length(source);
    if (bytes > MAX_BYTES) {
      String tooLong = "Expression size has exceeded the maximum allowed size;";
      throw kind.invalid(tooLong, tooLong + " expression size: " + bytes);
    }
    lexer = new Lexer(source);
    current = lexer.next();
    following = lexer.next();
  }

  TokenKind kind() {
    return current.kind();
  }

  TokenKind followingKind() {
    return following.kind();
  }

  /** The current token's characters, which the stream passes over. */
  String take() {
    String text = source.substring(current.start(), current.end());
    advance();
    return text;
  }

  void advance() {
    previous = current.start();
    current = following;
    following = lexer.next();
  }

  /** Passes over a token of this kind, if it is the current one. */
  boolean skip(TokenKind expected) {
    if (current.kind() == expected) {
      advance();
      return true;
    }
    return false;
  }

  void expect(TokenKind expected) {
    if (!skip(expected)) {
      throw unexpected();
    }
  }

  /** The refusal of the current token, which no expression has here. */
  ValidationException unexpected() {
    boolean atEnd = current.kind() == TokenKind.END;
    String token = atEnd ? "<EOF>" : source.substring(current.start(), current.end());
    boolean lastToken = atEnd || following.kind() == TokenKind.END;
    int nearEnd = lastToken ? source.length() : following.end();
    return invalid(
        "Syntax error; token: \""
            + token
            + "\", near: \""
            + source.substring(previous, nearEnd)
            + "\"");
  }

  ValidationException invalid(String why) {
    return kind.invalid(why);
  }
}
