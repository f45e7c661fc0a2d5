package dev.culvert.items.value;

import dev.culvert.items.ValidationException;
import java.math.BigDecimal;

/** The decimal text of a number, as DynamoDB takes and gives it. */
final class NumberText {
  /** Longer texts are refused unread; DynamoDB's own bound is not documented. */
  private static final int MAX_TEXT = 1024;

  private NumberText() {}

  static byte[] parse(String text) {
    try {
      if (text.length() > MAX_TEXT) {
        throw new NumberFormatException();
      }
      return NumberEncoding.encode(new BigDecimal(text));
    } catch (NumberFormatException malformed) {
      throw new ValidationException(
          "The parameter cannot be converted to a numeric value: " + text);
    }
  }

  static String write(byte[] encoded) {
    return NumberEncoding.decode(encoded).toPlainString();
  }
}
