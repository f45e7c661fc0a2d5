package dev.culvert.services.iam;

import dev.culvert.policy.InlineLimit;
import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * An IAM role.
 *
 * @param id {@code AROA…}, never used again
 * @param trust the policy that says who may assume it
 * @param trusted the unique ids of the users and roles that the trust policy names by ARN
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
    Map<String, String> trusted,
    SortedMap<String, String> inline,
    Set<String> attached,
    Optional<String> boundary,
    int maxSessionSeconds,
    Map<String, String> tags)
    implements PolicyHolder<Role> {

  private static final String SERVICE_LINKED = "/aws-service-role/";

  public static final Register<Role> REGISTER =
      Register.of("iam.role", Role.class, role -> key(role.account, role.name));

  public Role {
    @Nullable Map<String, String> stored = trusted; // absent in roles that were stored before
    trusted = Objects.requireNonNullElse(stored, Map.of());
  }

  /** A role whose trust policy names nobody by ARN. */
  public Role(
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
    this(
        account,
        name,
        path,
        id,
        created,
        description,
        trust,
        Map.of(),
        inline,
        attached,
        boundary,
        maxSessionSeconds,
        tags);
  }

  public static String key(String account, String name) {
    return account + "/" + Names.fold(name);
  }

  @Override
  public String arn() {
    return "arn:aws:iam::" + account + ":role" + path + name;
  }

  /** Whether it belongs to a service, which alone may change it. */
  public boolean isServiceLinked() {
    return path.startsWith(SERVICE_LINKED);
  }

  @Override
  public Role withInline(SortedMap<String, String> documents) {
    return with(trust, trusted, documents, attached, boundary, tags);
  }

  @Override
  public Role withAttached(Set<String> arns) {
    return with(trust, trusted, inline, arns, boundary, tags);
  }

  Role withBoundary(Optional<String> arn) {
    return with(trust, trusted, inline, attached, arn, tags);
  }

  Role withTags(Map<String, String> newTags) {
    return with(trust, trusted, inline, attached, boundary, newTags);
  }

  Role withTrust(String document, Map<String, String> ids) {
    return with(document, ids, inline, attached, boundary, tags);
  }

  Role described(Optional<String> newDescription, int seconds) {
    return new Role(
        account,
        name,
        path,
        id,
        created,
        newDescription,
        trust,
        trusted,
        inline,
        attached,
        boundary,
        seconds,
        tags);
  }

  private Role with(
      String newTrust,
      Map<String, String> newTrusted,
      SortedMap<String, String> newInline,
      Set<String> newAttached,
      Optional<String> newBoundary,
      Map<String, String> newTags) {
    return new Role(
        account,
        name,
        path,
        id,
        created,
        description,
        newTrust,
        newTrusted,
        newInline,
        newAttached,
        newBoundary,
        maxSessionSeconds,
        newTags);
  }

  @Override
  public Register<Role> register() {
    return REGISTER;
  }

  @Override
  public InlineLimit inlineLimit() {
    return InlineLimit.ROLE;
  }

  @Override
  public String noun() {
    return "role";
  }
}
