package dev.culvert.services.ec2.route;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.PrefixListId;
import dev.culvert.network.RouteDestination;
import dev.culvert.network.RouteTable;
import dev.culvert.network.RouteTarget;
import dev.culvert.network.Subnet;
import dev.culvert.network.Vpc;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where routes may lead. */
final class Destinations {
  /** Amazon VPC User Guide, "Route tables": addresses that EC2 keeps for itself. */
  private static final List<Cidr> RESERVED =
      List.of(Cidr.parse("169.254.168.0/22"), Cidr.parse("fd00:ec2::/32"));

  private Destinations() {}

  /** The one destination of a request. */
  static RouteDestination of(
      @Nullable String ipv4, @Nullable String ipv6, @Nullable String prefixListId, Seen seen) {
    var given = Stream.of(ipv4, ipv6, prefixListId).filter(it -> it != null).count();
    if (given == 0) {
      throw Refusals.missing("destinationCidrBlock or destinationIpv6CidrBlock");
    }
    if (given > 1) {
      throw Refusals.combination("The request may contain only one destination");
    }
    if (prefixListId != null) {
      return new PrefixListId(seen.prefixList(prefixListId).id());
    }
    return ipv4 == null
        ? cidr(ipv6 == null ? "" : ipv6, "destinationIpv6CidrBlock", AddressFamily.IPV6)
        : cidr(ipv4, "destinationCidrBlock", AddressFamily.IPV4);
  }

  private static Cidr cidr(String text, String parameter, AddressFamily family) {
    var cidr = Given.cidr(text, parameter);
    if (cidr.family() != family) {
      throw Given.invalid(text, parameter, "This is not a valid CIDR block.");
    }
    return cidr;
  }

  /** The parameter by which messages name a destination. */
  static String parameter(RouteDestination destination) {
    return switch (destination) {
      case Cidr cidr when cidr.family() == AddressFamily.IPV6 -> "destination-ipv6-cidr-block";
      case Cidr _ -> "destination-cidr-block";
      case PrefixListId _ -> "destination-prefix-list-id";
    };
  }

  /** Refuses a route that would compete with the local routes, or touch EC2's own addresses. */
  static void check(
      RouteDestination destination, RouteTarget target, RouteTable table, Draft draft) {
    if (!(destination instanceof Cidr cidr)) {
      return;
    }
    if (RESERVED.stream().anyMatch(reserved -> reserved.contains(cidr))) {
      throw Refusals.value("The destination CIDR block " + cidr + " is reserved.");
    }
    var vpc = draft.the(Kind.VPC, Vpc.class, table.vpcId());
    if (vpc.cidrs().stream().anyMatch(block -> block.contains(cidr))) {
      refuseUnlessMiddlebox(cidr, target);
      var blocks =
          draft.network().all(Subnet.class).stream()
              .filter(subnet -> subnet.vpcId().equals(vpc.id()))
              .flatMap(subnet -> subnet.cidrs().stream());
      if (Stream.concat(blocks, vpc.cidrs().stream()).noneMatch(cidr::equals)) {
        throw Refusals.value(
            "The destination CIDR block " + cidr + " does not match a subnet of " + vpc.id() + ".");
      }
    }
  }

  private static void refuseUnlessMiddlebox(Cidr cidr, RouteTarget target) {
    if (!(target instanceof RouteTarget.NetworkInterface)
        && !(target instanceof RouteTarget.NatGateway)) {
      throw Refusals.value(
          "The destination CIDR block "
              + cidr
              + " is equal to or more specific than one of this VPC's CIDR blocks. This route can"
              + " target only an interface or an instance.");
    }
  }
}
