package dev.culvert.items.value;

import dev.culvert.items.ValidationException;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * A number of DynamoDB: exact, of up to 38 significant digits, zero or of a magnitude from 1E-130
 * to 9.99…E+125.
 *
 * <p>It is held in the form in which it sorts. With the number written as ±0.p₁p₂p₃… × 100^e, where
 * each p is a pair of decimal digits and p₁ is not 00, the form is one byte for the sign and e,
 * then a byte 2p+1 for each pair and 2p for the last one; below zero every byte is inverted.
 * Unsigned comparison of such forms is numeric comparison, no form is the beginning of another one,
 * and equal numbers have equal forms. The encoding is that of SQLite 4's keys, cut to DynamoDB's
 * range.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number">Number</a>
 */
public final class DynamoNumber implements Comparable<DynamoNumber> {
  public static final int MAX_DIGITS = 38;

  /** The most bytes that an encoded number has: 38 digits touch at most 20 pairs. */
  public static final int MAX_ENCODED_BYTES = 21;

  public static final DynamoNumber ZERO = new DynamoNumber(NumberEncoding.ZERO);

  /** Below this, a long has at most 18 digits. */
  private static final long MAX_SHORT = 1_000_000_000_000_000_000L;

  private final byte[] encoded;

  DynamoNumber(byte[] encoded) {
    this.encoded = encoded;
  }

  /** Reads a decimal text, as in {@code {"N": "-1.50e3"}}. */
  public static DynamoNumber parse(String text) {
    return new DynamoNumber(NumberParser.parse(text));
  }

  public static DynamoNumber of(long value) {
    return -MAX_SHORT < value && value < MAX_SHORT
        ? new DynamoNumber(NumberEncoding.encode(value))
        : of(BigDecimal.valueOf(value));
  }

  /** The same number, if DynamoDB can hold it exactly. */
  public static DynamoNumber of(BigDecimal value) {
    return new DynamoNumber(NumberEncoding.encode(value));
  }

  /** Reads {@link #encodedLength} bytes that {@link #encoded} made. */
  public static DynamoNumber decode(byte[] bytes, int offset) {
    return new DynamoNumber(
        Arrays.copyOfRange(bytes, offset, offset + encodedLength(bytes, offset)));
  }

  /** How many bytes the encoded number has that starts at an offset. */
  public static int encodedLength(byte[] bytes, int offset) {
    return NumberEncoding.length(bytes, offset);
  }

  /** The order-preserving form; a copy, which belongs to the caller. */
  public byte[] encoded() {
    return encoded.clone();
  }

  /** The order-preserving form itself, for readers in this package that leave it as it is. */
  byte[] array() {
    return encoded;
  }

  public BigDecimal toBigDecimal() {
    return NumberEncoding.decode(encoded);
  }

  /**
   * The exact sum, refused where DynamoDB cannot hold it.
   *
   * @throws ValidationException on overflow, underflow, or more than 38 digits
   */
  public DynamoNumber plus(DynamoNumber other) {
    long left = NumberEncoding.shortInteger(encoded);
    long right = NumberEncoding.shortInteger(other.encoded);
    return left == NumberEncoding.NOT_A_SHORT_INTEGER || right == NumberEncoding.NOT_A_SHORT_INTEGER
        ? of(toBigDecimal().add(other.toBigDecimal()))
        : of(left + right);
  }

  /** The exact difference, refused where DynamoDB cannot hold it. */
  public DynamoNumber minus(DynamoNumber other) {
    long left = NumberEncoding.shortInteger(encoded);
    long right = NumberEncoding.shortInteger(other.encoded);
    return left == NumberEncoding.NOT_A_SHORT_INTEGER || right == NumberEncoding.NOT_A_SHORT_INTEGER
        ? of(toBigDecimal().subtract(other.toBigDecimal()))
        : of(left - right);
  }

  /** The bytes that DynamoDB counts: one, one for each pair of digits, and one below zero. */
  public int sizeInBytes() {
    return sizeInBytes(encoded, 0, encoded.length);
  }

  static int sizeInBytes(byte[] encoded, int offset, int length) {
    if (length == 2 && encoded[offset + 1] == 0) {
      return 1;
    }
    int sign = NumberEncoding.negative(encoded[offset]) ? 1 : 0;
    return Math.min(MAX_ENCODED_BYTES, length + sign);
  }

  @Override
  public int compareTo(DynamoNumber other) {
    return Arrays.compareUnsigned(encoded, other.encoded);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DynamoNumber that && Arrays.equals(encoded, that.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }

  /** The text that DynamoDB returns: all digits, no exponent, no needless zeros. */
  @Override
  public String toString() {
    return NumberText.write(encoded);
  }
}
