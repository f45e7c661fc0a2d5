package dev.culvert.services.iam;

import dev.culvert.policy.AttachedPolicy;
import dev.culvert.policy.PolicyDocument;
import dev.culvert.policy.PolicyKind;
import dev.culvert.services.control.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The policies that users and roles carry, compiled. */
public final class Attached {
  private final Documents documents;
  private final ManagedPolicies managed;

  public Attached(Documents documents) {
    this(documents, new ManagedPolicies());
  }

  Attached(Documents documents, ManagedPolicies managed) {
    this.documents = documents;
    this.managed = managed;
  }

  /** A user's own and its groups'. */
  List<AttachedPolicy> ofUser(User user, World world) {
    var policies = new ArrayList<AttachedPolicy>();
    add(policies, user.inline(), user.attached(), world);
    for (var name : user.groups()) {
      world
          .find(Group.REGISTER, Group.key(user.account(), name))
          .ifPresent(group -> add(policies, group.inline(), group.attached(), world));
    }
    return policies;
  }

  List<AttachedPolicy> ofRole(Role role, World world) {
    var policies = new ArrayList<AttachedPolicy>();
    add(policies, role.inline(), role.attached(), world);
    return policies;
  }

  Optional<AttachedPolicy> boundary(Optional<String> arn, World world) {
    return arn.flatMap(found -> managed(found, PolicyKind.BOUNDARY, world));
  }

  /** A managed policy: the account's own, or one of AWS's. */
  public Optional<AttachedPolicy> managed(String arn, PolicyKind kind, World world) {
    return managed
        .find(arn, world)
        .map(policy ->
            AttachedPolicy.managed(policy.name(), arn, document(policy.document(), kind)));
  }

  PolicyDocument document(String text, PolicyKind kind) {
    return documents.of(text, kind);
  }

  private void add(
      List<AttachedPolicy> policies, Map<String, String> inline, Set<String> managed, World world) {
    inline.forEach((name, text) ->
        policies.add(AttachedPolicy.inline(name, document(text, PolicyKind.INLINE))));
    for (var arn : managed) {
      managed(arn, PolicyKind.IDENTITY, world).ifPresent(policies::add);
    }
  }
}
