package dev.culvert.services.iam;

import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * An IAM role.
 *
 * @param id {@code AROA…}, never used again
 * @param trust the policy that says who may assume it
 * @param inline policy documents by name
 * @param attached ARNs of managed policies
 * @param boundary ARN of the managed policy that bounds it
 * @param maxSessionSeconds longest session, 3600 to 43200
 */
public record Role(
    String account,
    String name,
    String path,
    String id,
    Instant created,
    Optional<String> description,
    String trust,
    SortedMap<String, String> inline,
    Set<String> attached,
    Optional<String> boundary,
    int maxSessionSeconds,
    Map<String, String> tags) {

  public static final Register<Role> REGISTER =
      Register.of("iam.role", Role.class, role -> key(role.account, role.name));

  public static String key(String account, String name) {
    return account + "/" + Names.fold(name);
  }

  public String arn() {
    return "arn:aws:iam::" + account + ":role" + path + name;
  }
}
