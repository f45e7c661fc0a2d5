package dev.culvert.wire.aws;

import java.util.Arrays;

/** Writes XML elements and escaped text as UTF-8. */
final class XmlWriter {
  private static final int USUAL_BYTES = 2048;

  /** The longest that one character becomes: a quotation mark, escaped. */
  private static final int MOST_BYTES = 6;

  private byte[] bytes = new byte[USUAL_BYTES];
  private int size;

  /** {@code <name>}. */
  XmlWriter open(String name) {
    room(name.length() + 2);
    bytes[size++] = '<';
    ascii(name);
    bytes[size++] = '>';
    return this;
  }

  /** {@code <name xmlns="namespace">}. */
  XmlWriter open(String name, String namespace) {
    room(name.length() + namespace.length() + 11);
    bytes[size++] = '<';
    ascii(name);
    ascii(" xmlns=\"");
    ascii(namespace);
    ascii("\">");
    return this;
  }

  /** {@code </name>}. */
  XmlWriter close(String name) {
    room(name.length() + 3);
    bytes[size++] = '<';
    bytes[size++] = '/';
    ascii(name);
    bytes[size++] = '>';
    return this;
  }

  /** {@code <name/>}. */
  XmlWriter empty(String name) {
    room(name.length() + 3);
    bytes[size++] = '<';
    ascii(name);
    bytes[size++] = '/';
    bytes[size++] = '>';
    return this;
  }

  /** {@code <name>text</name>}. */
  XmlWriter element(String name, String text) {
    return open(name).text(text).close(name);
  }

  /** Text that is ASCII and needs no escape. */
  XmlWriter plain(String text) {
    room(text.length());
    ascii(text);
    return this;
  }

  /** Any text. Characters that XML cannot carry become U+FFFD. */
  XmlWriter text(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      room(MOST_BYTES);
      char c = text.charAt(i);
      if (c < 0x80) {
        ascii(c);
      } else if (c < 0x800) {
        bytes[size++] = (byte) (0xC0 | (c >> 6));
        bytes[size++] = (byte) (0x80 | (c & 0x3F));
      } else if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        four(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        three(Character.isSurrogate(c) || c >= '\uFFFE' ? '\uFFFD' : c);
      }
    }
    return this;
  }

  private void ascii(char c) {
    switch (c) {
      case '&' -> ascii("&amp;");
      case '<' -> ascii("&lt;");
      case '>' -> ascii("&gt;");
      case '"' -> ascii("&quot;");
      // A parser would make a line feed of it.
      case '\r' -> ascii("&#xD;");
      default -> {
        if (c < ' ' && c != '\n' && c != '\t') {
          three('\uFFFD');
        } else {
          bytes[size++] = (byte) c;
        }
      }
    }
  }

  private void three(char c) {
    bytes[size++] = (byte) (0xE0 | (c >> 12));
    bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
    bytes[size++] = (byte) (0x80 | (c & 0x3F));
  }

  private void four(int point) {
    bytes[size++] = (byte) (0xF0 | (point >> 18));
    bytes[size++] = (byte) (0x80 | ((point >> 12) & 0x3F));
    bytes[size++] = (byte) (0x80 | ((point >> 6) & 0x3F));
    bytes[size++] = (byte) (0x80 | (point & 0x3F));
  }

  private void ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      bytes[size++] = (byte) text.charAt(i);
    }
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }
}
