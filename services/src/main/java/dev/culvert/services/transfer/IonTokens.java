package dev.culvert.services.transfer;

import dev.culvert.items.ValidationException;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/** The characters of Ion text, by words, numbers and quoted texts. */
final class IonTokens {
  static final int END = -1;
  private static final int LOOK_AHEAD = 4;
  private static final int HEX = 16;
  private static final int MAX_TOKEN = 1 << 20;

  private final PushbackReader in;

  IonTokens(Reader file) {
    this.in = new PushbackReader(file, LOOK_AHEAD);
  }

  /** A text between single quotes: one pair makes a symbol, three a text. */
  record Quoted(String text, boolean isSymbol) {}

  int peek() throws IOException {
    var c = in.read();
    if (c != END) {
      in.unread(c);
    }
    return c;
  }

  /** Passes white space and comments, and returns what comes next. */
  int skipSpace() throws IOException {
    var c = in.read();
    while (c != END) {
      if (c == '/') {
        comment();
      } else if (!Character.isWhitespace(c)) {
        in.unread(c);
        return c;
      }
      c = in.read();
    }
    return END;
  }

  private void comment() throws IOException {
    var kind = in.read();
    if (kind == '/') {
      var c = in.read();
      while (c != '\n' && c != END) {
        c = in.read();
      }
    } else if (kind == '*') {
      upTo("*/");
    } else {
      throw malformed();
    }
  }

  void take(char expected) throws IOException {
    if (in.read() != expected) {
      throw malformed();
    }
  }

  /** Takes two characters if they come next. */
  boolean takeIf(String two) throws IOException {
    var first = in.read();
    var second = first == END ? END : in.read();
    if (first == two.charAt(0) && second == two.charAt(1)) {
      return true;
    }
    if (second != END) {
      in.unread(second);
    }
    if (first != END) {
      in.unread(first);
    }
    return false;
  }

  /** Everything before two characters, which are passed too. */
  String upTo(String two) throws IOException {
    var text = new StringBuilder();
    while (!takeIf(two)) {
      append(text, in.read());
    }
    return text.toString();
  }

  /** Letters, digits, {@code _}, {@code $} and dots. */
  String word() throws IOException {
    var word = new StringBuilder();
    var c = in.read();
    while (c != END && (Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '.')) {
      append(word, c);
      c = in.read();
    }
    if (c != END) {
      in.unread(c);
    }
    if (word.isEmpty()) {
      throw malformed();
    }
    return word.toString();
  }

  /** A number as Java writes it: Ion's decimal exponent is a {@code d}. */
  String number() throws IOException {
    var number = new StringBuilder();
    var c = in.read();
    while (c != END && (Character.isLetterOrDigit(c) || "+-._".indexOf(c) >= 0)) {
      append(number, c == 'd' || c == 'D' ? 'e' : c);
      c = in.read();
    }
    if (c != END) {
      in.unread(c);
    }
    var text = number.toString().replace("_", "");
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text.replace(".e", "e");
  }

  String quoted(char quote) throws IOException {
    take(quote);
    var text = new StringBuilder();
    for (var c = in.read(); c != quote; c = in.read()) {
      append(text, c == '\\' ? escaped() : c);
    }
    return text.toString();
  }

  Quoted quotedSymbolOrLongText() throws IOException {
    take('\'');
    if (!takeIf("''")) {
      in.unread('\'');
      return new Quoted(quoted('\''), true);
    }
    var text = new StringBuilder();
    do {
      while (!endsLongText()) {
        var c = in.read();
        append(text, c == '\\' ? escaped() : c);
      }
      // Long texts that follow each other are one.
    } while (skipSpace() == '\'' && beginsLongText());
    return new Quoted(text.toString(), false);
  }

  private boolean endsLongText() throws IOException {
    var c = in.read();
    if (c == '\'' && takeIf("''")) {
      return true;
    }
    if (c == END) {
      throw malformed();
    }
    in.unread(c);
    return false;
  }

  private boolean beginsLongText() throws IOException {
    take('\'');
    if (takeIf("''")) {
      return true;
    }
    in.unread('\'');
    return false;
  }

  private int escaped() throws IOException {
    var c = in.read();
    return switch (c) {
      case '0' -> 0;
      case 'a' -> 7;
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'v' -> 11;
      case 'x' -> hex(2);
      case 'u' -> hex(4);
      case 'U' -> hex(8);
      default -> c;
    };
  }

  private int hex(int digits) throws IOException {
    var value = 0;
    for (var i = 0; i < digits; i++) {
      var digit = Character.digit(in.read(), HEX);
      if (digit < 0) {
        throw malformed();
      }
      value = value * HEX + digit;
    }
    return value;
  }

  private static void append(StringBuilder text, int c) {
    if (c == END || text.length() > MAX_TOKEN || !Character.isValidCodePoint(c)) {
      throw malformed();
    }
    text.appendCodePoint(c);
  }

  private static ValidationException malformed() {
    return new ValidationException("the file is not well-formed Ion text");
  }
}
