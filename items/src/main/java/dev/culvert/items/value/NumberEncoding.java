package dev.culvert.items.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/** The order-preserving form of a number, as {@link DynamoNumber} tells it. */
final class NumberEncoding {
  static final byte[] ZERO = {(byte) 0x80, 0};

  /** Above this, the first byte tells of a positive number; below, of a negative one. */
  private static final int MIDDLE = 0x80;

  /** Exponents to base 100, of a number written with its first pair before the point. */
  private static final int BIAS = 65;

  /** So many pairs fit a long, and so does the sum of two such numbers. */
  private static final int MAX_LONG_PAIRS = 9;

  /** What a long cannot be: 100^9 is smaller. */
  static final long NOT_A_SHORT_INTEGER = Long.MIN_VALUE;

  private NumberEncoding() {}

  static byte[] encode(BigDecimal value) {
    if (value.signum() == 0) {
      return ZERO;
    }
    BigDecimal bare = value.stripTrailingZeros();
    String text = bare.unscaledValue().abs().toString();
    long exponent = text.length() - 1L - bare.scale();
    NumberRange.check(text.length(), exponent);
    byte[] digits = new byte[text.length()];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = (byte) (text.charAt(i) - '0');
    }
    return encode(value.signum() < 0, digits, digits.length, (int) exponent);
  }

  /** Encodes a number of at most 18 digits. */
  static byte[] encode(long value) {
    return encode(value, 0);
  }

  /** Encodes value ÷ 100^shift; the value has at most 18 digits. */
  static byte[] encode(long value, int shift) {
    if (value == 0) {
      return ZERO;
    }
    long rest = Math.abs(value);
    int dropped = 0;
    while (rest % 100 == 0) {
      rest /= 100;
      dropped++;
    }
    int pairs = 1;
    for (long above = rest / 100; above > 0; above /= 100) {
      pairs++;
    }
    byte[] encoded = new byte[pairs + 1];
    encoded[0] = first(pairs + dropped - 1 - shift);
    for (int pair = pairs; pair > 0; pair--) {
      encoded[pair] = (byte) (2 * (rest % 100) + (pair == pairs ? 0 : 1));
      rest /= 100;
    }
    return value < 0 ? invert(encoded) : encoded;
  }

  /**
   * Encodes ±d.ddd… × 10^exponent, which is in range.
   *
   * @param digits the significant digits, each from 0 to 9: the first and the last are not zero
   */
  static byte[] encode(boolean negative, byte[] digits, int count, int exponent) {
    int at = (exponent & 1) == 0 ? -1 : 0;
    int pairs = (count - at + 1) / 2;
    byte[] encoded = new byte[pairs + 1];
    encoded[0] = first(Math.floorDiv(exponent, 2));
    for (int pair = 1; pair <= pairs; pair++, at += 2) {
      int tens = at < 0 ? 0 : digits[at];
      int ones = at + 1 >= count ? 0 : digits[at + 1];
      encoded[pair] = (byte) (2 * (10 * tens + ones) + (pair == pairs ? 0 : 1));
    }
    return negative ? invert(encoded) : encoded;
  }

  static int length(byte[] bytes, int offset) {
    int continues = negative(bytes[offset]) ? 0 : 1;
    int at = offset + 1;
    while ((bytes[at] & 1) == continues) {
      at++;
    }
    return at + 1 - offset;
  }

  static BigDecimal decode(byte[] encoded) {
    long integer = shortInteger(encoded);
    if (integer != NOT_A_SHORT_INTEGER) {
      return BigDecimal.valueOf(integer);
    }
    int mask = mask(encoded[0]);
    BigInteger unscaled = BigInteger.ZERO;
    for (int i = 1; i < encoded.length; i++) {
      BigInteger pair = BigInteger.valueOf(pair(encoded[i], mask));
      unscaled = unscaled.multiply(BigInteger.valueOf(100)).add(pair);
    }
    int scale = 2 * (encoded.length - 2 - exponent(encoded[0], mask));
    return new BigDecimal(mask == 0 ? unscaled : unscaled.negate(), scale).stripTrailingZeros();
  }

  /**
   * The number itself, if it is an integer of at most 18 digits, or {@link #NOT_A_SHORT_INTEGER}.
   */
  static long shortInteger(byte[] encoded) {
    int mask = mask(encoded[0]);
    int exponent = exponent(encoded[0], mask);
    int pairs = encoded.length - 1;
    if (pairs == 1 && encoded[1] == 0) {
      return 0;
    }
    if (exponent >= MAX_LONG_PAIRS || pairs > exponent + 1) {
      return NOT_A_SHORT_INTEGER;
    }
    long value = 0;
    for (int i = 1; i <= exponent + 1; i++) {
      value = 100 * value + (i <= pairs ? pair(encoded[i], mask) : 0);
    }
    return mask == 0 ? value : -value;
  }

  static boolean negative(byte first) {
    return first >= 0;
  }

  /** What turns the bytes of a number into those of its magnitude, by exclusive or. */
  static int mask(byte first) {
    return negative(first) ? 0xff : 0;
  }

  /** The exponent to base 100 that the first byte tells. */
  static int exponent(byte first, int mask) {
    return ((first ^ mask) & 0xff) - MIDDLE - BIAS;
  }

  static int pair(byte encoded, int mask) {
    return ((encoded ^ mask) & 0xff) >> 1;
  }

  private static byte first(int exponent) {
    return (byte) (MIDDLE + exponent + BIAS);
  }

  private static byte[] invert(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ~bytes[i];
    }
    return bytes;
  }
}
