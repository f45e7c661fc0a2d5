package dev.culvert.network;

import java.util.Comparator;

/**
 * A block of addresses in its canonical form: the bits after the prefix are always zero, as EC2
 * does it ({@code 100.68.0.18/18} becomes {@code 100.68.0.0/18}). Ordered by first address, then by
 * prefix length, so that a block comes before those inside it.
 *
 * @param address the first address of the block
 * @param prefixLength how many leading bits all its addresses share
 */
public record Cidr(IpAddress address, int prefixLength)
    implements RouteDestination, RulePeer, Comparable<Cidr> {

  public static final Cidr ANY_IPV4 = new Cidr(new Ipv4Address(0), 0);
  public static final Cidr ANY_IPV6 = new Cidr(new Ipv6Address(0, 0), 0);

  private static final Comparator<Cidr> ORDER =
      Comparator.comparing(Cidr::address).thenComparingInt(Cidr::prefixLength);

  /**
   * Clears the bits after the prefix.
   *
   * @throws AddressFormatException if the prefix is longer than an address, or negative
   */
  public Cidr {
    if (prefixLength < 0 || prefixLength > address.family().bits()) {
      throw new AddressFormatException(
          "a prefix of `" + address + "` has 0 to " + address.family().bits() + " bits");
    }
    address = address.network(prefixLength);
  }

  /**
   * Reads {@code address/length}.
   *
   * @throws AddressFormatException if the text is anything else
   */
  public static Cidr parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new AddressFormatException("`" + text + "` is not a CIDR block: it has no `/`");
    }
    IpAddress address = IpAddress.parse(text.substring(0, slash));
    String length = text.substring(slash + 1);
    if (!length.matches("0|[1-9][0-9]{0,2}")) {
      throw new AddressFormatException(
          "`" + text + "` is not a CIDR block: `" + length + "` is not a prefix length");
    }
    return new Cidr(address, Integer.parseInt(length));
  }

  /** The block that holds this one address. */
  public static Cidr only(IpAddress address) {
    return new Cidr(address, address.family().bits());
  }

  public AddressFamily family() {
    return address.family();
  }

  public boolean contains(IpAddress other) {
    return switch (address) {
      case Ipv4Address(int bits) ->
          other instanceof Ipv4Address(int otherBits)
              && ((bits ^ otherBits) & Ipv4Address.mask(prefixLength)) == 0;
      case Ipv6Address(long high, long low) ->
          other instanceof Ipv6Address(long otherHigh, long otherLow)
              && ((high ^ otherHigh) & Ipv6Address.highMask(prefixLength)) == 0
              && ((low ^ otherLow) & Ipv6Address.lowMask(prefixLength)) == 0;
    };
  }

  /** Whether every address of the other block is also in this one. */
  public boolean contains(Cidr other) {
    return prefixLength <= other.prefixLength && contains(other.address);
  }

  public boolean overlaps(Cidr other) {
    return contains(other) || other.contains(this);
  }

  /** The last address of the block. */
  public IpAddress last() {
    return address.last(prefixLength);
  }

  /** The address {@code index} after the first; it may lie outside the block. */
  public IpAddress at(long index) {
    return address.plus(index);
  }

  @Override
  public int compareTo(Cidr other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return address + "/" + prefixLength;
  }
}
