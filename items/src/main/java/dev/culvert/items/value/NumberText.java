package dev.culvert.items.value;

import java.nio.charset.StandardCharsets;

/** The decimal text of a number, as DynamoDB gives it: all digits, and no exponent. */
final class NumberText {
  /** A sign, "0.", 129 zeros and 38 digits, and one digit that is cut off again. */
  static final int MAX_LENGTH = 171;

  private NumberText() {}

  static String write(byte[] encoded) {
    byte[] text = new byte[MAX_LENGTH];
    return new String(text, 0, write(encoded, 0, text, 0), StandardCharsets.ISO_8859_1);
  }

  /**
   * Writes the text of the encoded number at {@code from}.
   *
   * @return the place behind it
   */
  static int write(byte[] encoded, int from, byte[] text, int at) {
    int mask = NumberEncoding.mask(encoded[from]);
    int exponent = NumberEncoding.exponent(encoded[from], mask);
    int end = from + NumberEncoding.length(encoded, from);
    if (end == from + 2 && encoded[from + 1] == 0) {
      text[at] = '0';
      return at + 1;
    }
    if (mask != 0) {
      text[at++] = '-';
    }
    return exponent < 0
        ? fraction(encoded, from + 1, end, exponent, mask, text, at)
        : mixed(encoded, from + 1, end, exponent, mask, text, at);
  }

  private static int fraction(
      byte[] encoded, int next, int end, int exponent, int mask, byte[] text, int at) {
    text[at++] = '0';
    text[at++] = '.';
    for (int zeros = -2 * (exponent + 1); zeros > 0; zeros--) {
      text[at++] = '0';
    }
    return decimals(encoded, next, end, mask, text, at);
  }

  private static int mixed(
      byte[] encoded, int next, int end, int exponent, int mask, byte[] text, int at) {
    int first = NumberEncoding.pair(encoded[next], mask);
    if (first >= 10) {
      text[at++] = (byte) ('0' + first / 10);
    }
    text[at++] = (byte) ('0' + first % 10);
    next++;
    for (int pairs = exponent; pairs > 0; pairs--) {
      int pair = next < end ? NumberEncoding.pair(encoded[next++], mask) : 0;
      text[at++] = (byte) ('0' + pair / 10);
      text[at++] = (byte) ('0' + pair % 10);
    }
    if (next == end) {
      return at;
    }
    text[at++] = '.';
    return decimals(encoded, next, end, mask, text, at);
  }

  private static int decimals(byte[] encoded, int next, int end, int mask, byte[] text, int at) {
    for (; next < end; next++) {
      int pair = NumberEncoding.pair(encoded[next], mask);
      text[at++] = (byte) ('0' + pair / 10);
      text[at++] = (byte) ('0' + pair % 10);
    }
    return text[at - 1] == '0' ? at - 1 : at;
  }
}
