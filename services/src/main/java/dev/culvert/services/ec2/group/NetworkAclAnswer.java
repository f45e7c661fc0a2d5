package dev.culvert.services.ec2.group;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.Direction;
import dev.culvert.network.NetworkAclEntry.Action;
import dev.culvert.network.Traffic;
import dev.culvert.network.Vpc;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.shapes.ec2.IcmpTypeCode;
import dev.culvert.shapes.ec2.NetworkAcl;
import dev.culvert.shapes.ec2.NetworkAclAssociation;
import dev.culvert.shapes.ec2.NetworkAclEntry;
import dev.culvert.shapes.ec2.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Network ACLs as responses show them. */
final class NetworkAclAnswer {
  private final Seen seen;
  private final Map<String, List<dev.culvert.network.NetworkAclAssociation>> associations;

  NetworkAclAnswer(Seen seen) {
    this.seen = seen;
    this.associations =
        seen.all(dev.culvert.network.NetworkAclAssociation.class).stream()
            .collect(
                Collectors.groupingBy(dev.culvert.network.NetworkAclAssociation::networkAclId));
  }

  NetworkAcl of(dev.culvert.network.NetworkAcl acl) {
    var ipv6 =
        seen.network()
            .find(Vpc.class, acl.vpcId())
            .filter(
                vpc -> vpc.cidrs().stream().anyMatch(cidr -> cidr.family() == AddressFamily.IPV6))
            .isPresent();
    var entries = new ArrayList<NetworkAclEntry>();
    for (var direction : List.of(Direction.EGRESS, Direction.INGRESS)) {
      acl.entries(direction).forEach(entry -> entries.add(entry(entry, direction)));
      entries.add(entry(dev.culvert.network.NetworkAclEntry.last(AddressFamily.IPV4), direction));
      if (ipv6) {
        entries.add(entry(dev.culvert.network.NetworkAclEntry.last(AddressFamily.IPV6), direction));
      }
    }
    return new NetworkAcl()
        .networkAclId(acl.id())
        .vpcId(acl.vpcId())
        .ownerId(acl.owner())
        .isDefault(acl.isDefault())
        .entries(entries)
        .associations(
            associations.getOrDefault(acl.id(), List.of()).stream()
                .map(it ->
                    new NetworkAclAssociation()
                        .networkAclAssociationId(it.id())
                        .networkAclId(it.networkAclId())
                        .subnetId(it.subnetId()))
                .toList())
        .tags(Tags.of(seen, acl.id()));
  }

  private static NetworkAclEntry entry(
      dev.culvert.network.NetworkAclEntry entry, Direction direction) {
    var shown =
        new NetworkAclEntry()
            .ruleNumber(entry.number())
            .egress(direction == Direction.EGRESS)
            .protocol(Integer.toString(entry.traffic().protocol()))
            .ruleAction(entry.action() == Action.ALLOW ? "allow" : "deny");
    return traffic(cidr(shown, entry.cidr()), entry.traffic());
  }

  private static NetworkAclEntry cidr(NetworkAclEntry shown, Cidr cidr) {
    return cidr.family() == AddressFamily.IPV4
        ? shown.cidrBlock(cidr.toString())
        : shown.ipv6CidrBlock(cidr.toString());
  }

  private static NetworkAclEntry traffic(NetworkAclEntry shown, Traffic traffic) {
    if (Protocols.hasPorts(traffic.protocol())) {
      return shown.portRange(new PortRange().from(traffic.from()).to(traffic.to()));
    }
    return Protocols.isIcmp(traffic.protocol())
        ? shown.icmpTypeCode(new IcmpTypeCode().type(traffic.from()).code(traffic.to()))
        : shown;
  }
}
