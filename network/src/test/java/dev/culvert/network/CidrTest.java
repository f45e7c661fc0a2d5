package dev.culvert.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

  @ParameterizedTest
  @CsvSource({
    "100.68.0.18/18, 100.68.0.0/18",
    "10.0.0.1/0, 0.0.0.0/0",
    "10.0.0.1/32, 10.0.0.1/32",
    "2001:db8:1:2:3::/56, 2001:db8:1::/56",
    "2001:db8:1:2:3::5/72, 2001:db8:1:2::/72",
    "::1/0, ::/0",
    "::1/128, ::1/128",
  })
  void blocksAreMadeCanonical(String text, String canonical) {
    assertThat(Cidr.parse(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0/8",
        "::/129",
        "10.0.0.0/08",
        "10.0.0.0/8/8",
        "10.0.0.0/+8",
        "/8",
        "10.0.0.0/1000"
      })
  void whatIsNoBlockIsRefused(String text) {
    assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(AddressFormatException.class);
  }

  @Test
  void theMessageSaysWhatIsWrong() {
    assertThatThrownBy(() -> Cidr.parse("10.0.0.0"))
        .hasMessage("`10.0.0.0` is not a CIDR block: it has no `/`");
    assertThatThrownBy(() -> Cidr.parse("10.0.0.0/x"))
        .hasMessage("`10.0.0.0/x` is not a CIDR block: `x` is not a prefix length");
    assertThatThrownBy(() -> Cidr.parse("10.0.0.0/40"))
        .hasMessage("a prefix of `10.0.0.0` has 0 to 32 bits");
  }

  @Test
  void aBlockHoldsItsFirstAndLastAddressAndNotTheirNeighbours() {
    for (String text : List.of("10.0.4.0/22", "10.0.0.7/32", "2001:db8::/32", "2001:db8::/100")) {
      Cidr block = Cidr.parse(text);
      assertThat(block.contains(block.address())).isTrue();
      assertThat(block.contains(block.last())).isTrue();
      assertThat(block.contains(block.address().plus(-1))).isFalse();
      assertThat(block.contains(block.last().plus(1))).isFalse();
    }
  }

  @Test
  void familiesDoNotMix() {
    assertThat(Cidr.ANY_IPV4.contains(IpAddress.parse("::1"))).isFalse();
    assertThat(Cidr.ANY_IPV6.contains(IpAddress.parse("1.2.3.4"))).isFalse();
    assertThat(Cidr.ANY_IPV4.overlaps(Cidr.ANY_IPV6)).isFalse();
  }

  @Test
  void blocksAreNestedOrDisjoint() {
    Cidr outer = Cidr.parse("10.0.0.0/8");
    Cidr inner = Cidr.parse("10.200.0.0/16");
    Cidr other = Cidr.parse("11.0.0.0/8");

    assertThat(outer.contains(inner)).isTrue();
    assertThat(inner.contains(outer)).isFalse();
    assertThat(inner.overlaps(outer)).isTrue();
    assertThat(outer.overlaps(other)).isFalse();
    assertThat(Stream.of(other, inner, outer).sorted()).containsExactly(outer, inner, other);
  }
}
