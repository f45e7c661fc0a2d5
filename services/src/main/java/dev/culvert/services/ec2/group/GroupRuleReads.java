package dev.culvert.services.ec2.group;

import dev.culvert.network.Direction;
import dev.culvert.network.SecurityGroup;
import dev.culvert.network.SecurityGroupId;
import dev.culvert.network.Vpc;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.DescribeSecurityGroupReferencesRequest;
import dev.culvert.shapes.ec2.DescribeSecurityGroupReferencesResponse;
import dev.culvert.shapes.ec2.DescribeSecurityGroupRulesRequest;
import dev.culvert.shapes.ec2.DescribeSecurityGroupRulesResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.GetSecurityGroupsForVpcRequest;
import dev.culvert.shapes.ec2.GetSecurityGroupsForVpcResponse;
import dev.culvert.shapes.ec2.SecurityGroupForVpc;
import dev.culvert.shapes.ec2.SecurityGroupReference;
import dev.culvert.shapes.ec2.SecurityGroupRule;
import java.util.List;
import java.util.stream.Stream;

/** Describes the rules of security groups one by one, and who refers to a group. */
public final class GroupRuleReads {
  private static final Filters<SecurityGroupRule> FILTERS =
      Filters.<SecurityGroupRule>tagged(rule -> rule.tags)
          .on("group-id", rule -> rule.groupId)
          .on("security-group-rule-id", rule -> rule.securityGroupRuleId);
  private static final Filters<SecurityGroupForVpc> GROUP_FILTERS =
      Filters.<SecurityGroupForVpc>tagged(group -> group.tags)
          .on("group-id", group -> group.groupId)
          .on("description", group -> group.description)
          .on("group-name", group -> group.groupName)
          .on("owner-id", group -> group.ownerId)
          .on("primary-vpc-id", group -> group.primaryVpcId);

  private final Actions actions;

  public GroupRuleReads(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.read(Ec2.DESCRIBE_SECURITY_GROUP_RULES, GroupRuleReads::describe),
        actions.read(Ec2.DESCRIBE_SECURITY_GROUP_REFERENCES, GroupRuleReads::references),
        actions.read(
            Ec2.GET_SECURITY_GROUPS_FOR_VPC,
            input -> Touched.the(Kind.VPC, input.vpcId),
            GroupRuleReads::groupsForVpc));
  }

  private static DescribeSecurityGroupRulesResponse describe(
      DescribeSecurityGroupRulesRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var ids = Given.list(input.securityGroupRuleIds);
    ids.forEach(Kind.SECURITY_GROUP_RULE::check);
    var all =
        seen.all(SecurityGroup.class).stream().flatMap(group -> rules(group, ids, seen)).toList();
    for (var id : ids) {
      if (all.stream().noneMatch(rule -> id.equals(rule.securityGroupRuleId))) {
        throw Kind.SECURITY_GROUP_RULE.notFound(id);
      }
    }
    var page =
        paging.cut(
            FILTERS.select(input.filters, all), rule -> String.valueOf(rule.securityGroupRuleId));
    return new DescribeSecurityGroupRulesResponse()
        .securityGroupRules(page.items())
        .nextToken(page.next());
  }

  private static Stream<SecurityGroupRule> rules(SecurityGroup group, List<String> ids, Seen seen) {
    return Stream.of(Direction.values())
        .flatMap(direction ->
            group.rules(direction).stream()
                .filter(rule -> ids.isEmpty() || ids.contains(rule.id()))
                .map(rule -> GroupAnswer.rule(group, direction, rule, seen)));
  }

  /** References from groups of peered VPCs. */
  private static DescribeSecurityGroupReferencesResponse references(
      DescribeSecurityGroupReferencesRequest input, Seen seen) {
    var references =
        Given.list(input.groupId).stream()
            .map(id -> seen.the(Kind.SECURITY_GROUP, SecurityGroup.class, id))
            .flatMap(group -> references(group, seen))
            .distinct()
            .toList();
    return new DescribeSecurityGroupReferencesResponse().securityGroupReferenceSet(references);
  }

  private static Stream<SecurityGroupReference> references(SecurityGroup group, Seen seen) {
    var peer = new SecurityGroupId(group.id());
    return seen.network().all(SecurityGroup.class).stream()
        .filter(other -> !other.vpcId().equals(group.vpcId()))
        .filter(other ->
            Stream.concat(other.ingress().stream(), other.egress().stream())
                .anyMatch(rule -> rule.peer().equals(peer)))
        .flatMap(other ->
            seen.network().activePeering(group.vpcId(), other.vpcId()).stream()
                .map(peering ->
                    new SecurityGroupReference()
                        .groupId(group.id())
                        .referencingVpcId(other.vpcId())
                        .vpcPeeringConnectionId(peering.id())));
  }

  private static GetSecurityGroupsForVpcResponse groupsForVpc(
      GetSecurityGroupsForVpcRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var vpc = seen.the(Kind.VPC, Vpc.class, Given.required(input.vpcId, "VpcId"));
    var all =
        seen.all(SecurityGroup.class).stream()
            .filter(group -> group.vpcId().equals(vpc.id()))
            .map(group ->
                new SecurityGroupForVpc()
                    .groupId(group.id())
                    .groupName(group.name())
                    .description(GroupDetails.of(seen.world(), group.id()).description())
                    .ownerId(group.owner())
                    .primaryVpcId(group.vpcId())
                    .tags(Tags.of(seen, group.id())))
            .toList();
    var page =
        paging.cut(
            GROUP_FILTERS.select(input.filters, all), group -> String.valueOf(group.groupId));
    return new GetSecurityGroupsForVpcResponse()
        .securityGroupForVpcs(page.items())
        .nextToken(page.next());
  }
}
