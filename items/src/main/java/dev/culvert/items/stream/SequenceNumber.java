package dev.culvert.items.stream;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The text of sequence numbers: at least 21 digits, and in order also as texts. */
public final class SequenceNumber {
  private static final BigInteger BASE = BigInteger.TEN.pow(20);

  private SequenceNumber() {}

  public static String text(long number) {
    return BASE.add(BigInteger.valueOf(number)).toString();
  }

  /** The number of such a text, or null where it is none. */
  public static @Nullable Long parse(String text) {
    try {
      return new BigInteger(text).subtract(BASE).longValueExact();
    } catch (ArithmeticException | NumberFormatException none) {
      return null;
    }
  }
}
