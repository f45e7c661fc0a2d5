package dev.culvert.services.ec2.group;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.Direction;
import dev.culvert.network.PrefixListId;
import dev.culvert.network.SecurityGroup;
import dev.culvert.network.SecurityGroupId;
import dev.culvert.network.SecurityGroupRule;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.AuthorizeSecurityGroupEgressRequest;
import dev.culvert.shapes.ec2.AuthorizeSecurityGroupEgressResponse;
import dev.culvert.shapes.ec2.AuthorizeSecurityGroupIngressRequest;
import dev.culvert.shapes.ec2.AuthorizeSecurityGroupIngressResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.IpPermission;
import dev.culvert.shapes.ec2.RevokeSecurityGroupEgressRequest;
import dev.culvert.shapes.ec2.RevokeSecurityGroupEgressResponse;
import dev.culvert.shapes.ec2.RevokeSecurityGroupIngressRequest;
import dev.culvert.shapes.ec2.RevokeSecurityGroupIngressResponse;
import dev.culvert.shapes.ec2.RevokedSecurityGroupRule;
import dev.culvert.shapes.ec2.UserIdGroupPair;
import java.util.List;

/** Authorizes and revokes the rules of security groups. */
public final class GroupRuleChanges {
  private final Actions actions;

  public GroupRuleChanges(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(
            Ec2.AUTHORIZE_SECURITY_GROUP_INGRESS,
            input -> Touched.the(Kind.SECURITY_GROUP, input.groupId),
            GroupRuleChanges::authorizeIngress),
        actions.change(
            Ec2.AUTHORIZE_SECURITY_GROUP_EGRESS,
            input -> Touched.the(Kind.SECURITY_GROUP, input.groupId),
            GroupRuleChanges::authorizeEgress),
        actions.change(
            Ec2.REVOKE_SECURITY_GROUP_INGRESS,
            input -> Touched.the(Kind.SECURITY_GROUP, input.groupId),
            GroupRuleChanges::revokeIngress),
        actions.change(
            Ec2.REVOKE_SECURITY_GROUP_EGRESS,
            input -> Touched.the(Kind.SECURITY_GROUP, input.groupId),
            GroupRuleChanges::revokeEgress));
  }

  private static AuthorizeSecurityGroupIngressResponse authorizeIngress(
      AuthorizeSecurityGroupIngressRequest input, Draft draft) {
    var group = SecurityGroups.find(input.groupId, input.groupName, draft.seen());
    var added =
        new GroupRules(draft, Direction.INGRESS)
            .authorize(group, ingress(input), input.tagSpecifications);
    return new AuthorizeSecurityGroupIngressResponse()
        .returnValue(true)
        .securityGroupRules(shown(group, Direction.INGRESS, added, draft));
  }

  private static List<IpPermission> ingress(AuthorizeSecurityGroupIngressRequest input) {
    return input.sourceSecurityGroupName == null
        ? GroupRules.permissions(
            input.ipPermissions, input.ipProtocol, input.fromPort, input.toPort, input.cidrIp)
        : List.of(fromGroup(input.sourceSecurityGroupName));
  }

  /** The oldest form: all traffic of a group's members. */
  private static IpPermission fromGroup(String name) {
    return new IpPermission()
        .ipProtocol("-1")
        .userIdGroupPairs(List.of(new UserIdGroupPair().groupName(name)));
  }

  private static AuthorizeSecurityGroupEgressResponse authorizeEgress(
      AuthorizeSecurityGroupEgressRequest input, Draft draft) {
    var group = SecurityGroups.find(input.groupId, null, draft.seen());
    var permissions =
        GroupRules.permissions(
            input.ipPermissions, input.ipProtocol, input.fromPort, input.toPort, input.cidrIp);
    var added =
        new GroupRules(draft, Direction.EGRESS)
            .authorize(group, permissions, input.tagSpecifications);
    return new AuthorizeSecurityGroupEgressResponse()
        .returnValue(true)
        .securityGroupRules(shown(group, Direction.EGRESS, added, draft));
  }

  private static List<dev.culvert.shapes.ec2.SecurityGroupRule> shown(
      SecurityGroup group, Direction direction, List<SecurityGroupRule> rules, Draft draft) {
    var seen = draft.seen();
    return rules.stream().map(rule -> GroupAnswer.rule(group, direction, rule, seen)).toList();
  }

  private static RevokeSecurityGroupIngressResponse revokeIngress(
      RevokeSecurityGroupIngressRequest input, Draft draft) {
    var group = SecurityGroups.find(input.groupId, input.groupName, draft.seen());
    var rules = new GroupRules(draft, Direction.INGRESS);
    var details = GroupDetails.of(draft.world(), group.id());
    var ids = Given.list(input.securityGroupRuleIds);
    var revoked =
        ids.isEmpty()
            ? rules.revoke(
                group,
                input.sourceSecurityGroupName == null
                    ? GroupRules.permissions(
                        input.ipPermissions,
                        input.ipProtocol,
                        input.fromPort,
                        input.toPort,
                        input.cidrIp)
                    : List.of(fromGroup(input.sourceSecurityGroupName)))
            : rules.revokeByIds(group, ids);
    return new RevokeSecurityGroupIngressResponse()
        .returnValue(true)
        .unknownIpPermissions(revoked.unknown())
        .revokedSecurityGroupRules(revoked(group, Direction.INGRESS, revoked.rules(), details));
  }

  private static RevokeSecurityGroupEgressResponse revokeEgress(
      RevokeSecurityGroupEgressRequest input, Draft draft) {
    var group = SecurityGroups.find(input.groupId, null, draft.seen());
    var rules = new GroupRules(draft, Direction.EGRESS);
    var details = GroupDetails.of(draft.world(), group.id());
    var ids = Given.list(input.securityGroupRuleIds);
    var revoked =
        ids.isEmpty()
            ? rules.revoke(
                group,
                GroupRules.permissions(
                    input.ipPermissions,
                    input.ipProtocol,
                    input.fromPort,
                    input.toPort,
                    input.cidrIp))
            : rules.revokeByIds(group, ids);
    return new RevokeSecurityGroupEgressResponse()
        .returnValue(true)
        .unknownIpPermissions(revoked.unknown())
        .revokedSecurityGroupRules(revoked(group, Direction.EGRESS, revoked.rules(), details));
  }

  private static List<RevokedSecurityGroupRule> revoked(
      SecurityGroup group,
      Direction direction,
      List<SecurityGroupRule> rules,
      GroupDetails details) {
    return rules.stream()
        .map(rule -> {
          var shown =
              new RevokedSecurityGroupRule()
                  .securityGroupRuleId(rule.id())
                  .groupId(group.id())
                  .isEgress(direction == Direction.EGRESS)
                  .ipProtocol(Protocols.name(rule.traffic().protocol()))
                  .fromPort(rule.traffic().from())
                  .toPort(rule.traffic().to())
                  .description(details.ruleDescriptions().get(rule.id()));
          return switch (rule.peer()) {
            case Cidr cidr when cidr.family() == AddressFamily.IPV4 ->
                shown.cidrIpv4(cidr.toString());
            case Cidr cidr -> shown.cidrIpv6(cidr.toString());
            case PrefixListId(String id) -> shown.prefixListId(id);
            case SecurityGroupId(String id) -> shown.referencedGroupId(id);
          };
        })
        .toList();
  }
}
