package dev.culvert.items.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DynamoNumberTest {

  @Test
  void theEncodedFormsOfRandomNumbersSortLikeTheNumbers() {
    Random random = new Random(1);
    List<BigDecimal> numbers = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      numbers.add(randomNumber(random));
    }
    for (BigDecimal left : numbers) {
      BigDecimal right = numbers.get(random.nextInt(numbers.size()));
      byte[] a = DynamoNumber.of(left).encoded();
      byte[] b = DynamoNumber.of(right).encoded();
      assertThat(Integer.signum(Arrays.compareUnsigned(a, b)))
          .as("%s against %s", left, right)
          .isEqualTo(left.compareTo(right));
      assertThat(DynamoNumber.of(left).toBigDecimal()).isEqualByComparingTo(left);
      assertThat(DynamoNumber.encodedLength(a, 0)).isEqualTo(a.length);
      assertThat(DynamoNumber.parse(left.toString()))
          .hasToString(left.stripTrailingZeros().toPlainString());
    }
  }

  private static BigDecimal randomNumber(Random random) {
    int digits = random.nextInt(4) == 0 ? random.nextInt(39) : random.nextInt(4);
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
    text.append(random.nextInt(10));
    for (int i = 1; i < digits; i++) {
      text.append(random.nextInt(10));
    }
    int room = random.nextBoolean() ? 3 : 85;
    return new BigDecimal(text + "E" + (random.nextInt(2 * room) - room));
  }
}
