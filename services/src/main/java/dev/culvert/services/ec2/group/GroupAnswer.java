package dev.culvert.services.ec2.group;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.Direction;
import dev.culvert.network.PrefixListId;
import dev.culvert.network.SecurityGroupId;
import dev.culvert.network.Traffic;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.shapes.ec2.IpPermission;
import dev.culvert.shapes.ec2.IpRange;
import dev.culvert.shapes.ec2.Ipv6Range;
import dev.culvert.shapes.ec2.ReferencedSecurityGroup;
import dev.culvert.shapes.ec2.SecurityGroup;
import dev.culvert.shapes.ec2.SecurityGroupRule;
import dev.culvert.shapes.ec2.UserIdGroupPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Security groups and their rules as responses show them. */
final class GroupAnswer {
  private GroupAnswer() {}

  static SecurityGroup of(dev.culvert.network.SecurityGroup group, Seen seen) {
    var details = GroupDetails.of(seen.world(), group.id());
    return new SecurityGroup()
        .groupId(group.id())
        .groupName(group.name())
        .description(details.description())
        .ownerId(group.owner())
        .vpcId(group.vpcId())
        .securityGroupArn(seen.arn(Kind.SECURITY_GROUP, group.id()))
        .ipPermissions(permissions(group.ingress(), details, seen))
        .ipPermissionsEgress(permissions(group.egress(), details, seen))
        .tags(Tags.of(seen, group.id()));
  }

  /** Rules that cover the same traffic are shown as one permission. */
  private static List<IpPermission> permissions(
      List<dev.culvert.network.SecurityGroupRule> rules, GroupDetails details, Seen seen) {
    var byTraffic = new LinkedHashMap<Traffic, List<dev.culvert.network.SecurityGroupRule>>();
    for (var rule : rules) {
      byTraffic.computeIfAbsent(rule.traffic(), _ -> new ArrayList<>()).add(rule);
    }
    return byTraffic.entrySet().stream()
        .map(entry -> permission(entry.getKey(), entry.getValue(), details, seen))
        .toList();
  }

  private static IpPermission permission(
      Traffic traffic,
      List<dev.culvert.network.SecurityGroupRule> rules,
      GroupDetails details,
      Seen seen) {
    var ipv4 = new ArrayList<IpRange>();
    var ipv6 = new ArrayList<Ipv6Range>();
    var lists = new ArrayList<dev.culvert.shapes.ec2.PrefixListId>();
    var pairs = new ArrayList<UserIdGroupPair>();
    for (var rule : rules) {
      var text = details.ruleDescriptions().get(rule.id());
      switch (rule.peer()) {
        case Cidr cidr when cidr.family() == AddressFamily.IPV4 ->
            ipv4.add(new IpRange().cidrIp(cidr.toString()).description(text));
        case Cidr cidr -> ipv6.add(new Ipv6Range().cidrIpv6(cidr.toString()).description(text));
        case PrefixListId(String id) ->
            lists.add(new dev.culvert.shapes.ec2.PrefixListId().prefixListId(id).description(text));
        case SecurityGroupId(String id) ->
            pairs.add(new UserIdGroupPair().groupId(id).userId(owner(id, seen)).description(text));
      }
    }
    var permission =
        new IpPermission()
            .ipProtocol(Protocols.name(traffic.protocol()))
            .ipRanges(ipv4)
            .ipv6Ranges(ipv6)
            .prefixListIds(lists)
            .userIdGroupPairs(pairs);
    return Protocols.hasPorts(traffic.protocol()) || Protocols.isIcmp(traffic.protocol())
        ? permission.fromPort(traffic.from()).toPort(traffic.to())
        : permission;
  }

  static SecurityGroupRule rule(
      dev.culvert.network.SecurityGroup group,
      Direction direction,
      dev.culvert.network.SecurityGroupRule rule,
      Seen seen) {
    var shown =
        new SecurityGroupRule()
            .securityGroupRuleId(rule.id())
            .securityGroupRuleArn(seen.arn(Kind.SECURITY_GROUP_RULE, rule.id()))
            .groupId(group.id())
            .groupOwnerId(group.owner())
            .isEgress(direction == Direction.EGRESS)
            .ipProtocol(Protocols.name(rule.traffic().protocol()))
            .fromPort(rule.traffic().from())
            .toPort(rule.traffic().to())
            .description(
                GroupDetails.of(seen.world(), group.id()).ruleDescriptions().get(rule.id()))
            .tags(Tags.of(seen, rule.id()));
    return switch (rule.peer()) {
      case Cidr cidr when cidr.family() == AddressFamily.IPV4 -> shown.cidrIpv4(cidr.toString());
      case Cidr cidr -> shown.cidrIpv6(cidr.toString());
      case PrefixListId(String id) -> shown.prefixListId(id);
      case SecurityGroupId(String id) -> shown.referencedGroupInfo(referenced(id, group, seen));
    };
  }

  private static ReferencedSecurityGroup referenced(
      String id, dev.culvert.network.SecurityGroup by, Seen seen) {
    var shown = new ReferencedSecurityGroup().groupId(id).userId(owner(id, seen));
    seen.network()
        .find(dev.culvert.network.SecurityGroup.class, id)
        .filter(other -> !other.vpcId().equals(by.vpcId()))
        .ifPresent(other -> {
          shown.vpcId(other.vpcId());
          seen.network()
              .activePeering(by.vpcId(), other.vpcId())
              .ifPresent(it -> shown.vpcPeeringConnectionId(it.id()).peeringStatus("active"));
        });
    return shown;
  }

  private static String owner(String groupId, Seen seen) {
    return seen.network()
        .find(dev.culvert.network.SecurityGroup.class, groupId)
        .map(dev.culvert.network.SecurityGroup::owner)
        .orElse(seen.scope().account());
  }
}
