package dev.culvert.services.iam;

import dev.culvert.policy.InlineLimit;
import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.Map;
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
    Set<String> attached)
    implements PolicyHolder<Group> {

  public static final Register<Group> REGISTER =
      Register.of("iam.group", Group.class, group -> key(group.account, group.name));

  public static String key(String account, String name) {
    return account + "/" + Names.fold(name);
  }

  @Override
  public String arn() {
    return "arn:aws:iam::" + account + ":group" + path + name;
  }

  /** Groups have none. */
  @Override
  public Map<String, String> tags() {
    return Map.of();
  }

  @Override
  public Group withInline(SortedMap<String, String> documents) {
    return new Group(account, name, path, id, created, documents, attached);
  }

  @Override
  public Group withAttached(Set<String> arns) {
    return new Group(account, name, path, id, created, inline, arns);
  }

  Group called(String newName, String newPath) {
    return new Group(account, newName, newPath, id, created, inline, attached);
  }

  @Override
  public Register<Group> register() {
    return REGISTER;
  }

  @Override
  public InlineLimit inlineLimit() {
    return InlineLimit.GROUP;
  }

  @Override
  public String noun() {
    return "group";
  }
}
