package dev.culvert.services.ec2.group;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.AddressFormatException;
import dev.culvert.network.Cidr;
import dev.culvert.network.PeeringConnection;
import dev.culvert.network.PrefixListId;
import dev.culvert.network.RulePeer;
import dev.culvert.network.SecurityGroup;
import dev.culvert.network.SecurityGroupId;
import dev.culvert.network.SecurityGroupRule;
import dev.culvert.network.Traffic;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.shapes.ec2.IpPermission;
import dev.culvert.shapes.ec2.UserIdGroupPair;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One rule as a request describes it: what it covers, whom it admits, and a comment. */
record RequestedRule(Traffic traffic, RulePeer peer, String description) {

  /** Reads permissions, of which each may be several rules. */
  static List<RequestedRule> of(List<IpPermission> permissions, SecurityGroup group, Seen seen) {
    var rules = new ArrayList<RequestedRule>();
    for (var permission : permissions) {
      var traffic =
          Protocols.traffic(permission.ipProtocol, permission.fromPort, permission.toPort);
      for (var range : Given.list(permission.ipRanges)) {
        rules.add(rule(traffic, cidr(range.cidrIp, AddressFamily.IPV4), range.description));
      }
      for (var range : Given.list(permission.ipv6Ranges)) {
        rules.add(rule(traffic, cidr(range.cidrIpv6, AddressFamily.IPV6), range.description));
      }
      for (var list : Given.list(permission.prefixListIds)) {
        rules.add(rule(traffic, prefixList(list.prefixListId, seen), list.description));
      }
      for (var pair : Given.list(permission.userIdGroupPairs)) {
        rules.add(rule(traffic, group(pair, group, seen), pair.description));
      }
    }
    if (rules.isEmpty()) {
      throw Refusals.missing("ipRanges, ipv6Ranges, prefixListIds or groups");
    }
    return rules;
  }

  private static RequestedRule rule(Traffic traffic, RulePeer peer, @Nullable String description) {
    return new RequestedRule(traffic, peer, description == null ? "" : description);
  }

  static Cidr cidr(@Nullable String text, AddressFamily family) {
    try {
      var cidr = Cidr.parse(text == null ? "" : text);
      if (cidr.family() == family) {
        return cidr;
      }
    } catch (AddressFormatException e) {
      // Refused below, like a block of the other family.
    }
    throw Refusals.value("CIDR block " + text + " is malformed");
  }

  static PrefixListId prefixList(@Nullable String id, Seen seen) {
    return new PrefixListId(seen.prefixList(Given.required(id, "prefixListId")).id());
  }

  private static SecurityGroupId group(UserIdGroupPair pair, SecurityGroup group, Seen seen) {
    if (pair.groupId != null) {
      return group(pair.groupId, group, seen);
    }
    var name = Given.required(pair.groupName, "groupId");
    return seen.all(SecurityGroup.class).stream()
        .filter(it -> it.vpcId().equals(group.vpcId()) && it.name().equals(name))
        .map(it -> new SecurityGroupId(it.id()))
        .findFirst()
        .orElseThrow(() ->
            new AwsException(
                "InvalidGroup.NotFound", "The security group '" + name + "' does not exist"));
  }

  /** A group of the same VPC, or of one that it is peered with. */
  static SecurityGroupId group(String id, SecurityGroup group, Seen seen) {
    Kind.SECURITY_GROUP.check(id);
    var other =
        seen.network()
            .find(SecurityGroup.class, id)
            .filter(it -> seen.owns(it) || arePeered(it, group, seen))
            .orElseThrow(() -> Kind.SECURITY_GROUP.notFound(id));
    if (!other.vpcId().equals(group.vpcId()) && !arePeered(other, group, seen)) {
      throw new AwsException(
          "InvalidGroup.NotFound",
          "You have specified two resources that belong to different networks.");
    }
    return new SecurityGroupId(id);
  }

  private static boolean arePeered(SecurityGroup one, SecurityGroup other, Seen seen) {
    return seen.network()
        .activePeering(one.vpcId(), other.vpcId())
        .filter(it -> it.status() == PeeringConnection.Status.ACTIVE)
        .isPresent();
  }

  boolean isSame(SecurityGroupRule rule) {
    return rule.traffic().equals(traffic) && rule.peer().equals(peer);
  }

  AwsException duplicate() {
    var text = new StringBuilder("the specified rule \"peer: ").append(peer).append(", ");
    if (traffic.protocol() == Traffic.ANY) {
      text.append("ALL");
    } else {
      text.append(Protocols.name(traffic.protocol()).toUpperCase(Locale.ROOT));
      if (Protocols.hasPorts(traffic.protocol())) {
        text.append(", from port: ")
            .append(traffic.from())
            .append(", to port: ")
            .append(traffic.to());
      } else if (Protocols.isIcmp(traffic.protocol())) {
        text.append(", type: ").append(traffic.from()).append(", code: ").append(traffic.to());
      }
    }
    return new AwsException(
        "InvalidPermission.Duplicate", text.append(", ALLOW\" already exists").toString());
  }
}
