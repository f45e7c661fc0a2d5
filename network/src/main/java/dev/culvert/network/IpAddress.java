package dev.culvert.network;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * An IPv4 or IPv6 address. Ordered by family, then as an unsigned number. {@code toString} is the
 * canonical text: dotted decimal, or RFC 5952.
 */
public sealed interface IpAddress extends Comparable<IpAddress> permits Ipv4Address, Ipv6Address {

  AddressFamily family();

  /** The address with all but its first {@code prefixLength} bits cleared. */
  IpAddress network(int prefixLength);

  /** The address with all but its first {@code prefixLength} bits set. */
  IpAddress last(int prefixLength);

  /** The address {@code count} further, wrapping around at the end of the family. */
  IpAddress plus(long count);

  /** Network byte order: 4 or 16 bytes. */
  byte[] bytes();

  /**
   * Reads an address of either family.
   *
   * @throws AddressFormatException if the text is none
   */
  static IpAddress parse(String text) {
    return text.indexOf(':') >= 0 ? Ipv6Address.parse(text) : Ipv4Address.parse(text);
  }

  /** From 4 or 16 bytes in network byte order. */
  static IpAddress of(byte[] bytes) {
    return switch (bytes.length) {
      case 4 -> Ipv4Address.of(bytes);
      case 16 -> Ipv6Address.of(bytes);
      default -> throw new AddressFormatException("an address has 4 or 16 bytes");
    };
  }

  static IpAddress of(InetAddress address) {
    return of(address.getAddress());
  }

  /** The same address for the Java platform; nothing is looked up. */
  default InetAddress toInetAddress() {
    try {
      return InetAddress.getByAddress(bytes());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 and 16 bytes are always an address", e);
    }
  }
}
