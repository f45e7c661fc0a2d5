package dev.culvert.services.iam;

import dev.culvert.policy.AttachedPolicy;
import dev.culvert.policy.OrganizationLevel;
import dev.culvert.policy.PolicyKind;
import dev.culvert.policy.Principal;
import dev.culvert.services.control.World;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose policies are simulated, found by ARN, with policies named as the simulator names them. */
final class Simulated {
  private final Attached attached;
  private final Ceilings ceilings;

  Simulated(Attached attached, Ceilings ceilings) {
    this.attached = attached;
    this.ceilings = ceilings;
  }

  record Source(
      Principal principal,
      Map<String, String> tags,
      List<AttachedPolicy> policies,
      List<AttachedPolicy> boundary,
      List<OrganizationLevel> serviceControl) {}

  Source find(@Nullable String sourceArn, String account, World world) {
    var arn = IamErrors.required(sourceArn, "policySourceArn");
    var name = arn.substring(arn.lastIndexOf('/') + 1);
    if (!Principals.account(arn).equals(account)) {
      throw new AwsException(
          "InvalidInput",
          "Invalid Entity Arn: " + arn + " does not clearly define entity type.",
          400);
    }
    var levels = ceilings.serviceControl(account, world);
    if (arn.contains(":user/")) {
      var user =
          world
              .find(User.REGISTER, User.key(account, name))
              .orElseThrow(() -> IamErrors.noSuch("user", name));
      return new Source(
          new Principal.User(account, user.arn(), user.id()),
          user.tags(),
          ofUser(user, world),
          boundary(user.boundary(), world),
          levels);
    }
    if (arn.contains(":role/")) {
      var role =
          world
              .find(Role.REGISTER, Role.key(account, name))
              .orElseThrow(() -> IamErrors.noSuch("role", name));
      return new Source(
          new Principal.RoleSession(account, role.arn(), role.id(), "simulated"),
          role.tags(),
          of(role, world),
          boundary(role.boundary(), world),
          levels);
    }
    if (arn.contains(":group/")) {
      var group =
          world
              .find(Group.REGISTER, Group.key(account, name))
              .orElseThrow(() -> IamErrors.noSuch("group", name));
      return new Source(
          new Principal.User(account, "arn:aws:iam::" + account + ":user/simulated", "AIDA"),
          Map.of(),
          of(group, world),
          List.of(),
          levels);
    }
    throw new AwsException(
        "InvalidInput",
        "Invalid Entity Arn: " + arn + " does not clearly define entity type.",
        400);
  }

  private List<AttachedPolicy> ofUser(User user, World world) {
    var policies = new ArrayList<>(of(user, world));
    for (var name : user.groups()) {
      world
          .find(Group.REGISTER, Group.key(user.account(), name))
          .ifPresent(group -> policies.addAll(of(group, world)));
    }
    return policies;
  }

  private List<AttachedPolicy> of(PolicyHolder<?> holder, World world) {
    var policies = new ArrayList<AttachedPolicy>();
    holder
        .inline()
        .forEach((name, text) ->
            policies.add(
                AttachedPolicy.inline(
                    holder.noun() + "_" + holder.name() + "_" + name,
                    attached.document(text, PolicyKind.INLINE))));
    for (var arn : holder.attached()) {
      attached.managed(arn, PolicyKind.IDENTITY, world).ifPresent(policies::add);
    }
    return policies;
  }

  private List<AttachedPolicy> boundary(Optional<String> arn, World world) {
    return attached.boundary(arn, world).map(List::of).orElseGet(List::of);
  }
}
