package dev.culvert.items.value;

import dev.culvert.items.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the decimal texts that DynamoDB takes: an optional sign, digits with an optional point, an
 * optional exponent, and nothing else. Reads each character once, whatever the length.
 */
final class NumberParser {
  /** Beyond this an exponent only says that the number is out of range. */
  private static final long HUGE_EXPONENT = 1L << 40;

  private final String text;
  private final byte[] digits = new byte[DynamoNumber.MAX_DIGITS];
  private int at;

  /** Significant digits seen; those beyond the 38th are counted and not kept. */
  private long significant;

  /** Zeros seen behind the last significant digit. */
  private long zeros;

  /** Places of the point to the right of the first significant digit. */
  private long point;

  private boolean anyDigit;

  private NumberParser(String text) {
    this.text = text;
  }

  static byte[] parse(String text) {
    byte[] integer = shortInteger(text);
    return integer != null ? integer : new NumberParser(text).number();
  }

  /** The usual case, or null: nothing but one to eighteen digits and perhaps a minus. */
  private static byte @Nullable [] shortInteger(String text) {
    int start = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
    int count = text.length() - start;
    if (count < 1 || count > 18) {
      return null;
    }
    long value = 0;
    for (int i = start; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      value = 10 * value + digit;
    }
    return NumberEncoding.encode(start == 0 ? value : -value);
  }

  private byte[] number() {
    boolean negative = sign();
    mantissa();
    long exponent = 0;
    if (at < text.length() && (text.charAt(at) | 0x20) == 'e') {
      at++;
      exponent = exponent();
    }
    if (!anyDigit || at < text.length()) {
      throw refused();
    }
    if (significant == 0) {
      return NumberEncoding.ZERO;
    }
    exponent += point - 1;
    NumberRange.check((int) Math.min(significant, Integer.MAX_VALUE), exponent);
    return NumberEncoding.encode(negative, digits, (int) significant, (int) exponent);
  }

  private boolean sign() {
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      return text.charAt(at++) == '-';
    }
    return false;
  }

  private void mantissa() {
    boolean pointSeen = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '.' && !pointSeen) {
        pointSeen = true;
        continue;
      }
      int digit = Character.digit(c, 10);
      if (digit < 0) {
        return;
      }
      anyDigit = true;
      significant(digit);
      if (!pointSeen && (significant > 0)) {
        point++;
      } else if (pointSeen && significant == 0) {
        point--;
      }
    }
  }

  private void significant(int digit) {
    if (digit == 0) {
      zeros += significant > 0 ? 1 : 0;
      return;
    }
    for (; zeros > 0; zeros--) {
      keep(0);
    }
    keep(digit);
  }

  private void keep(int digit) {
    if (significant < digits.length) {
      digits[(int) significant] = (byte) digit;
    }
    significant++;
  }

  private long exponent() {
    boolean negative = sign();
    int start = at;
    long exponent = 0;
    for (; at < text.length(); at++) {
      int digit = Character.digit(text.charAt(at), 10);
      if (digit < 0) {
        break;
      }
      exponent = Math.min(10 * exponent + digit, HUGE_EXPONENT);
    }
    if (at == start) {
      throw refused();
    }
    return negative ? -exponent : exponent;
  }

  private ValidationException refused() {
    String message = "The parameter cannot be converted to a numeric value: " + text;
    return text.isEmpty()
        ? ValidationException.reworded(
            message, "The parameter cannot be converted to a numeric value")
        : new ValidationException(message);
  }
}
