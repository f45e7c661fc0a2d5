package dev.culvert.services.iam;

import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What gives an instance its role.
 *
 * @param id {@code AIPA…}, never used again
 * @param role the name of its one role
 */
public record InstanceProfile(
    String account,
    String name,
    String path,
    String id,
    Instant created,
    Optional<String> role,
    Map<String, String> tags) {

  public static final Register<InstanceProfile> REGISTER =
      Register.of(
          "iam.instance-profile",
          InstanceProfile.class,
          profile -> key(profile.account, profile.name));

  public static String key(String account, String name) {
    return account + "/" + Names.fold(name);
  }

  InstanceProfile withRole(Optional<String> newRole) {
    return new InstanceProfile(account, name, path, id, created, newRole, tags);
  }

  InstanceProfile withTags(Map<String, String> newTags) {
    return new InstanceProfile(account, name, path, id, created, role, newTags);
  }

  public String arn() {
    return "arn:aws:iam::" + account + ":instance-profile" + path + name;
  }
}
