package dev.culvert.items.value;

import dev.culvert.items.ValidationException;
import org.jspecify.annotations.Nullable;

/** What DynamoDB can hold as a number, and how it refuses the rest. */
final class NumberRange {
  /** The exponents, to base ten, of the first significant digit. */
  private static final int MIN_EXPONENT = -130;

  private static final int MAX_EXPONENT = 125;

  private NumberRange() {}

  /**
   * Checks d.ddd… × 10^exponent, which is not zero.
   *
   * @param digits the number of significant digits
   * @throws ValidationException with DynamoDB's text
   */
  static void check(int digits, long exponent) {
    ValidationException refusal = refusal(digits, exponent);
    if (refusal != null) {
      throw refusal;
    }
  }

  /** How DynamoDB refuses such a number, or null if it does not; a zero has no digits. */
  static @Nullable ValidationException refusal(long digits, long exponent) {
    if (exponent > MAX_EXPONENT) {
      return new ValidationException(
          "Number overflow. Attempting to store a number with magnitude larger than supported"
              + " range");
    }
    if (exponent < MIN_EXPONENT) {
      return new ValidationException(
          "Number underflow. Attempting to store a number with magnitude smaller than supported"
              + " range");
    }
    if (digits > DynamoNumber.MAX_DIGITS) {
      return new ValidationException(
          "Attempting to store more than 38 significant digits in a Number");
    }
    return null;
  }
}
