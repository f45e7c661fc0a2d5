package dev.culvert.services.ec2.instance;

import dev.culvert.policy.Context;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.control.World;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.iam.InstanceProfile;
import dev.culvert.services.iam.Role;
import dev.culvert.shapes.ec2.IamInstanceProfileSpecification;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the instance profiles that requests name, and the roles that they give. */
public final class Profiles {
  private static final String ARN = "arn:aws:iam::";

  private Profiles() {}

  static Optional<InstanceProfile> named(String account, String name, World world) {
    return world.find(InstanceProfile.REGISTER, InstanceProfile.key(account, name));
  }

  /** The role that an instance's programs have. */
  public static Optional<Role> role(Instance instance, World world) {
    return instance
        .profile()
        .flatMap(profile -> named(instance.account(), profile.name(), world))
        .flatMap(InstanceProfile::role)
        .flatMap(name -> world.find(Role.REGISTER, Role.key(instance.account(), name)));
  }

  /** The ARN of the profile of an instance. */
  public static Optional<String> arn(Instance instance, World world) {
    return instance
        .profile()
        .flatMap(profile -> named(instance.account(), profile.name(), world))
        .map(InstanceProfile::arn);
  }

  /** The profile that a request names, by name or ARN. */
  static Optional<InstanceProfile> requested(
      @Nullable IamInstanceProfileSpecification given, String account, World world) {
    if (given == null || (given.arn == null && given.name == null)) {
      return Optional.empty();
    }
    var name = name(given);
    if (given.arn != null && given.name != null) {
      throw Refusals.combination(
          "The parameter 'iamInstanceProfile.name' may not be used in combination with"
              + " 'iamInstanceProfile.arn'");
    }
    var found =
        named(account, name, world)
            .filter(profile -> given.arn == null || profile.arn().equals(given.arn));
    if (found.isEmpty()) {
      throw given.arn == null
          ? Given.invalid(name, "iamInstanceProfile.name", "Invalid IAM Instance Profile name")
          : Given.invalid(given.arn, "iamInstanceProfile.arn", "Invalid IAM Instance Profile ARN");
    }
    return found;
  }

  private static String name(IamInstanceProfileSpecification given) {
    if (given.arn == null) {
      return Given.text(given.name).orElse("");
    }
    if (!given.arn.startsWith(ARN)) {
      throw Given.invalid(given.arn, "iamInstanceProfile.arn", "Invalid IAM Instance Profile ARN");
    }
    return given.arn.substring(given.arn.lastIndexOf('/') + 1);
  }

  /** Whoever gives an instance a role must be allowed to pass it on. */
  static List<Access> passRole(@Nullable IamInstanceProfileSpecification given, Call call) {
    if (given == null || (given.arn == null && given.name == null)) {
      return List.of();
    }
    return named(call.account(), name(given), call.world())
        .flatMap(InstanceProfile::role)
        .flatMap(name -> call.world().find(Role.REGISTER, Role.key(call.account(), name)))
        .map(role ->
            Access.to("iam:PassRole", role.arn(), call.account())
                .with(Context.builder().put("iam:PassedToService", "ec2.amazonaws.com").build()))
        .stream()
        .toList();
  }
}
