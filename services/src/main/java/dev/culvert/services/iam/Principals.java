package dev.culvert.services.iam;

import dev.culvert.policy.Principal;
import dev.culvert.services.control.World;
import java.util.Optional;

/** Users and roles, found by ARN. */
public final class Principals {
  private Principals() {}

  /** The unique id of the user or role with this ARN. */
  public static Optional<String> idOf(String arn, World world) {
    var account = account(arn);
    var name = arn.substring(arn.lastIndexOf('/') + 1);
    return arn.contains(":user/")
        ? world
            .find(User.REGISTER, User.key(account, name))
            .filter(user -> user.arn().equals(arn))
            .map(User::id)
        : role(arn, world).map(Role::id);
  }

  /** Who an ARN stands for: a user, a role (as any of its sessions), a session, an account. */
  public static Optional<Principal> principal(String arn, World world) {
    var account = account(arn);
    var name = arn.substring(arn.lastIndexOf('/') + 1);
    if (account.isEmpty()) {
      return Optional.empty();
    }
    if (arn.endsWith(":root")) {
      return Optional.of(new Principal.AccountRoot(account));
    }
    if (arn.contains(":assumed-role/")) {
      var role = arn.substring(arn.indexOf('/') + 1, arn.lastIndexOf('/'));
      return world
          .find(Role.REGISTER, Role.key(account, role))
          .map(found -> new Principal.RoleSession(account, found.arn(), found.id(), name));
    }
    return arn.contains(":user/")
        ? Optional.of(new Principal.User(account, arn, idOf(arn, world).orElse("AIDA")))
        : role(arn, world)
            .map(found -> new Principal.RoleSession(account, found.arn(), found.id(), "simulated"));
  }

  /** The role with this ARN. */
  public static Optional<Role> role(String arn, World world) {
    var name = arn.substring(arn.lastIndexOf('/') + 1);
    return world
        .find(Role.REGISTER, Role.key(account(arn), name))
        .filter(role -> role.arn().equals(arn));
  }

  /**
   * Whether this server has the account. AWS refuses to name anybody who does not exist; of
   * accounts elsewhere nobody here can know who does.
   */
  static boolean isOfKnownAccount(String arn, World world) {
    var prefix = account(arn) + "/";
    return world.records(User.REGISTER).keySet().stream().anyMatch(key -> key.startsWith(prefix))
        || world.records(Role.REGISTER).keySet().stream().anyMatch(key -> key.startsWith(prefix));
  }

  /** The fifth part of an ARN; empty if it has none. */
  public static String account(String arn) {
    var parts = arn.split(":", 6);
    return parts.length == 6 ? parts[4] : "";
  }
}
