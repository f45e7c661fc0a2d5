package dev.culvert.services.iam;

import dev.culvert.services.control.Register;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A managed policy with its versions, oldest first.
 *
 * @param id {@code ANPA…}, never used again
 * @param defaultVersion such as {@code v2}
 * @param lastVersion the number given last; numbers are never used again
 */
public record ManagedPolicy(
    String account,
    String name,
    String path,
    String id,
    Instant created,
    Instant updated,
    Optional<String> description,
    List<Version> versions,
    String defaultVersion,
    int lastVersion,
    Map<String, String> tags) {

  public static final Register<ManagedPolicy> REGISTER =
      Register.of("iam.policy", ManagedPolicy.class, ManagedPolicy::arn);

  /** One text of it. */
  public record Version(String id, String document, Instant created) {}

  ManagedPolicy with(
      List<Version> newVersions, String newDefault, int newLast, Instant newUpdated) {
    return new ManagedPolicy(
        account,
        name,
        path,
        id,
        created,
        newUpdated,
        description,
        newVersions,
        newDefault,
        newLast,
        tags);
  }

  ManagedPolicy withTags(Map<String, String> newTags) {
    return new ManagedPolicy(
        account,
        name,
        path,
        id,
        created,
        updated,
        description,
        versions,
        defaultVersion,
        lastVersion,
        newTags);
  }

  public String arn() {
    return "arn:aws:iam::" + account + ":policy" + path + name;
  }

  /** The text in force. */
  public String document() {
    return version(defaultVersion).orElseThrow().document();
  }

  public Optional<Version> version(String versionId) {
    return versions.stream().filter(version -> version.id().equals(versionId)).findFirst();
  }
}
