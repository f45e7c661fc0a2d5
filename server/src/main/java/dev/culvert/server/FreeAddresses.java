package dev.culvert.server;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Ipv4Address;
import dev.culvert.network.Network;
import dev.culvert.network.Subnet;

/** Addresses that nobody has. */
final class FreeAddresses {
  private static final Cidr PUBLIC = Cidr.parse("198.19.0.0/16");

  /** AWS keeps the first four addresses of a subnet, and the last. */
  private static final int RESERVED = 4;

  private FreeAddresses() {}

  static IpAddress in(Subnet subnet, Network network) {
    var cidr =
        subnet
            .cidr(AddressFamily.IPV4)
            .orElseThrow(() -> new IllegalArgumentException(subnet.id() + " has no IPv4 block"));
    var size = 1L << (32 - cidr.length());
    for (var offset = RESERVED; offset < size - 1; offset++) {
      var address = cidr.at(offset);
      if (network.interfaceAt(subnet.vpcId(), address).isEmpty()) {
        return address;
      }
    }
    throw new IllegalArgumentException(subnet.id() + " has no free address");
  }

  static Ipv4Address publicAddress(Network network) {
    for (var offset = 1; offset < 1 << 16; offset++) {
      var address = (Ipv4Address) PUBLIC.at(offset);
      if (network.publicAddress(address).isEmpty()) {
        return address;
      }
    }
    throw new IllegalArgumentException("no public address is left");
  }
}
