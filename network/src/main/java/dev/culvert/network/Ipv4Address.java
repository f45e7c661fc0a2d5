package dev.culvert.network;

import java.nio.ByteBuffer;

/**
 * An IPv4 address.
 *
 * @param bits the address as a number, to be read unsigned
 */
public record Ipv4Address(int bits) implements IpAddress {

  /**
   * Reads four decimal numbers from 0 to 255 without leading zeros.
   *
   * @throws AddressFormatException if the text is anything else
   */
  public static Ipv4Address parse(String text) {
    int bits = 0;
    int position = 0;
    for (int octet = 0; octet < 4; octet++) {
      int start = position;
      int value = 0;
      while (position < text.length() && position - start < 4 && isDigit(text.charAt(position))) {
        value = value * 10 + text.charAt(position++) - '0';
      }
      boolean number = position > start && value <= 255;
      boolean padded = position - start > 1 && text.charAt(start) == '0';
      boolean separated =
          octet == 3
              ? position == text.length()
              : position < text.length() && text.charAt(position++) == '.';
      if (!number || padded || !separated) {
        throw new AddressFormatException("`" + text + "` is not an IPv4 address");
      }
      bits = bits << 8 | value;
    }
    return new Ipv4Address(bits);
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  static Ipv4Address of(byte[] bytes) {
    return new Ipv4Address(ByteBuffer.wrap(bytes).getInt());
  }

  @Override
  public AddressFamily family() {
    return AddressFamily.IPV4;
  }

  @Override
  public Ipv4Address network(int prefixLength) {
    return new Ipv4Address(bits & mask(prefixLength));
  }

  @Override
  public Ipv4Address last(int prefixLength) {
    return new Ipv4Address(bits | ~mask(prefixLength));
  }

  @Override
  public Ipv4Address plus(long count) {
    return new Ipv4Address((int) (bits + count));
  }

  @Override
  public byte[] bytes() {
    return ByteBuffer.allocate(4).putInt(bits).array();
  }

  /** A number with the first {@code prefixLength} bits set. */
  static int mask(int prefixLength) {
    return prefixLength == 0 ? 0 : -1 << (32 - prefixLength);
  }

  @Override
  public int compareTo(IpAddress other) {
    return other instanceof Ipv4Address(int otherBits)
        ? Integer.compareUnsigned(bits, otherBits)
        : -1;
  }

  @Override
  public String toString() {
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & 255)
        + "."
        + (bits >>> 8 & 255)
        + "."
        + (bits & 255);
  }
}
