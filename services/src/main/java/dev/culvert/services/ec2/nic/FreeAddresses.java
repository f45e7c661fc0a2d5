package dev.culvert.services.ec2.nic;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Network;
import dev.culvert.network.Subnet;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.wire.aws.AwsException;
import java.util.HashSet;
import java.util.Set;

/** Hands out private addresses of a subnet. The first four and the last one are EC2's. */
public final class FreeAddresses {
  private static final int FIRST = 4;

  private final Network network;
  private final Subnet subnet;
  private final Set<IpAddress> taken = new HashSet<>();

  public FreeAddresses(Network network, Subnet subnet) {
    this.network = network;
    this.subnet = subnet;
  }

  /** The lowest free address. */
  public IpAddress next(AddressFamily family) {
    var cidr = subnet.cidr(family).orElseThrow(() -> exhausted());
    var last = cidr.last();
    for (var ip = cidr.at(FIRST); ip.compareTo(last) < 0; ip = ip.plus(1)) {
      if (isFree(ip)) {
        taken.add(ip);
        return ip;
      }
    }
    throw exhausted();
  }

  /** This address, if it may be used. */
  public IpAddress take(IpAddress ip) {
    var cidr =
        subnet
            .cidr(ip.family())
            .filter(block -> block.contains(ip))
            .orElseThrow(() ->
                Refusals.value(
                    "Address " + ip + " does not fall within the subnet's address range"));
    if (isReserved(ip, cidr)) {
      throw Refusals.value("Address " + ip + " is in subnet's reserved address range");
    }
    if (!isFree(ip)) {
      throw new AwsException("InvalidIPAddress.InUse", "Address " + ip + " is in use.");
    }
    taken.add(ip);
    return ip;
  }

  private boolean isFree(IpAddress ip) {
    return !taken.contains(ip) && network.interfaceAt(subnet.vpcId(), ip).isEmpty();
  }

  private static boolean isReserved(IpAddress ip, Cidr cidr) {
    return ip.compareTo(cidr.at(FIRST)) < 0 || ip.equals(cidr.last());
  }

  private static AwsException exhausted() {
    return new AwsException(
        "InsufficientFreeAddressesInSubnet",
        "The specified subnet does not have enough free addresses to satisfy the request.");
  }
}
