package dev.culvert.services.ec2.group;

import dev.culvert.network.Direction;
import dev.culvert.network.SecurityGroup;
import dev.culvert.network.SecurityGroupId;
import dev.culvert.network.SecurityGroupRule;
import dev.culvert.network.Vpc;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.DescribeStaleSecurityGroupsRequest;
import dev.culvert.shapes.ec2.DescribeStaleSecurityGroupsResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.StaleIpPermission;
import dev.culvert.shapes.ec2.StaleSecurityGroup;
import dev.culvert.shapes.ec2.UserIdGroupPair;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds rules that refer to groups which are gone, or whose VPC is not peered any more: they allow
 * nothing (Amazon VPC Peering Guide, "Work with stale security group rules").
 */
public final class StaleGroups {
  private final Actions actions;

  public StaleGroups(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.read(
            Ec2.DESCRIBE_STALE_SECURITY_GROUPS,
            input -> Touched.the(Kind.VPC, input.vpcId),
            StaleGroups::describe));
  }

  private static DescribeStaleSecurityGroupsResponse describe(
      DescribeStaleSecurityGroupsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var vpc = seen.the(Kind.VPC, Vpc.class, Given.required(input.vpcId, "VpcId"));
    var all =
        seen.all(SecurityGroup.class).stream()
            .filter(group -> group.vpcId().equals(vpc.id()))
            .flatMap(group -> stale(group, seen).stream())
            .toList();
    var page = paging.cut(all, group -> String.valueOf(group.groupId));
    return new DescribeStaleSecurityGroupsResponse()
        .staleSecurityGroupSet(page.items())
        .nextToken(page.next());
  }

  private static Optional<StaleSecurityGroup> stale(SecurityGroup group, Seen seen) {
    var ingress = stale(group, Direction.INGRESS, seen);
    var egress = stale(group, Direction.EGRESS, seen);
    return ingress.isEmpty() && egress.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new StaleSecurityGroup()
                .groupId(group.id())
                .groupName(group.name())
                .vpcId(group.vpcId())
                .description(GroupDetails.of(seen.world(), group.id()).description())
                .staleIpPermissions(ingress)
                .staleIpPermissionsEgress(egress));
  }

  private static List<StaleIpPermission> stale(
      SecurityGroup group, Direction direction, Seen seen) {
    return group.rules(direction).stream()
        .flatMap(rule ->
            rule.peer() instanceof SecurityGroupId(String peer)
                ? stale(group, rule, peer, seen)
                : Stream.of())
        .toList();
  }

  private static Stream<StaleIpPermission> stale(
      SecurityGroup group, SecurityGroupRule rule, String peer, Seen seen) {
    var other = seen.network().find(SecurityGroup.class, peer);
    var holds =
        other
            .filter(it ->
                it.vpcId().equals(group.vpcId())
                    || seen.network().activePeering(group.vpcId(), it.vpcId()).isPresent())
            .isPresent();
    if (holds) {
      return Stream.of();
    }
    var traffic = rule.traffic();
    var ports = Protocols.hasPorts(traffic.protocol());
    return Stream.of(
        new StaleIpPermission()
            .ipProtocol(Protocols.name(traffic.protocol()))
            .fromPort(ports ? traffic.from() : null)
            .toPort(ports ? traffic.to() : null)
            .userIdGroupPairs(
                List.of(
                    new UserIdGroupPair()
                        .groupId(peer)
                        .userId(other.map(SecurityGroup::owner).orElse(null))
                        .vpcId(other.map(SecurityGroup::vpcId).orElse(null)))));
  }
}
