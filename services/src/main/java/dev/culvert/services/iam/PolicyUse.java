package dev.culvert.services.iam;

import dev.culvert.services.control.World;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who uses a managed policy.
 *
 * @param attached users, groups and roles that it is attached to
 * @param bounded users and roles that it bounds
 */
record PolicyUse(List<PolicyHolder<?>> attached, List<PolicyHolder<?>> bounded) {

  /** In one account: AWS's policies are used in many, which see only their own. */
  static PolicyUse of(String arn, String account, World world) {
    return new PolicyUse(
        holders(account, world).filter(holder -> holder.attached().contains(arn)).toList(),
        holders(account, world).filter(holder -> isBoundedBy(holder, arn)).toList());
  }

  int attachments() {
    return attached.size();
  }

  int boundaries() {
    return bounded.size();
  }

  static Stream<PolicyHolder<?>> holders(String account, World world) {
    return Stream.<Collection<? extends PolicyHolder<?>>>of(
            world.all(User.REGISTER), world.all(Group.REGISTER), world.all(Role.REGISTER))
        .<PolicyHolder<?>>flatMap(Collection::stream)
        .filter(holder -> holder.account().equals(account));
  }

  private static boolean isBoundedBy(PolicyHolder<?> holder, String arn) {
    return switch (holder) {
      case User user -> user.boundary().filter(arn::equals).isPresent();
      case Role role -> role.boundary().filter(arn::equals).isPresent();
      case Group _ -> false;
    };
  }
}
