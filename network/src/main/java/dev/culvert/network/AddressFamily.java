package dev.culvert.network;

/** The two kinds of IP address. */
public enum AddressFamily {
  IPV4(32),
  IPV6(128);

  private final int bits;

  AddressFamily(int bits) {
    this.bits = bits;
  }

  /** Width of an address, in bits. */
  public int bits() {
    return bits;
  }
}
