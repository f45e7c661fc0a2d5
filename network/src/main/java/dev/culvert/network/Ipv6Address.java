package dev.culvert.network;

import java.nio.ByteBuffer;

/**
 * An IPv6 address.
 *
 * @param high its first 64 bits, to be read unsigned
 * @param low its last 64 bits, to be read unsigned
 */
public record Ipv6Address(long high, long low) implements IpAddress {

  /**
   * Reads the text forms of RFC 4291, section 2.2. Zone identifiers are refused.
   *
   * @throws AddressFormatException if the text is anything else
   */
  public static Ipv6Address parse(String text) {
    return Ipv6Text.parse(text);
  }

  static Ipv6Address of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Ipv6Address(buffer.getLong(), buffer.getLong());
  }

  @Override
  public AddressFamily family() {
    return AddressFamily.IPV6;
  }

  @Override
  public Ipv6Address network(int prefixLength) {
    return new Ipv6Address(high & highMask(prefixLength), low & lowMask(prefixLength));
  }

  @Override
  public Ipv6Address last(int prefixLength) {
    return new Ipv6Address(high | ~highMask(prefixLength), low | ~lowMask(prefixLength));
  }

  @Override
  public Ipv6Address plus(long count) {
    long sum = low + count;
    long carry = count >= 0 && Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    long borrow = count < 0 && Long.compareUnsigned(sum, low) > 0 ? 1 : 0;
    return new Ipv6Address(high + carry - borrow, sum);
  }

  @Override
  public byte[] bytes() {
    return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
  }

  static long highMask(int prefixLength) {
    return mask(Math.min(prefixLength, 64));
  }

  static long lowMask(int prefixLength) {
    return mask(Math.max(prefixLength - 64, 0));
  }

  private static long mask(int length) {
    return length == 0 ? 0 : -1L << (64 - length);
  }

  @Override
  public int compareTo(IpAddress other) {
    if (!(other instanceof Ipv6Address(long otherHigh, long otherLow))) {
      return 1;
    }
    int byHigh = Long.compareUnsigned(high, otherHigh);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, otherLow);
  }

  @Override
  public String toString() {
    return Ipv6Text.format(this);
  }
}
