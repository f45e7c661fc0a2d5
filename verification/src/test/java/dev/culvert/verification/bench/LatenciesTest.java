package dev.culvert.verification.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatenciesTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 63, 64, 65, 127, 128, 1_000, 123_456, 9_999_999_999L, 1L << 39})
  void aDurationIsKeptToOnePartIn64(long nanos) {
    var latencies = new Latencies();
    latencies.add(nanos);
    assertThat(latencies.quantile(0.5)).isCloseTo(nanos, within(nanos / 64));
  }

  @Test
  void whatIsTooLongCountsAsTheLongest() {
    var latencies = new Latencies();
    latencies.add(Long.MAX_VALUE);
    assertThat(latencies.quantile(1)).isGreaterThan(1L << 39);
  }

  @Test
  void aQuantileHasItsPartBelowIt() {
    var latencies = new Latencies();
    for (int i = 1; i <= 1000; i++) {
      latencies.add(i * 1000L);
    }
    assertThat(latencies.quantile(0.5)).isCloseTo(500_000, within(8_000L));
    assertThat(latencies.quantile(0.99)).isCloseTo(990_000, within(16_000L));
    assertThat(latencies.count()).isEqualTo(1000);
  }
}
