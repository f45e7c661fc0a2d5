package dev.culvert.services.iam;

import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.Set;
import java.util.SortedMap;

/**
 * An IAM group. Who belongs to it stands with the users.
 *
 * @param id {@code AGPA…}, never used again
 * @param inline policy documents by name
 * @param attached ARNs of managed policies
 */
public record Group(
    String account,
    String name,
    String path,
    String id,
    Instant created,
    SortedMap<String, String> inline,
    Set<String> attached) {

  public static final Register<Group> REGISTER =
      Register.of("iam.group", Group.class, group -> key(group.account, group.name));

  public static String key(String account, String name) {
    return account + "/" + Names.fold(name);
  }

  public String arn() {
    return "arn:aws:iam::" + account + ":group" + path + name;
  }
}
