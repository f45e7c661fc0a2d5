package dev.culvert.services.ec2.group;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.Direction;
import dev.culvert.network.Network;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.SecurityGroup;
import dev.culvert.network.SecurityGroupId;
import dev.culvert.network.SecurityGroupRule;
import dev.culvert.network.Traffic;
import dev.culvert.network.Vpc;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.services.ec2.vpc.DefaultVpc;
import dev.culvert.shapes.ec2.CreateSecurityGroupRequest;
import dev.culvert.shapes.ec2.CreateSecurityGroupResponse;
import dev.culvert.shapes.ec2.DeleteSecurityGroupRequest;
import dev.culvert.shapes.ec2.DeleteSecurityGroupResponse;
import dev.culvert.shapes.ec2.DescribeSecurityGroupsRequest;
import dev.culvert.shapes.ec2.DescribeSecurityGroupsResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes, describes and deletes security groups. */
public final class SecurityGroups {
  private static final int MAX_CHARACTERS = 255;

  private final Actions actions;

  public SecurityGroups(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_SECURITY_GROUP,
            input -> Touched.a(Kind.SECURITY_GROUP).and(Kind.VPC, input.vpcId),
            SecurityGroups::create,
            (id, _, seen) ->
                new CreateSecurityGroupResponse()
                    .groupId(id)
                    .securityGroupArn(seen.arn(Kind.SECURITY_GROUP, id))
                    .tags(Tags.of(seen, id))),
        actions.read(Ec2.DESCRIBE_SECURITY_GROUPS, SecurityGroups::describe),
        actions.change(
            Ec2.DELETE_SECURITY_GROUP,
            input -> Touched.the(Kind.SECURITY_GROUP, input.groupId),
            SecurityGroups::delete));
  }

  private static String create(CreateSecurityGroupRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.SECURITY_GROUP.type());
    var name = checkName(Given.required(input.groupName, "groupName"));
    var description = Given.required(input.description, "groupDescription");
    if (description.length() > MAX_CHARACTERS) {
      throw Given.invalid(
          description, "groupDescription", "Character length exceeds maximum of 255.");
    }
    var vpc =
        input.vpcId == null
            ? DefaultVpc.of(draft.seen())
            : draft.the(Kind.VPC, Vpc.class, input.vpcId);
    if (draft.network().all(SecurityGroup.class).stream()
        .anyMatch(it -> it.vpcId().equals(vpc.id()) && it.name().equals(name))) {
      throw new AwsException(
          "InvalidGroup.Duplicate",
          "The security group '" + name + "' already exists for VPC '" + vpc.id() + "'");
    }
    var id = draft.newId(Kind.SECURITY_GROUP);
    draft.put(
        new SecurityGroup(
            id, vpc.owner(), vpc.region(), vpc.id(), name, List.of(), openEgress(vpc, draft)));
    draft.put(GroupDetails.REGISTER, GroupDetails.of(id, description));
    Tags.put(draft, Kind.SECURITY_GROUP, id, input.tagSpecifications);
    return id;
  }

  private static String checkName(String name) {
    if (name.equals("default")) {
      throw Refusals.value("Cannot use reserved security group name: default");
    }
    if (name.startsWith("sg-")) {
      throw Given.invalid(name, "GroupName", "Group names may not be in the format sg-*.");
    }
    if (name.length() > MAX_CHARACTERS) {
      throw Given.invalid(name, "GroupName", "Character length exceeds maximum of 255.");
    }
    return name;
  }

  private static List<SecurityGroupRule> openEgress(Vpc vpc, Draft draft) {
    var rules = new ArrayList<SecurityGroupRule>();
    rules.add(toAnywhere(Cidr.ANY_IPV4, draft));
    if (vpc.cidrs().stream().anyMatch(cidr -> cidr.family() == AddressFamily.IPV6)) {
      rules.add(toAnywhere(Cidr.ANY_IPV6, draft));
    }
    return rules;
  }

  private static SecurityGroupRule toAnywhere(Cidr cidr, Draft draft) {
    return new SecurityGroupRule(draft.newId(Kind.SECURITY_GROUP_RULE), Traffic.ALL, cidr);
  }

  private static DescribeSecurityGroupsResponse describe(
      DescribeSecurityGroupsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var named = Given.list(input.groupNames);
    var all =
        seen.the(Kind.SECURITY_GROUP, SecurityGroup.class, input.groupIds).stream()
            .filter(group -> named.isEmpty() || named.contains(group.name()))
            .toList();
    for (var name : named) {
      if (all.stream().noneMatch(group -> group.name().equals(name))) {
        throw new AwsException(
            "InvalidGroup.NotFound", "The security group '" + name + "' does not exist");
      }
    }
    var shown = all.stream().map(group -> GroupAnswer.of(group, seen)).toList();
    var page =
        paging.cut(
            GroupFilters.ALL.select(input.filters, shown), group -> String.valueOf(group.groupId));
    return new DescribeSecurityGroupsResponse().securityGroups(page.items()).nextToken(page.next());
  }

  private static DeleteSecurityGroupResponse delete(DeleteSecurityGroupRequest input, Draft draft) {
    var group = find(input.groupId, input.groupName, draft.seen());
    var id = group.id();
    if (group.name().equals("default")) {
      throw new AwsException(
          "CannotDelete",
          "the specified group: \"" + id + "\" name: \"default\" cannot be deleted by a user");
    }
    if (isUsed(id, draft.network())) {
      throw new AwsException("DependencyViolation", "resource " + id + " has a dependent object");
    }
    Stream.concat(group.ingress().stream(), group.egress().stream())
        .forEach(rule -> Tags.clear(draft, rule.id()));
    draft.remove(group);
    draft.remove(GroupDetails.REGISTER, id);
    return new DeleteSecurityGroupResponse().returnValue(true).groupId(id);
  }

  /** The group of this id, or of this name in the default VPC. */
  static SecurityGroup find(@Nullable String id, @Nullable String name, Seen seen) {
    if (id != null || name == null) {
      return seen.the(Kind.SECURITY_GROUP, SecurityGroup.class, Given.required(id, "groupId"));
    }
    var vpcId = DefaultVpc.of(seen).id();
    return seen.all(SecurityGroup.class).stream()
        .filter(it -> it.vpcId().equals(vpcId) && it.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new AwsException(
                "InvalidGroup.NotFound", "The security group '" + name + "' does not exist"));
  }

  private static boolean isUsed(String id, Network network) {
    var peer = new SecurityGroupId(id);
    return network.all(NetworkInterface.class).stream().anyMatch(it -> it.groupIds().contains(id))
        || network.all(SecurityGroup.class).stream()
            .filter(other -> !other.id().equals(id))
            .flatMap(other -> Stream.of(Direction.values()).flatMap(it -> other.rules(it).stream()))
            .anyMatch(rule -> rule.peer().equals(peer));
  }
}
