package dev.culvert.items.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.items.ValidationException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynamoNumberTest {
  private static final BigDecimal LARGEST = new BigDecimal("1E126");
  private static final BigDecimal SMALLEST = new BigDecimal("1E-130");

  @Test
  void theEncodedFormsOfRandomNumbersSortLikeTheNumbers() {
    List<BigDecimal> numbers = numbers(5, 4000);
    for (int i = 1; i < numbers.size(); i++) {
      BigDecimal left = numbers.get(i - 1);
      BigDecimal right = numbers.get(i);
      byte[] a = DynamoNumber.of(left).encoded();
      byte[] b = DynamoNumber.of(right).encoded();
      assertThat(Integer.signum(Arrays.compareUnsigned(a, b)))
          .as("%s against %s", left, right)
          .isEqualTo(left.compareTo(right));
      assertThat(DynamoNumber.of(left).compareTo(DynamoNumber.of(right)))
          .isEqualTo(Arrays.compareUnsigned(a, b));
    }
  }

  @Test
  void noEncodedFormIsTheBeginningOfAnother() {
    List<byte[]> forms = numbers(6, 3000).stream().map(n -> DynamoNumber.of(n).encoded()).toList();
    for (byte[] form : forms) {
      byte[] followed = Arrays.copyOf(form, form.length + 3);
      Arrays.fill(followed, form.length, followed.length, (byte) 0x55);
      assertThat(DynamoNumber.encodedLength(followed, 0)).isEqualTo(form.length);
      assertThat(form).hasSizeLessThanOrEqualTo(DynamoNumber.MAX_ENCODED_BYTES);
    }
  }

  @Test
  void aNumberReadsAndWritesBackWithoutExponent() {
    for (BigDecimal number : numbers(7, 4000)) {
      String plain = number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
      assertThat(DynamoNumber.of(number)).hasToString(plain);
      assertThat(DynamoNumber.parse(number.toString())).hasToString(plain);
      assertThat(DynamoNumber.parse(number.toPlainString())).hasToString(plain);
      assertThat(DynamoNumber.of(number).toBigDecimal()).isEqualByComparingTo(number);
    }
  }

  @Test
  void sumsAndDifferencesAreThoseOfBigDecimalOrRefused() {
    List<BigDecimal> numbers = numbers(8, 4000);
    for (int i = 1; i < numbers.size(); i++) {
      BigDecimal left = numbers.get(i - 1);
      BigDecimal right = numbers.get(i);
      check(left.add(right), () -> DynamoNumber.of(left).plus(DynamoNumber.of(right)));
      check(left.subtract(right), () -> DynamoNumber.of(left).minus(DynamoNumber.of(right)));
    }
  }

  private interface Computed {
    DynamoNumber get();
  }

  private static void check(BigDecimal expected, Computed computed) {
    if (expected.signum() != 0
        && (expected.abs().compareTo(LARGEST) >= 0
            || expected.abs().compareTo(SMALLEST) < 0
            || expected.round(new MathContext(38, RoundingMode.DOWN)).compareTo(expected) != 0)) {
      assertThatThrownBy(computed::get).isInstanceOf(ValidationException.class);
    } else {
      assertThat(computed.get().toBigDecimal()).isEqualByComparingTo(expected);
    }
  }

  @Test
  void longsAreNumbers() {
    for (long value :
        new long[] {
          0,
          1,
          -1,
          99,
          100,
          -100,
          1010,
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          999_999_999_999_999_999L,
          1_000_000_000_000_000_000L
        }) {
      assertThat(DynamoNumber.of(value)).hasToString(Long.toString(value));
      assertThat(DynamoNumber.of(value)).isEqualTo(DynamoNumber.parse(Long.toString(value)));
    }
  }

  /** As AWS answered in 2026; the last ones are of DynamoDB Local. */
  @ParameterizedTest
  @CsvSource({
    "+5, 5",
    "+1.5, 1.5",
    "+0, 0",
    "-0, 0",
    "+0.0, 0",
    "+1e2, 100",
    "1e+2, 100",
    "1.5E+3, 1500",
    "+.5, 0.5",
    ".5, 0.5",
    "5., 5",
    "1.e5, 100000",
    "00042, 42",
    "+1e-2, 0.01",
    "1.23E10, 12300000000",
    "-0.00, 0",
    "0e125, 0",
    "0e-130, 0",
    "100e-2, 1",
    "-1.50, -1.5"
  })
  void aTextIsReadAs(String text, String number) {
    assertThat(DynamoNumber.parse(text)).hasToString(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+e2",
        "e2",
        "+1+2",
        "1+2",
        "1.2.3",
        "++5",
        "+-5",
        "-+5",
        "+",
        "-",
        "1e",
        "1e+",
        ".",
        "1.2e3.4",
        "0x5",
        "NaN",
        "Infinity",
        "1_000",
        " 5",
        "5 ",
        "1 5",
        "1d",
        "abc",
        "-.e1"
      })
  void aTextThatIsNoNumberIsRefused(String text) {
    assertThatThrownBy(() -> DynamoNumber.parse(text))
        .isInstanceOf(ValidationException.class)
        .hasMessage("The parameter cannot be converted to a numeric value: " + text);
  }

  @ParameterizedTest
  @CsvSource({
    "1e126, Number overflow. Attempting to store a number with magnitude larger than supported"
        + " range",
    "-1e126, Number overflow. Attempting to store a number with magnitude larger than supported"
        + " range",
    "1e9223372036854775807, Number overflow. Attempting to store a number with magnitude larger"
        + " than supported range",
    "-1e-9223372036854775807, Number underflow. Attempting to store a number with magnitude smaller"
        + " than supported range",
    "1e9223372036854775808, The parameter cannot be converted to a numeric value:"
        + " 1e9223372036854775808",
    "0e126, Number overflow. Attempting to store a number with magnitude larger than supported"
        + " range",
    "0e-131, Number underflow. Attempting to store a number with magnitude smaller than supported"
        + " range",
    "1e-131, Number underflow. Attempting to store a number with magnitude smaller than supported"
        + " range",
    "123456789012345678901234567890123456789, Attempting to store more than 38 significant digits"
        + " in a Number",
    "-1.23456789012345678901234567890123456789, Attempting to store more than 38 significant digits"
        + " in a Number"
  })
  void aNumberThatDoesNotFitIsRefused(String text, String message) {
    assertThatThrownBy(() -> DynamoNumber.parse(text))
        .isInstanceOf(ValidationException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "1e126, Number overflow. Attempting to store a number with magnitude larger than supported"
        + " range",
    "1e-131, Number underflow. Attempting to store a number with magnitude smaller than supported"
        + " range",
    "1e99999999999, The parameter cannot be converted to a numeric value: 1e99999999999",
    "1e2147483648, The parameter cannot be converted to a numeric value: 1e2147483648",
    "-1e-2147483648, The parameter cannot be converted to a numeric value: -1e-2147483648",
    "1.5e-2147483647, The parameter cannot be converted to a numeric value: 1.5e-2147483647",
    "1e2147483647, Number underflow. Attempting to store a number with magnitude smaller than"
        + " supported range",
    "1e2147483646, Number overflow. Attempting to store a number with magnitude larger than"
        + " supported range",
    "'', The parameter cannot be converted to a numeric value"
  })
  void exponentsHadThirtyTwoBitsBefore(String text, String message) {
    assertThatThrownBy(() -> DynamoNumber.parse(text))
        .isInstanceOfSatisfying(
            ValidationException.class,
            refused -> assertThat(refused.formerMessage()).isEqualTo(message));
  }

  @Test
  void zerosAreNotSignificant() {
    String digits = "12345678901234567890123456789012345678";
    assertThat(DynamoNumber.parse("000" + digits + "000")).hasToString(digits + "000");
    assertThat(DynamoNumber.parse("0".repeat(100_000) + "1")).hasToString("1");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 2",
    "10, 2",
    "100, 2",
    "101, 3",
    "-1, 3",
    "0.5, 2",
    "0.05, 2",
    "12.5, 3",
    "12345678901234567890123456789012345678, 20",
    "-12345678901234567890123456789012345678, 21",
    "1.2345678901234567890123456789012345678, 21",
    "-1.2345678901234567890123456789012345678, 21"
  })
  void aNumberCountsOneByteAndOneForEachPairOfDigits(String text, int bytes) {
    assertThat(DynamoNumber.parse(text).sizeInBytes()).isEqualTo(bytes);
  }

  private static List<BigDecimal> numbers(long seed, int count) {
    RandomValues values = new RandomValues(seed);
    List<BigDecimal> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BigDecimal drawn = values.decimal();
      numbers.add(drawn);
      if (values.random().nextInt(3) == 0) {
        numbers.add(drawn.negate());
      }
    }
    return numbers;
  }
}
