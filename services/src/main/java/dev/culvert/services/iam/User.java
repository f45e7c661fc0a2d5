package dev.culvert.services.iam;

import dev.culvert.policy.InlineLimit;
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
    Map<String, String> tags)
    implements PolicyHolder<User> {

  public static final Register<User> REGISTER =
      Register.of("iam.user", User.class, user -> key(user.account, user.name));

  /** Names are unique in an account without regard to case. */
  public static String key(String account, String name) {
    return account + "/" + Names.fold(name);
  }

  @Override
  public String arn() {
    return "arn:aws:iam::" + account + ":user" + path + name;
  }

  @Override
  public User withInline(SortedMap<String, String> documents) {
    return new User(account, name, path, id, created, documents, attached, boundary, groups, tags);
  }

  @Override
  public User withAttached(Set<String> arns) {
    return new User(account, name, path, id, created, inline, arns, boundary, groups, tags);
  }

  User withBoundary(Optional<String> arn) {
    return new User(account, name, path, id, created, inline, attached, arn, groups, tags);
  }

  User withGroups(Set<String> names) {
    return new User(account, name, path, id, created, inline, attached, boundary, names, tags);
  }

  User withTags(Map<String, String> newTags) {
    return new User(account, name, path, id, created, inline, attached, boundary, groups, newTags);
  }

  User called(String newName, String newPath) {
    return new User(
        account, newName, newPath, id, created, inline, attached, boundary, groups, tags);
  }

  @Override
  public Register<User> register() {
    return REGISTER;
  }

  @Override
  public InlineLimit inlineLimit() {
    return InlineLimit.USER;
  }

  @Override
  public String noun() {
    return "user";
  }
}
