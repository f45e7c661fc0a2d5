package dev.culvert.services.organizations;

import dev.culvert.services.control.World;
import dev.culvert.shapes.organizations.Account;
import dev.culvert.shapes.organizations.OrganizationalUnit;
import dev.culvert.shapes.organizations.PolicySummary;
import dev.culvert.shapes.organizations.PolicyTypeSummary;
import dev.culvert.shapes.organizations.Root;
import dev.culvert.shapes.organizations.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Records as responses show them. */
final class OrgShapes {
  private OrgShapes() {}

  static dev.culvert.shapes.organizations.Organization organization(
      Organization organization, World world) {
    var management = world.find(Member.REGISTER, organization.managementAccount()).orElseThrow();
    return new dev.culvert.shapes.organizations.Organization()
        .id(organization.id())
        .arn(organization.arn())
        .featureSet(organization.featureSet())
        .masterAccountArn(arn(management, organization))
        .masterAccountId(management.account())
        .masterAccountEmail(management.email())
        .availablePolicyTypes(
            List.of(new PolicyTypeSummary().type(ControlPolicy.SERVICE).status("ENABLED")));
  }

  static Root root(Organization organization) {
    return new Root()
        .id(organization.rootId())
        .arn(organization.rootArn())
        .name("Root")
        .policyTypes(
            organization.policyTypes().stream()
                .sorted()
                .map(type -> new PolicyTypeSummary().type(type).status("ENABLED"))
                .toList());
  }

  static Account account(Member member, Organization in) {
    return new Account()
        .id(member.account())
        .arn(arn(member, in))
        .email(member.email())
        .name(member.name())
        .status(member.status())
        .joinedMethod(member.joined())
        .joinedTimestamp(member.since());
  }

  static String arn(Member member, Organization in) {
    return "arn:aws:organizations::%s:account/%s/%s"
        .formatted(in.managementAccount(), in.id(), member.account());
  }

  static OrganizationalUnit unit(Unit unit, Organization in) {
    return new OrganizationalUnit().id(unit.id()).arn(arn(unit, in)).name(unit.name());
  }

  static String arn(Unit unit, Organization in) {
    return "arn:aws:organizations::%s:ou/%s/%s"
        .formatted(in.managementAccount(), in.id(), unit.id());
  }

  static PolicySummary policy(ControlPolicy policy, Organization in) {
    return new PolicySummary()
        .id(policy.id())
        .arn(policy.arn(in))
        .name(policy.name())
        .description(policy.description())
        .type(policy.type())
        .awsManaged(policy.isAws());
  }

  static Map<String, String> tags(@Nullable List<Tag> given) {
    var tags = new TreeMap<String, String>();
    for (var tag : Objects.requireNonNullElse(given, List.<Tag>of())) {
      tags.put(OrgErrors.given(tag.key), OrgErrors.given(tag.value));
    }
    return tags;
  }

  static List<Tag> tags(Map<String, String> tags) {
    return new TreeMap<>(tags)
        .entrySet().stream().map(tag -> new Tag().key(tag.getKey()).value(tag.getValue())).toList();
  }
}
