package dev.culvert.items.value;

import dev.culvert.items.ValidationException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The order-preserving form of a number, as {@link DynamoNumber} tells it. */
final class NumberEncoding {
  static final byte[] ZERO = {(byte) 0x80, 0};

  /** The exponents, to base ten, of the first significant digit. */
  static final int MIN_EXPONENT = -130;

  static final int MAX_EXPONENT = 125;

  /** Above this, the first byte tells of a positive number; below, of a negative one. */
  private static final int MIDDLE = 0x80;

  /** Exponents to base 100, of a number written with its first pair before the point. */
  private static final int BIAS = 65;

  private NumberEncoding() {}

  static byte[] encode(BigDecimal value) {
    if (value.signum() == 0) {
      return ZERO;
    }
    BigDecimal bare = value.stripTrailingZeros();
    String digits = bare.unscaledValue().abs().toString();
    return encode(value.signum() < 0, digits, digits.length() - 1 - bare.scale());
  }

  /**
   * Encodes ±d.ddd… × 10^exponent, which is not zero.
   *
   * @param digits the significant digits: the first and the last are not zero
   */
  static byte[] encode(boolean negative, String digits, int exponent) {
    if (exponent > MAX_EXPONENT) {
      throw new ValidationException(
          "Number overflow. Attempting to store a number with magnitude larger than supported"
              + " range");
    }
    if (exponent < MIN_EXPONENT) {
      throw new ValidationException(
          "Number underflow. Attempting to store a number with magnitude smaller than supported"
              + " range");
    }
    if (digits.length() > DynamoNumber.MAX_DIGITS) {
      throw new ValidationException(
          "Attempting to store more than 38 significant digits in a Number");
    }
    boolean odd = Math.floorMod(exponent, 2) == 0;
    int pairs = odd ? digits.length() / 2 + 1 : (digits.length() + 1) / 2;
    byte[] encoded = new byte[pairs + 1];
    encoded[0] = (byte) (MIDDLE + Math.floorDiv(exponent, 2) + BIAS);
    int at = odd ? -1 : 0;
    for (int pair = 1; pair <= pairs; pair++, at += 2) {
      int tens = at < 0 ? 0 : digits.charAt(at) - '0';
      int ones = at + 1 >= digits.length() ? 0 : digits.charAt(at + 1) - '0';
      encoded[pair] = (byte) (2 * (10 * tens + ones) + (pair == pairs ? 0 : 1));
    }
    return negative ? inverted(encoded) : encoded;
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
    boolean negative = negative(encoded[0]);
    byte[] plain = negative ? inverted(encoded) : encoded;
    BigInteger unscaled = BigInteger.ZERO;
    for (int i = 1; i < plain.length; i++) {
      unscaled = unscaled.multiply(BigInteger.valueOf(100)).add(BigInteger.valueOf(pair(plain[i])));
    }
    int scale = 2 * (plain.length - 2 - exponent(plain[0]));
    BigDecimal value = new BigDecimal(negative ? unscaled.negate() : unscaled, scale);
    return value.stripTrailingZeros();
  }

  static boolean negative(byte first) {
    return first >= 0;
  }

  /** The exponent to base 100 that a positive number's first byte tells. */
  static int exponent(byte first) {
    return (first & 0xff) - MIDDLE - BIAS;
  }

  static int pair(byte encoded) {
    return (encoded & 0xff) >> 1;
  }

  private static byte[] inverted(byte[] bytes) {
    byte[] inverted = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      inverted[i] = (byte) ~bytes[i];
    }
    return inverted;
  }
}
