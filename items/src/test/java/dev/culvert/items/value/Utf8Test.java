package dev.culvert.items.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

  @Test
  void lengthAndOrderAreThoseOfTheEncodedForms() {
    Random random = new Random(31);
    int[] points = {'a', 'b', 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff};
    String before = "";
    for (int i = 0; i < 5000; i++) {
      StringBuilder drawn = new StringBuilder();
      for (int left = random.nextInt(4); left > 0; left--) {
        drawn.appendCodePoint(points[random.nextInt(points.length)]);
      }
      String text = drawn.toString();
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      assertThat(Utf8.length(text)).isEqualTo(utf8.length);
      assertThat(Integer.signum(Utf8.compare(before, text)))
          .isEqualTo(
              Integer.signum(
                  Arrays.compareUnsigned(before.getBytes(StandardCharsets.UTF_8), utf8)));
      before = text;
    }
  }
}
