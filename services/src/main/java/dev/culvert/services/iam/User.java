package dev.culvert.services.iam;

import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * An IAM user.
 *
 * @param id {@code AIDA…}, never used again
 * @param inline policy documents by name
 * @param attached ARNs of managed policies
 * @param boundary ARN of the managed policy that bounds it
 * @param groups names of its groups
 */
public record User(
    String account,
    String name,
    String path,
    String id,
    Instant created,
    SortedMap<String, String> inline,
    Set<String> attached,
    Optional<String> boundary,
    Set<String> groups,
    Map<String, String> tags) {

  public static final Register<User> REGISTER =
      Register.of("iam.user", User.class, user -> key(user.account, user.name));

  /** Names are unique in an account without regard to case. */
  public static String key(String account, String name) {
    return account + "/" + Names.fold(name);
  }

  public String arn() {
    return "arn:aws:iam::" + account + ":user" + path + name;
  }
}
