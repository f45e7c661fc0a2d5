package dev.culvert.services.ec2.vpc;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.NetworkInterface;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.shapes.ec2.BlockPublicAccessStates;
import dev.culvert.shapes.ec2.PrivateDnsNameOptionsOnLaunch;
import dev.culvert.shapes.ec2.Subnet;
import dev.culvert.shapes.ec2.SubnetCidrBlockState;
import dev.culvert.shapes.ec2.SubnetIpv6CidrBlockAssociation;
import java.util.HashMap;
import java.util.Map;

/** Subnets as responses show them. */
final class SubnetAnswer {
  /** The first four addresses and the last one. */
  private static final int RESERVED = 5;

  private final Seen seen;
  private final Map<String, Integer> usedBySubnet = new HashMap<>();

  SubnetAnswer(Seen seen) {
    this.seen = seen;
    for (var networkInterface : seen.network().all(NetworkInterface.class)) {
      var used =
          networkInterface.addresses().stream()
              .filter(address -> address.ip().family() == AddressFamily.IPV4)
              .count();
      usedBySubnet.merge(networkInterface.subnetId(), (int) used, Integer::sum);
    }
  }

  Subnet of(dev.culvert.network.Subnet subnet) {
    var details = SubnetDetails.of(seen.world(), subnet);
    var ipv4 = subnet.cidr(AddressFamily.IPV4);
    return new Subnet()
        .subnetId(subnet.id())
        .subnetArn(seen.arn(Kind.SUBNET, subnet.id()))
        .vpcId(subnet.vpcId())
        .ownerId(subnet.owner())
        .state("available")
        .cidrBlock(ipv4.map(Object::toString).orElse(null))
        .availableIpAddressCount(ipv4.map(cidr -> free(cidr.prefixLength(), subnet.id())).orElse(0))
        .availabilityZone(subnet.availabilityZone())
        .availabilityZoneId(Zones.idOf(subnet.region(), subnet.availabilityZone()))
        .defaultForAz(details.defaultForZone())
        .mapPublicIpOnLaunch(subnet.mapPublicIpOnLaunch())
        .mapCustomerOwnedIpOnLaunch(false)
        .assignIpv6AddressOnCreation(details.assignIpv6AddressOnCreation())
        .enableDns64(details.enableDns64())
        .ipv6Native(ipv4.isEmpty())
        .privateDnsNameOptionsOnLaunch(
            new PrivateDnsNameOptionsOnLaunch()
                .hostnameType(details.hostnameType())
                .enableResourceNameDnsARecord(details.resourceNameDnsA())
                .enableResourceNameDnsAAAARecord(details.resourceNameDnsAaaa()))
        .blockPublicAccessStates(new BlockPublicAccessStates().internetGatewayBlockMode("off"))
        .ipv6CidrBlockAssociationSet(
            details.ipv6Blocks().stream().map(block -> ipv6(block, "associated")).toList())
        .tags(Tags.of(seen, subnet.id()));
  }

  private int free(int prefixLength, String subnetId) {
    return (1 << (AddressFamily.IPV4.bits() - prefixLength))
        - RESERVED
        - usedBySubnet.getOrDefault(subnetId, 0);
  }

  static SubnetIpv6CidrBlockAssociation ipv6(BlockAssociation block, String state) {
    return new SubnetIpv6CidrBlockAssociation()
        .associationId(block.id())
        .ipv6CidrBlock(block.cidr().toString())
        .ipv6CidrBlockState(new SubnetCidrBlockState().state(state))
        .ipv6AddressAttribute("public")
        .ipSource("amazon");
  }
}
