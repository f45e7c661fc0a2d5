package dev.culvert.services.iam;

import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.iam.Iam;
import dev.culvert.shapes.iam.ListEntitiesForPolicyRequest;
import dev.culvert.shapes.iam.ListEntitiesForPolicyResponse;
import dev.culvert.shapes.iam.PolicyGroup;
import dev.culvert.shapes.iam.PolicyRole;
import dev.culvert.shapes.iam.PolicyUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Who uses a managed policy, and as what. */
final class PolicyEntities {
  private final ManagedPolicies managed;

  PolicyEntities(ManagedPolicies managed) {
    this.managed = managed;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Operation.of(
            Iam.LIST_ENTITIES_FOR_POLICY,
            (in, call) -> Asked.policy(in.policyArn, "ListEntitiesForPolicy", call),
            this::list));
  }

  private ListEntitiesForPolicyResponse list(ListEntitiesForPolicyRequest input, Call call) {
    var policy = managed.get(input.policyArn, call.world());
    var prefix = Objects.requireNonNullElse(input.pathPrefix, "/");
    var page =
        Page.of(
            entities(policy, input, call).stream()
                .filter(holder -> holder.path().startsWith(prefix))
                .filter(holder ->
                    input.entityFilter == null
                        || Names.fold(input.entityFilter).equals(holder.noun()))
                .toList(),
            holder -> holder.noun() + " " + holder.name(),
            input.marker,
            input.maxItems);
    var groups = new ArrayList<PolicyGroup>();
    var users = new ArrayList<PolicyUser>();
    var roles = new ArrayList<PolicyRole>();
    for (var holder : page.items()) {
      switch (holder) {
        case Group group ->
            groups.add(new PolicyGroup().groupName(group.name()).groupId(group.id()));
        case User user -> users.add(new PolicyUser().userName(user.name()).userId(user.id()));
        case Role role -> roles.add(new PolicyRole().roleName(role.name()).roleId(role.id()));
      }
    }
    return new ListEntitiesForPolicyResponse()
        .isTruncated(page.truncated())
        .marker(page.marker())
        .policyGroups(groups)
        .policyUsers(users)
        .policyRoles(roles);
  }

  private static List<PolicyHolder<?>> entities(
      ManagedPolicy policy, ListEntitiesForPolicyRequest input, Call call) {
    var use = PolicyUse.of(policy.arn(), call.account(), call.world());
    var filter = Objects.requireNonNullElse(input.policyUsageFilter, "");
    var entities = new ArrayList<PolicyHolder<?>>();
    if (!filter.equals("PermissionsBoundary")) {
      entities.addAll(use.attached());
    }
    if (!filter.equals("PermissionsPolicy")) {
      use.bounded().stream().filter(holder -> !entities.contains(holder)).forEach(entities::add);
    }
    return entities;
  }
}
