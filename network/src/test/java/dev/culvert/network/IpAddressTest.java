package dev.culvert.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "10.0.1.10", "198.18.255.1", "255.255.255.255"})
  void ipv4TextIsReadAndWrittenAlike(String text) {
    assertThat(IpAddress.parse(text)).isInstanceOf(Ipv4Address.class).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "::, ::",
    "0:0:0:0:0:0:0:0, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0db8:0000:0000:0000:ff00:0042:8329, 2001:db8::ff00:42:8329",
    "fd00:ec2::253, fd00:ec2::253",
    "::ffff:192.0.2.128, ::ffff:c000:280",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
    "1:0:0:4:0:0:0:8, 1:0:0:4::8",
  })
  void ipv6TextIsWrittenInItsCanonicalForm(String text, String canonical) {
    assertThat(IpAddress.parse(text)).isInstanceOf(Ipv6Address.class).hasToString(canonical);
    assertThat(IpAddress.parse(canonical)).isEqualTo(IpAddress.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "01.2.3.4",
        "1.2.3.4 ",
        "1..2.3",
        "a.b.c.d",
        "1.2.3.",
        "-1.2.3.4",
        "1.2.3.99999999999"
      })
  void whatIsNoIpv4AddressIsRefused(String text) {
    assertThatThrownBy(() -> IpAddress.parse(text))
        .isInstanceOf(AddressFormatException.class)
        .hasMessage("`" + text + "` is not an IPv4 address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "12345::",
        "g::",
        "::1%eth0",
        "1:2:3:4:5:6:7:8::",
        "::1.2.3",
        "1.2.3.4::",
        "::1.2.3.4:5",
        "1:2:3:4:5:6:7:1.2.3.4",
        ":1:2",
        "1.2.3.4::1.2.3.4"
      })
  void whatIsNoIpv6AddressIsRefused(String text) {
    assertThatThrownBy(() -> IpAddress.parse(text))
        .isInstanceOf(AddressFormatException.class)
        .hasMessage("`" + text + "` is not an IPv6 address");
  }

  @Test
  void addressesAreOrderedByFamilyAndThenUnsigned() {
    List<IpAddress> ordered =
        Stream.of(
                "0.0.0.0", "10.0.0.1", "200.0.0.0", "255.255.255.255", "::", "::1", "::8000:0:0:0")
            .map(IpAddress::parse)
            .toList();
    IpAddress high = IpAddress.parse("8000::");

    assertThat(ordered.reversed().stream().sorted()).isEqualTo(ordered);
    assertThat(ordered).allSatisfy(it -> assertThat(it).isLessThan(high));
  }

  @Test
  void countingCarriesAndBorrows() {
    assertThat(IpAddress.parse("10.0.0.255").plus(1)).hasToString("10.0.1.0");
    assertThat(IpAddress.parse("255.255.255.255").plus(1)).hasToString("0.0.0.0");
    assertThat(IpAddress.parse("::ffff:ffff:ffff:ffff").plus(1)).hasToString("0:0:0:1::");
    assertThat(IpAddress.parse("0:0:0:1::").plus(-1)).hasToString("::ffff:ffff:ffff:ffff");
    assertThat(IpAddress.parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff").plus(1))
        .hasToString("::");
  }

  @Test
  void javasAddressesAreTheSame() {
    for (String text : List.of("10.0.0.255", "2001:db8::1")) {
      IpAddress address = IpAddress.parse(text);
      assertThat(IpAddress.of(address.toInetAddress())).isEqualTo(address);
    }
  }
}
