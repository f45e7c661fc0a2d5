package dev.culvert.services.ec2.group;

import dev.culvert.network.Traffic;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Refusals;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How EC2 writes protocols and ports. */
final class Protocols {
  private static final int MAX_PROTOCOL = 255;
  private static final int MAX_PORT = 65535;
  private static final Map<String, Integer> NUMBERS =
      Map.of(
          "tcp", Traffic.TCP,
          "udp", Traffic.UDP,
          "icmp", Traffic.ICMP,
          "icmpv6", Traffic.ICMPV6,
          "all", Traffic.ANY);

  private Protocols() {}

  static int number(String text) {
    var known = NUMBERS.get(text.toLowerCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    try {
      var number = Integer.parseInt(text);
      if (number >= Traffic.ANY && number <= MAX_PROTOCOL) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Neither a name nor a number.
    }
    throw Refusals.value("Invalid value '" + text + "' for IP protocol. Unknown protocol.");
  }

  /** As security groups show it: a name, where there is one. */
  static String name(int protocol) {
    return switch (protocol) {
      case Traffic.TCP -> "tcp";
      case Traffic.UDP -> "udp";
      case Traffic.ICMP -> "icmp";
      case Traffic.ICMPV6 -> "icmpv6";
      default -> Integer.toString(protocol);
    };
  }

  static boolean hasPorts(int protocol) {
    return protocol == Traffic.TCP || protocol == Traffic.UDP;
  }

  static boolean isIcmp(int protocol) {
    return protocol == Traffic.ICMP || protocol == Traffic.ICMPV6;
  }

  /** What a security group rule covers. */
  static Traffic traffic(@Nullable String protocol, @Nullable Integer from, @Nullable Integer to) {
    var number = number(Given.required(protocol, "ipProtocol"));
    if (isIcmp(number)) {
      return new Traffic(number, from == null ? Traffic.ANY : from, to == null ? Traffic.ANY : to);
    }
    return hasPorts(number)
        ? ports(number, from, to)
        : new Traffic(number, Traffic.ANY, Traffic.ANY);
  }

  static Traffic ports(int protocol, @Nullable Integer from, @Nullable Integer to) {
    if (from == null || to == null) {
      throw Refusals.value(
          "Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange.");
    }
    if (from < 0 || to > MAX_PORT || from > to) {
      throw Refusals.value("Invalid value '" + from + "-" + to + "' for portRange.");
    }
    return new Traffic(protocol, from, to);
  }
}
