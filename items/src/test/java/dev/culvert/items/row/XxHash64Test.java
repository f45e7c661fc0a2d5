package dev.culvert.items.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Values of the reference implementation. */
class XxHash64Test {
  @Test
  void theEmptyInputHasItsPublishedHash() {
    assertThat(hash("")).isEqualTo(0xEF46DB3751D8E999L);
  }

  @Test
  void shortInputsHaveTheirPublishedHashes() {
    assertThat(hash("a")).isEqualTo(0xD24EC4F1A98C6E5BL);
    assertThat(hash("abc")).isEqualTo(0x44BC2CF5AD770999L);
  }

  @Test
  void anInputOfSeveralLanesHasItsPublishedHash() {
    assertThat(hash("Nobody inspects the spammish repetition")).isEqualTo(0xFBCEA83C8A378BF1L);
  }

  @Test
  void theBytesAroundTheRangeDoNotMatter() {
    byte[] padded = "xxabcxx".getBytes(StandardCharsets.UTF_8);
    assertThat(XxHash64.hash(padded, 2, 5)).isEqualTo(hash("abc"));
  }

  private static long hash(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return XxHash64.hash(bytes, 0, bytes.length);
  }
}
