package dev.culvert.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrefixMapTest {

  /** Each block is its own value. */
  private static PrefixMap<Cidr> of(String... blocks) {
    return PrefixMap.of(
        Arrays.stream(blocks)
            .map(Cidr::parse)
            .collect(Collectors.toMap(Function.identity(), Function.identity())));
  }

  private static String lookup(PrefixMap<Cidr> map, String address) {
    return map.lookup(IpAddress.parse(address)).map(Cidr::toString).orElse("none");
  }

  @Test
  void anEmptyMapAnswersNothing() {
    PrefixMap<String> map = PrefixMap.of(Map.of());

    assertThat(map.lookup(IpAddress.parse("10.0.0.1"))).isEmpty();
    assertThat(map.lookup(IpAddress.parse("::1"))).isEmpty();
  }

  @Test
  void theLongestBlockAnswers() {
    PrefixMap<Cidr> map =
        of("10.0.0.0/8", "10.1.0.0/16", "10.1.1.0/24", "10.1.1.0/32", "12.0.0.0/8");

    assertThat(lookup(map, "9.255.255.255")).isEqualTo("none");
    assertThat(lookup(map, "10.0.0.0")).isEqualTo("10.0.0.0/8");
    assertThat(lookup(map, "10.1.0.255")).isEqualTo("10.1.0.0/16");
    assertThat(lookup(map, "10.1.1.0")).isEqualTo("10.1.1.0/32");
    assertThat(lookup(map, "10.1.1.1")).isEqualTo("10.1.1.0/24");
    assertThat(lookup(map, "10.1.2.0")).isEqualTo("10.1.0.0/16");
    assertThat(lookup(map, "10.2.0.0")).isEqualTo("10.0.0.0/8");
    assertThat(lookup(map, "11.0.0.0")).isEqualTo("none");
    assertThat(lookup(map, "12.0.0.0")).isEqualTo("12.0.0.0/8");
    assertThat(lookup(map, "13.0.0.0")).isEqualTo("none");
  }

  @Test
  void blocksThatEndTogetherAreClosedTogether() {
    PrefixMap<Cidr> map = of("10.0.0.0/8", "10.255.0.0/16", "10.255.255.0/24");

    assertThat(lookup(map, "10.255.255.255")).isEqualTo("10.255.255.0/24");
    assertThat(lookup(map, "11.0.0.0")).isEqualTo("none");
  }

  @Test
  void theEndsOfBothFamiliesAreKept() {
    PrefixMap<Cidr> map = of("0.0.0.0/0", "255.255.255.255/32", "ffff::/16", "::/128");

    assertThat(lookup(map, "0.0.0.0")).isEqualTo("0.0.0.0/0");
    assertThat(lookup(map, "255.255.255.255")).isEqualTo("255.255.255.255/32");
    assertThat(lookup(map, "::")).isEqualTo("::/128");
    assertThat(lookup(map, "::1")).isEqualTo("none");
    assertThat(lookup(map, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")).isEqualTo("ffff::/16");
  }

  @Test
  void onlyIpv6BlocksAnswerForIpv6() {
    PrefixMap<Cidr> map = of("0.0.0.0/0", "2001:db8::/32");

    assertThat(lookup(map, "2001:db7::1")).isEqualTo("none");
    assertThat(lookup(map, "2001:db8::1")).isEqualTo("2001:db8::/32");
    assertThat(lookup(map, "2001:db9::1")).isEqualTo("none");
    assertThat(lookup(of("2001:db8::/32"), "200.0.0.1")).isEqualTo("none");
  }

  @Test
  void everyBlockAnswersForItsFirstAddressUnlessALongerOneBeginsThere() {
    List<String> blocks = List.of("0.0.0.0/1", "0.0.0.0/2", "64.0.0.0/2", "128.0.0.0/1", "::/0");
    PrefixMap<Cidr> map = of(blocks.toArray(String[]::new));

    assertThat(Stream.of("0.0.0.0", "64.0.0.0", "128.0.0.0", "8000::").map(it -> lookup(map, it)))
        .containsExactly("0.0.0.0/2", "64.0.0.0/2", "128.0.0.0/1", "::/0");
  }
}
