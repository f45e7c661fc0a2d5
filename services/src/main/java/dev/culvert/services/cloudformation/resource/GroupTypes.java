package dev.culvert.services.cloudformation.resource;

import static java.util.Objects.requireNonNull;

import dev.culvert.shapes.ec2.AuthorizeSecurityGroupEgressRequest;
import dev.culvert.shapes.ec2.AuthorizeSecurityGroupIngressRequest;
import dev.culvert.shapes.ec2.CreateSecurityGroupRequest;
import dev.culvert.shapes.ec2.DeleteSecurityGroupRequest;
import dev.culvert.shapes.ec2.DescribeSecurityGroupsRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.IpPermission;
import dev.culvert.shapes.ec2.IpRange;
import dev.culvert.shapes.ec2.Ipv6Range;
import dev.culvert.shapes.ec2.PrefixListId;
import dev.culvert.shapes.ec2.RevokeSecurityGroupEgressRequest;
import dev.culvert.shapes.ec2.RevokeSecurityGroupIngressRequest;
import dev.culvert.shapes.ec2.SecurityGroup;
import dev.culvert.shapes.ec2.UserIdGroupPair;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Security groups and their rules, within and apart. */
final class GroupTypes {
  private static final String IN = "SecurityGroupIngress";
  private static final String OUT = "SecurityGroupEgress";

  /** What a group lets out that says nothing of it. */
  private static final Properties ALL =
      new Properties(Map.of("IpProtocol", "-1", "CidrIp", "0.0.0.0/0"));

  private GroupTypes() {}

  static List<ResourceType> all() {
    return List.of(
        ResourceType.of(
                "AWS::EC2::SecurityGroup",
                GroupTypes::group,
                (made, in, calls) ->
                    Calls.deleting(() ->
                        calls.call(
                            Ec2.DELETE_SECURITY_GROUP,
                            new DeleteSecurityGroupRequest().groupId(made.id()))))
            .changing(Set.of(IN, OUT, "Tags"), GroupTypes::change),
        ResourceType.of(
            "AWS::EC2::SecurityGroupIngress",
            (id, in, calls) -> Made.of(ingress(in.required("GroupId"), List.of(in), calls)),
            (made, in, calls) ->
                Calls.deleting(() ->
                    calls.call(
                        Ec2.REVOKE_SECURITY_GROUP_INGRESS,
                        new RevokeSecurityGroupIngressRequest()
                            .groupId(in.required("GroupId"))
                            .securityGroupRuleIds(List.of(made.id()))))),
        ResourceType.of(
            "AWS::EC2::SecurityGroupEgress",
            (id, in, calls) -> Made.of(egress(in.required("GroupId"), List.of(in), calls)),
            (made, in, calls) ->
                Calls.deleting(() ->
                    calls.call(
                        Ec2.REVOKE_SECURITY_GROUP_EGRESS,
                        new RevokeSecurityGroupEgressRequest()
                            .groupId(in.required("GroupId"))
                            .securityGroupRuleIds(List.of(made.id()))))));
  }

  private static Made group(String logicalId, Properties in, Calls calls) {
    var request =
        in.without(IN, OUT, "Tags")
            .renamed("GroupDescription", "Description")
            .with(
                "GroupName", in.text("GroupName").orElseGet(() -> calls.names().unique(logicalId)))
            .fill(new CreateSecurityGroupRequest())
            .tagSpecifications(Ec2Tags.of("security-group", in));
    var id = requireNonNull(calls.call(Ec2.CREATE_SECURITY_GROUP, request).groupId);
    if (in.find(OUT).isPresent()) {
      revokeAllEgress(id, calls);
      egress(id, in.each(OUT), calls);
    }
    ingress(id, in.each(IN), calls);
    return Made.of(id)
        .with("GroupId", id)
        .with("Id", id)
        .with("VpcId", in.text("VpcId").orElse(null));
  }

  private static SecurityGroup describe(String id, Calls calls) {
    return requireNonNull(
            calls.call(
                    Ec2.DESCRIBE_SECURITY_GROUPS,
                    new DescribeSecurityGroupsRequest().groupIds(List.of(id)))
                .securityGroups)
        .getFirst();
  }

  private static void revokeAllEgress(String id, Calls calls) {
    var rules = describe(id, calls).ipPermissionsEgress;
    if (rules != null && !rules.isEmpty()) {
      calls.call(
          Ec2.REVOKE_SECURITY_GROUP_EGRESS,
          new RevokeSecurityGroupEgressRequest().groupId(id).ipPermissions(rules));
    }
  }

  /**
   * Rule by rule, so that the group's rules that are resources of their own stay, and a change that
   * failed halfway can be taken back by the same way.
   */
  private static Made change(Made made, Properties before, Properties after, Calls calls) {
    for (var rule : minus(before.each(IN), after.each(IN))) {
      revoking(() ->
          calls.call(
              Ec2.REVOKE_SECURITY_GROUP_INGRESS,
              new RevokeSecurityGroupIngressRequest()
                  .groupId(made.id())
                  .ipPermissions(List.of(permission(rule)))));
    }
    for (var rule : minus(after.each(IN), before.each(IN))) {
      ingress(made.id(), List.of(rule), calls);
    }
    if (!before.find(OUT).equals(after.find(OUT))) {
      revokeAllEgress(made.id(), calls);
      egress(made.id(), after.find(OUT).isPresent() ? after.each(OUT) : List.of(ALL), calls);
    }
    Ec2Tags.change(made.id(), before, after, calls);
    return made;
  }

  private static List<Properties> minus(List<Properties> rules, List<Properties> others) {
    return rules.stream().filter(rule -> !others.contains(rule)).toList();
  }

  /** A rule that is not there, or could never be, need not be revoked. */
  private static void revoking(Runnable revocation) {
    try {
      revocation.run();
    } catch (AwsException refusal) {
      if (!refusal.code().startsWith("InvalidP")) {
        throw refusal;
      }
    }
  }

  /** The id of the last rule. */
  private static String ingress(String group, List<Properties> rules, Calls calls) {
    if (rules.isEmpty()) {
      return "";
    }
    var made =
        calls.call(
            Ec2.AUTHORIZE_SECURITY_GROUP_INGRESS,
            new AuthorizeSecurityGroupIngressRequest()
                .groupId(group)
                .ipPermissions(rules.stream().map(GroupTypes::permission).toList()));
    return requireNonNull(requireNonNull(made.securityGroupRules).getLast().securityGroupRuleId);
  }

  private static String egress(String group, List<Properties> rules, Calls calls) {
    if (rules.isEmpty()) {
      return "";
    }
    var made =
        calls.call(
            Ec2.AUTHORIZE_SECURITY_GROUP_EGRESS,
            new AuthorizeSecurityGroupEgressRequest()
                .groupId(group)
                .ipPermissions(rules.stream().map(GroupTypes::permission).toList()));
    return requireNonNull(requireNonNull(made.securityGroupRules).getLast().securityGroupRuleId);
  }

  private static IpPermission permission(Properties rule) {
    var description = rule.text("Description").orElse(null);
    var permission =
        rule.without(
                "CidrIp",
                "CidrIpv6",
                "Description",
                "DestinationPrefixListId",
                "DestinationSecurityGroupId",
                "GroupId",
                "SourcePrefixListId",
                "SourceSecurityGroupId",
                "SourceSecurityGroupName",
                "SourceSecurityGroupOwnerId")
            .fill(new IpPermission());
    rule.text("CidrIp")
        .ifPresent(cidr ->
            permission.ipRanges(List.of(new IpRange().cidrIp(cidr).description(description))));
    rule.text("CidrIpv6")
        .ifPresent(cidr ->
            permission.ipv6Ranges(
                List.of(new Ipv6Range().cidrIpv6(cidr).description(description))));
    rule.text("SourcePrefixListId")
        .or(() -> rule.text("DestinationPrefixListId"))
        .ifPresent(list ->
            permission.prefixListIds(
                List.of(new PrefixListId().prefixListId(list).description(description))));
    rule.text("SourceSecurityGroupId")
        .or(() -> rule.text("DestinationSecurityGroupId"))
        .ifPresent(group ->
            permission.userIdGroupPairs(
                List.of(
                    new UserIdGroupPair()
                        .groupId(group)
                        .userId(rule.text("SourceSecurityGroupOwnerId").orElse(null))
                        .description(description))));
    if (rule.find("SourceSecurityGroupName").isPresent()) {
      throw new AwsException(
          "ValidationException", "Name a group by SourceSecurityGroupId inside a VPC.");
    }
    return permission;
  }
}
