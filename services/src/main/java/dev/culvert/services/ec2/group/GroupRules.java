package dev.culvert.services.ec2.group;

import dev.culvert.network.Direction;
import dev.culvert.network.SecurityGroup;
import dev.culvert.network.SecurityGroupRule;
import dev.culvert.network.Vpc;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.vpc.DefaultVpc;
import dev.culvert.shapes.ec2.IpPermission;
import dev.culvert.shapes.ec2.TagSpecification;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds rules to a security group and takes them away, in one direction. */
final class GroupRules {
  private final Draft draft;
  private final Direction direction;

  GroupRules(Draft draft, Direction direction) {
    this.draft = draft;
    this.direction = direction;
  }

  /** Adds all rules or, if one exists already, none. */
  List<SecurityGroupRule> authorize(
      SecurityGroup group,
      List<IpPermission> permissions,
      @Nullable List<TagSpecification> tagSpecifications) {
    Tags.check(tagSpecifications, Kind.SECURITY_GROUP_RULE.type());
    var rules = new ArrayList<>(group.rules(direction));
    var added = new ArrayList<SecurityGroupRule>();
    var details = GroupDetails.of(draft.world(), group.id());
    for (var requested : RequestedRule.of(permissions, group, draft.seen())) {
      if (rules.stream().anyMatch(requested::isSame)) {
        throw requested.duplicate();
      }
      var rule =
          new SecurityGroupRule(
              draft.newId(Kind.SECURITY_GROUP_RULE), requested.traffic(), requested.peer());
      rules.add(rule);
      added.add(rule);
      details = details.withRuleDescription(rule.id(), requested.description());
      Tags.put(draft, Kind.SECURITY_GROUP_RULE, rule.id(), tagSpecifications);
    }
    draft.put(group.withRules(direction, rules));
    draft.put(GroupDetails.REGISTER, details);
    return added;
  }

  /** What a request to revoke has taken away, and what it did not find. */
  record Revoked(List<SecurityGroupRule> rules, List<IpPermission> unknown) {}

  /** Only in a default VPC a rule that is not there is no error. */
  Revoked revoke(SecurityGroup group, List<IpPermission> permissions) {
    var revoked = new ArrayList<SecurityGroupRule>();
    var unknown = new ArrayList<IpPermission>();
    for (var permission : permissions) {
      for (var requested : RequestedRule.of(List.of(permission), group, draft.seen())) {
        var found = group.rules(direction).stream().filter(requested::isSame).findFirst();
        if (found.isPresent()) {
          revoked.add(found.get());
        } else if (isInDefaultVpc(group)) {
          unknown.add(permission);
        } else {
          throw new AwsException(
              "InvalidPermission.NotFound",
              "The specified rule does not exist in this security group.");
        }
      }
    }
    remove(group, revoked);
    return new Revoked(revoked, unknown);
  }

  Revoked revokeByIds(SecurityGroup group, List<String> ids) {
    var revoked = ids.stream().distinct().map(id -> the(group, id)).toList();
    remove(group, revoked);
    return new Revoked(revoked, List.of());
  }

  private SecurityGroupRule the(SecurityGroup group, String id) {
    Kind.SECURITY_GROUP_RULE.check(id);
    return group.rules(direction).stream()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Kind.SECURITY_GROUP_RULE.notFound(id));
  }

  private void remove(SecurityGroup group, List<SecurityGroupRule> rules) {
    draft.put(
        group.withRules(
            direction,
            group.rules(direction).stream().filter(rule -> !rules.contains(rule)).toList()));
    var details = GroupDetails.of(draft.world(), group.id());
    for (var rule : rules) {
      details = details.withoutRule(rule.id());
      Tags.clear(draft, rule.id());
    }
    draft.put(GroupDetails.REGISTER, details);
  }

  private boolean isInDefaultVpc(SecurityGroup group) {
    return DefaultVpc.find(draft.seen()).map(Vpc::id).filter(group.vpcId()::equals).isPresent();
  }

  /** The rules of a request, in the old form or the new one. */
  static List<IpPermission> permissions(
      @Nullable List<IpPermission> listed,
      @Nullable String protocol,
      @Nullable Integer from,
      @Nullable Integer to,
      @Nullable String cidr) {
    if (!Given.list(listed).isEmpty()) {
      return Given.list(listed);
    }
    var permission =
        new IpPermission()
            .ipProtocol(Given.required(protocol, "ipPermissions"))
            .fromPort(from)
            .toPort(to);
    return List.of(
        permission.ipRanges(
            List.of(new dev.culvert.shapes.ec2.IpRange().cidrIp(Given.required(cidr, "cidrIp")))));
  }
}
