package dev.culvert.items.value;

import dev.culvert.items.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the decimal texts that DynamoDB takes: an optional sign, digits with an optional point, an
 * optional exponent, and nothing else. Reads each character once, whatever the length.
 */
final class NumberParser {
  private static final String NOT_NUMERIC = "The parameter cannot be converted to a numeric value";

  private final String text;
  private final byte[] digits = new byte[DynamoNumber.MAX_DIGITS];
  private int at;

  /** Significant digits seen; those beyond the 38th are counted and not kept. */
  private long significant;

  /** Zeros seen behind the last significant digit. */
  private long zeros;

  /** Places of the point to the right of the first significant digit. */
  private long point;

  /** Digits behind the point. */
  private long decimals;

  private boolean anyDigit;

  private NumberParser(String text) {
    this.text = text;
  }

  static byte[] parse(String text) {
    byte[] usual = shortDecimal(text);
    return usual != null ? usual : new NumberParser(text).number();
  }

  /** The usual case, or null: at most 17 digits, perhaps a point, perhaps a minus. */
  private static byte @Nullable [] shortDecimal(String text) {
    int start = !text.isEmpty() && text.charAt(0) == '-' ? 1 : 0;
    int length = text.length();
    if (length == start || length - start > 18) {
      return null;
    }
    long value = 0;
    int pointAt = length;
    for (int i = start; i < length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit == '.' - '0' && pointAt == length) {
        pointAt = i;
      } else if (digit < 0 || digit > 9) {
        return null;
      } else {
        value = 10 * value + digit;
      }
    }
    int decimals = length - Math.min(length, pointAt + 1);
    boolean unpaired = (decimals & 1) == 1;
    if (length == start + 1 && pointAt == start) {
      return null;
    }
    long paired = unpaired ? 10 * value : value;
    return NumberEncoding.encode(start == 0 ? paired : -paired, (decimals + 1) / 2);
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
    long first = Math.clamp(exponent, -Integer.MAX_VALUE * 2L, Integer.MAX_VALUE * 2L);
    first += significant == 0 ? -decimals : point - 1;
    ValidationException refusal = NumberRange.refusal(significant, first);
    if (refusal != null) {
      throw ValidationException.reworded(refusal.message(), formerRefusal(exponent, refusal));
    }
    return significant == 0
        ? NumberEncoding.ZERO
        : NumberEncoding.encode(negative, digits, (int) significant, (int) first);
  }

  /**
   * As it was told when numbers were read as {@link java.math.BigDecimal} reads them: exponents and
   * scales are of 32 bits, and the magnitude is taken from them in 32 bits too, whatever comes of
   * that.
   */
  private String formerRefusal(long exponent, ValidationException refusal) {
    long scale = decimals - exponent;
    if ((int) exponent != exponent || (int) scale != scale) {
      return NOT_NUMERIC + ": " + text;
    }
    int precision = (int) Math.max(1, significant + zeros);
    ValidationException former = NumberRange.refusal(significant, precision - (int) scale - 1L);
    return (former == null ? refusal : former).message();
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
      decimals += pointSeen ? 1 : 0;
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
      if (exponent > (Long.MAX_VALUE - digit) / 10) {
        throw refused();
      }
      exponent = 10 * exponent + digit;
    }
    if (at == start) {
      throw refused();
    }
    return negative ? -exponent : exponent;
  }

  private ValidationException refused() {
    String message = NOT_NUMERIC + ": " + text;
    return ValidationException.reworded(message, text.isEmpty() ? NOT_NUMERIC : message);
  }
}
