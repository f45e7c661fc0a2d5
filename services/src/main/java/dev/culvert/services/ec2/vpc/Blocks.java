package dev.culvert.services.ec2.vpc;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.Network;
import dev.culvert.network.Vpc;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.wire.aws.AwsException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/** Which address blocks VPCs and subnets may have. */
final class Blocks {
  private static final int LARGEST = 16;
  private static final int SMALLEST = 28;
  private static final int IPV6_VPC = 56;
  private static final int IPV6_SUBNET = 64;

  // RFC 5180 reserves these for benchmarks: what escapes reaches nobody.
  private static final Cidr AMAZON_IPV6 = Cidr.parse("2001:2::/48");

  private Blocks() {}

  /** An IPv4 block for a VPC. */
  static Cidr ofVpc(String text) {
    var cidr = Given.cidr(text, "cidrBlock");
    if (!sized(cidr)) {
      throw new AwsException("InvalidVpc.Range", "The CIDR '" + text + "' is invalid.");
    }
    return cidr;
  }

  /** An IPv4 block for a subnet of this VPC. */
  static Cidr ofSubnet(String text, Vpc vpc) {
    var cidr = Given.cidr(text, "cidrBlock");
    if (!sized(cidr) || vpc.cidrs().stream().noneMatch(block -> block.contains(cidr))) {
      throw invalidForSubnet(text);
    }
    return cidr;
  }

  /** An IPv6 block for a subnet of this VPC. */
  static Cidr ipv6OfSubnet(String text, Vpc vpc) {
    var cidr = Given.cidr(text, "ipv6CidrBlock");
    if (cidr.family() != AddressFamily.IPV6
        || cidr.prefixLength() != IPV6_SUBNET
        || vpc.cidrs().stream().noneMatch(block -> block.contains(cidr))) {
      throw invalidForSubnet(text);
    }
    return cidr;
  }

  private static boolean sized(Cidr cidr) {
    return cidr.family() == AddressFamily.IPV4
        && cidr.prefixLength() >= LARGEST
        && cidr.prefixLength() <= SMALLEST;
  }

  private static AwsException invalidForSubnet(String text) {
    return new AwsException("InvalidSubnet.Range", "The CIDR '" + text + "' is invalid.");
  }

  /** Refuses a block that overlaps one of the VPC's subnets. */
  static void refuseConflict(Cidr cidr, Collection<dev.culvert.network.Subnet> siblings) {
    if (siblings.stream().flatMap(it -> it.cidrs().stream()).anyMatch(cidr::overlaps)) {
      throw new AwsException(
          "InvalidSubnet.Conflict", "The CIDR '" + cidr + "' conflicts with another subnet");
    }
  }

  /** A free block of Amazon's pool. */
  static Cidr amazonIpv6(Network network) {
    var used = new HashSet<Cidr>();
    network.all(Vpc.class).forEach(vpc -> used.addAll(vpc.moreCidrs()));
    for (var next = new Cidr(AMAZON_IPV6.address(), IPV6_VPC);
        AMAZON_IPV6.contains(next);
        next = new Cidr(next.last().plus(1), IPV6_VPC)) {
      if (!used.contains(next)) {
        return next;
      }
    }
    throw new AwsException(
        "InsufficientAddressCapacity",
        "There is no free block in Amazon's pool of IPv6 addresses.");
  }

  /** The blocks of one family. */
  static List<Cidr> of(AddressFamily family, List<Cidr> cidrs) {
    return cidrs.stream().filter(cidr -> cidr.family() == family).toList();
  }
}
