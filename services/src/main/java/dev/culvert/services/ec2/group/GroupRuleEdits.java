package dev.culvert.services.ec2.group;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Direction;
import dev.culvert.network.RulePeer;
import dev.culvert.network.SecurityGroup;
import dev.culvert.network.SecurityGroupRule;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.IpPermission;
import dev.culvert.shapes.ec2.ModifySecurityGroupRulesRequest;
import dev.culvert.shapes.ec2.ModifySecurityGroupRulesResponse;
import dev.culvert.shapes.ec2.SecurityGroupRuleDescription;
import dev.culvert.shapes.ec2.SecurityGroupRuleRequest;
import dev.culvert.shapes.ec2.UpdateSecurityGroupRuleDescriptionsEgressRequest;
import dev.culvert.shapes.ec2.UpdateSecurityGroupRuleDescriptionsEgressResponse;
import dev.culvert.shapes.ec2.UpdateSecurityGroupRuleDescriptionsIngressRequest;
import dev.culvert.shapes.ec2.UpdateSecurityGroupRuleDescriptionsIngressResponse;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Changes rules of security groups in place, and their descriptions. */
public final class GroupRuleEdits {
  private final Actions actions;

  public GroupRuleEdits(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(
            Ec2.MODIFY_SECURITY_GROUP_RULES,
            input -> Touched.the(Kind.SECURITY_GROUP, input.groupId),
            GroupRuleEdits::modify),
        actions.change(
            Ec2.UPDATE_SECURITY_GROUP_RULE_DESCRIPTIONS_INGRESS,
            input -> Touched.the(Kind.SECURITY_GROUP, input.groupId),
            GroupRuleEdits::describeIngress),
        actions.change(
            Ec2.UPDATE_SECURITY_GROUP_RULE_DESCRIPTIONS_EGRESS,
            input -> Touched.the(Kind.SECURITY_GROUP, input.groupId),
            GroupRuleEdits::describeEgress));
  }

  private static ModifySecurityGroupRulesResponse modify(
      ModifySecurityGroupRulesRequest input, Draft draft) {
    var groupId = SecurityGroups.find(input.groupId, null, draft.seen()).id();
    for (var update : Given.list(input.securityGroupRules)) {
      var id = Given.required(update.securityGroupRuleId, "SecurityGroupRuleId");
      Kind.SECURITY_GROUP_RULE.check(id);
      modify(
          draft.the(Kind.SECURITY_GROUP, SecurityGroup.class, groupId),
          id,
          Given.required(update.securityGroupRule, "SecurityGroupRule"),
          draft);
    }
    return new ModifySecurityGroupRulesResponse().returnValue(true);
  }

  private static void modify(
      SecurityGroup group, String ruleId, SecurityGroupRuleRequest wanted, Draft draft) {
    var direction =
        Stream.of(Direction.values())
            .filter(it -> group.rules(it).stream().anyMatch(rule -> rule.id().equals(ruleId)))
            .findFirst()
            .orElseThrow(() -> Kind.SECURITY_GROUP_RULE.notFound(ruleId));
    var requested =
        new RequestedRule(
            Protocols.traffic(wanted.ipProtocol, wanted.fromPort, wanted.toPort),
            peer(wanted, group, draft.seen()),
            Given.text(wanted.description).orElse(""));
    var rules = new ArrayList<SecurityGroupRule>();
    for (var rule : group.rules(direction)) {
      if (rule.id().equals(ruleId)) {
        rules.add(new SecurityGroupRule(ruleId, requested.traffic(), requested.peer()));
      } else if (requested.isSame(rule)) {
        throw requested.duplicate();
      } else {
        rules.add(rule);
      }
    }
    draft.put(group.withRules(direction, rules));
    draft.put(
        GroupDetails.REGISTER,
        GroupDetails.of(draft.world(), group.id())
            .withRuleDescription(ruleId, requested.description()));
  }

  private static RulePeer peer(SecurityGroupRuleRequest wanted, SecurityGroup group, Seen seen) {
    if (wanted.cidrIpv4 != null) {
      return RequestedRule.cidr(wanted.cidrIpv4, AddressFamily.IPV4);
    }
    if (wanted.cidrIpv6 != null) {
      return RequestedRule.cidr(wanted.cidrIpv6, AddressFamily.IPV6);
    }
    return wanted.prefixListId == null
        ? RequestedRule.group(Given.required(wanted.referencedGroupId, "CidrIpv4"), group, seen)
        : RequestedRule.prefixList(wanted.prefixListId, seen);
  }

  private static UpdateSecurityGroupRuleDescriptionsIngressResponse describeIngress(
      UpdateSecurityGroupRuleDescriptionsIngressRequest input, Draft draft) {
    var group = SecurityGroups.find(input.groupId, input.groupName, draft.seen());
    describe(
        group, Direction.INGRESS, input.ipPermissions, input.securityGroupRuleDescriptions, draft);
    return new UpdateSecurityGroupRuleDescriptionsIngressResponse().returnValue(true);
  }

  private static UpdateSecurityGroupRuleDescriptionsEgressResponse describeEgress(
      UpdateSecurityGroupRuleDescriptionsEgressRequest input, Draft draft) {
    var group = SecurityGroups.find(input.groupId, input.groupName, draft.seen());
    describe(
        group, Direction.EGRESS, input.ipPermissions, input.securityGroupRuleDescriptions, draft);
    return new UpdateSecurityGroupRuleDescriptionsEgressResponse().returnValue(true);
  }

  private static void describe(
      SecurityGroup group,
      Direction direction,
      @Nullable List<IpPermission> permissions,
      @Nullable List<SecurityGroupRuleDescription> descriptions,
      Draft draft) {
    if (Given.list(permissions).isEmpty() && Given.list(descriptions).isEmpty()) {
      throw Refusals.missing("ipPermissions or securityGroupRuleDescriptions");
    }
    var details = GroupDetails.of(draft.world(), group.id());
    for (var description : Given.list(descriptions)) {
      var id = Given.required(description.securityGroupRuleId, "SecurityGroupRuleId");
      if (group.rules(direction).stream().noneMatch(rule -> rule.id().equals(id))) {
        throw Kind.SECURITY_GROUP_RULE.notFound(id);
      }
      details = details.withRuleDescription(id, Given.text(description.description).orElse(""));
    }
    if (!Given.list(permissions).isEmpty()) {
      for (var requested : RequestedRule.of(Given.list(permissions), group, draft.seen())) {
        var rule =
            group.rules(direction).stream()
                .filter(requested::isSame)
                .findFirst()
                .orElseThrow(() ->
                    new AwsException(
                        "InvalidPermission.NotFound",
                        "The specified rule does not exist in this security group."));
        details = details.withRuleDescription(rule.id(), requested.description());
      }
    }
    draft.put(GroupDetails.REGISTER, details);
  }
}
