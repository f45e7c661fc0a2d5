package dev.culvert.services.iam;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import dev.culvert.shapes.iam.GetAccountAuthorizationDetailsRequest;
import dev.culvert.shapes.iam.GetAccountAuthorizationDetailsResponse;
import dev.culvert.shapes.iam.GetAccountSummaryRequest;
import dev.culvert.shapes.iam.GetAccountSummaryResponse;
import dev.culvert.shapes.iam.GroupDetail;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ManagedPolicyDetail;
import dev.culvert.shapes.iam.PolicyDetail;
import dev.culvert.shapes.iam.RoleDetail;
import dev.culvert.shapes.iam.RoleLastUsed;
import dev.culvert.shapes.iam.UserDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Everything that an account has, in one answer. */
final class AccountReports {
  private final ManagedPolicies managed;

  AccountReports(ManagedPolicies managed) {
    this.managed = managed;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(Iam.GET_ACCOUNT_SUMMARY, AccountReports::summary),
        Operation.of(Iam.GET_ACCOUNT_AUTHORIZATION_DETAILS, this::details));
  }

  private static GetAccountSummaryResponse summary(GetAccountSummaryRequest input, Call call) {
    var world = call.world();
    var own = call.account();
    var map = new TreeMap<String, Integer>();
    map.put("Users", count(world, User.REGISTER, user -> user.account().equals(own)));
    map.put("Groups", count(world, Group.REGISTER, group -> group.account().equals(own)));
    map.put("Roles", count(world, Role.REGISTER, role -> role.account().equals(own)));
    map.put(
        "Policies", count(world, ManagedPolicy.REGISTER, policy -> policy.account().equals(own)));
    map.put(
        "InstanceProfiles",
        count(world, InstanceProfile.REGISTER, profile -> profile.account().equals(own)));
    map.put("Providers", count(world, OidcProvider.REGISTER, it -> it.account().equals(own)));
    map.put(
        "PolicyVersionsInUse",
        world.all(ManagedPolicy.REGISTER).stream()
            .filter(policy -> policy.account().equals(own))
            .mapToInt(policy -> policy.versions().size())
            .sum());
    map.put("AccountMFAEnabled", 0);
    map.put("AccountAccessKeysPresent", 1);
    map.put("MFADevices", 0);
    map.put("MFADevicesInUse", 0);
    map.put("ServerCertificates", 0);
    map.putAll(
        Map.of(
            "UsersQuota", 5000,
            "GroupsQuota", 300,
            "RolesQuota", 1000,
            "PoliciesQuota", 1500,
            "InstanceProfilesQuota", 1000,
            "AccessKeysPerUserQuota", 2,
            "GroupsPerUserQuota", 10,
            "VersionsPerPolicyQuota", 5));
    map.putAll(
        Map.of(
            "AttachedPoliciesPerUserQuota", 10,
            "AttachedPoliciesPerGroupQuota", 10,
            "AttachedPoliciesPerRoleQuota", 10,
            "UserPolicySizeQuota", 2048,
            "GroupPolicySizeQuota", 5120,
            "PolicySizeQuota", 6144,
            "AssumeRolePolicySizeQuota", 2048));
    return new GetAccountSummaryResponse().summaryMap(map);
  }

  private static <T> int count(World world, Register<T> register, Predicate<T> own) {
    return (int) world.all(register).stream().filter(own).count();
  }

  /** One thing of the answer, under the key of its place. */
  private record Entry(String key, Object thing) {}

  private GetAccountAuthorizationDetailsResponse details(
      GetAccountAuthorizationDetailsRequest input, Call call) {
    var world = call.world();
    var entries = new ArrayList<Entry>();
    PolicyUse.holders(call.account(), world)
        .filter(holder -> asksFor(input, Shapes.capitalized(holder.noun())))
        .forEach(holder -> entries.add(new Entry(holder.noun() + " " + holder.name(), holder)));
    if (asksFor(input, "LocalManagedPolicy")) {
      world.all(ManagedPolicy.REGISTER).stream()
          .filter(policy -> policy.account().equals(call.account()))
          .forEach(policy -> entries.add(new Entry("x " + policy.arn(), policy)));
    }
    if (asksFor(input, "AWSManagedPolicy")) {
      managed.ofAws().all().stream()
          .filter(policy -> isUsed(policy, call))
          .forEach(policy -> entries.add(new Entry("y " + policy.arn(), policy)));
    }
    var page = Page.of(entries, Entry::key, input.marker, input.maxItems);
    var users = new ArrayList<UserDetail>();
    var groups = new ArrayList<GroupDetail>();
    var roles = new ArrayList<RoleDetail>();
    var policies = new ArrayList<ManagedPolicyDetail>();
    for (var entry : page.items()) {
      switch (entry.thing()) {
        case User user -> users.add(user(user, world));
        case Group group -> groups.add(group(group, world));
        case Role role -> roles.add(role(role, world));
        case ManagedPolicy policy -> policies.add(policy(policy, call));
        default -> throw new IllegalStateException("no place for " + entry.key());
      }
    }
    return new GetAccountAuthorizationDetailsResponse()
        .isTruncated(page.truncated())
        .marker(page.marker())
        .userDetailList(users)
        .groupDetailList(groups)
        .roleDetailList(roles)
        .policies(policies);
  }

  private static boolean asksFor(GetAccountAuthorizationDetailsRequest input, String kind) {
    return input.filter == null || input.filter.isEmpty() || input.filter.contains(kind);
  }

  /** Of AWS's, only those that the account uses are told. */
  private static boolean isUsed(ManagedPolicy policy, Call call) {
    var use = PolicyUse.of(policy.arn(), call.account(), call.world());
    return use.attachments() + use.boundaries() > 0;
  }

  private UserDetail user(User user, World world) {
    return new UserDetail()
        .path(user.path())
        .userName(user.name())
        .userId(user.id())
        .arn(user.arn())
        .createDate(user.created())
        .userPolicyList(inline(user))
        .groupList(List.copyOf(user.groups()))
        .attachedManagedPolicies(attached(user, world))
        .permissionsBoundary(Shapes.boundary(user.boundary()))
        .tags(TagMaps.shapes(user.tags()));
  }

  private GroupDetail group(Group group, World world) {
    return new GroupDetail()
        .path(group.path())
        .groupName(group.name())
        .groupId(group.id())
        .arn(group.arn())
        .createDate(group.created())
        .groupPolicyList(inline(group))
        .attachedManagedPolicies(attached(group, world));
  }

  private RoleDetail role(Role role, World world) {
    return new RoleDetail()
        .path(role.path())
        .roleName(role.name())
        .roleId(role.id())
        .arn(role.arn())
        .createDate(role.created())
        .assumeRolePolicyDocument(Encoded.document(TrustPolicies.shown(role, world)))
        .instanceProfileList(
            InstanceProfileOperations.of(role, world).stream()
                .map(profile -> InstanceProfileOperations.shape(profile, world))
                .toList())
        .rolePolicyList(inline(role))
        .attachedManagedPolicies(attached(role, world))
        .permissionsBoundary(Shapes.boundary(role.boundary()))
        .roleLastUsed(new RoleLastUsed())
        .tags(TagMaps.shapes(role.tags()));
  }

  private static ManagedPolicyDetail policy(ManagedPolicy policy, Call call) {
    var use = PolicyUse.of(policy.arn(), call.account(), call.world());
    return new ManagedPolicyDetail()
        .policyName(policy.name())
        .policyId(policy.id())
        .arn(policy.arn())
        .path(policy.path())
        .defaultVersionId(policy.defaultVersion())
        .attachmentCount(use.attachments())
        .permissionsBoundaryUsageCount(use.boundaries())
        .isAttachable(true)
        .createDate(policy.created())
        .updateDate(policy.updated())
        .policyVersionList(
            policy.versions().reversed().stream()
                .map(version ->
                    Shapes.version(policy, version).document(Encoded.document(version.document())))
                .toList());
  }

  private static List<PolicyDetail> inline(PolicyHolder<?> holder) {
    return holder.inline().entrySet().stream()
        .map(policy ->
            new PolicyDetail()
                .policyName(policy.getKey())
                .policyDocument(Encoded.document(policy.getValue())))
        .toList();
  }

  private List<dev.culvert.shapes.iam.AttachedPolicy> attached(
      PolicyHolder<?> holder, World world) {
    return holder.attached().stream()
        .flatMap(arn -> managed.find(arn, world).stream())
        .map(Shapes::attached)
        .toList();
  }
}
