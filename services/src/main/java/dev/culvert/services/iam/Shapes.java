package dev.culvert.services.iam;

import dev.culvert.shapes.iam.AttachedPermissionsBoundary;
import dev.culvert.shapes.iam.AttachedPolicy;
import dev.culvert.shapes.iam.Policy;
import dev.culvert.shapes.iam.PolicyVersion;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records as responses show them. */
final class Shapes {
  private Shapes() {}

  static dev.culvert.shapes.iam.User user(User user) {
    return inList(user)
        .permissionsBoundary(boundary(user.boundary()))
        .tags(TagMaps.shapesOrNone(user.tags()));
  }

  /** Lists have neither boundary nor tags. */
  static dev.culvert.shapes.iam.User inList(User user) {
    return new dev.culvert.shapes.iam.User()
        .path(user.path())
        .userName(user.name())
        .userId(user.id())
        .arn(user.arn())
        .createDate(user.created());
  }

  static dev.culvert.shapes.iam.Group group(Group group) {
    return new dev.culvert.shapes.iam.Group()
        .path(group.path())
        .groupName(group.name())
        .groupId(group.id())
        .arn(group.arn())
        .createDate(group.created());
  }

  static Policy policy(ManagedPolicy policy, PolicyUse use) {
    return inList(policy, use)
        .description(policy.description().orElse(null))
        .tags(TagMaps.shapes(policy.tags()));
  }

  static Policy inList(ManagedPolicy policy, PolicyUse use) {
    return new Policy()
        .policyName(policy.name())
        .policyId(policy.id())
        .arn(policy.arn())
        .path(policy.path())
        .defaultVersionId(policy.defaultVersion())
        .attachmentCount(use.attachments())
        .permissionsBoundaryUsageCount(use.boundaries())
        .isAttachable(true)
        .createDate(policy.created())
        .updateDate(policy.updated());
  }

  static PolicyVersion version(ManagedPolicy policy, ManagedPolicy.Version version) {
    return new PolicyVersion()
        .versionId(version.id())
        .isDefaultVersion(version.id().equals(policy.defaultVersion()))
        .createDate(version.created());
  }

  static AttachedPolicy attached(ManagedPolicy policy) {
    return new AttachedPolicy().policyName(policy.name()).policyArn(policy.arn());
  }

  static @Nullable AttachedPermissionsBoundary boundary(Optional<String> arn) {
    return arn.map(found ->
            new AttachedPermissionsBoundary()
                .permissionsBoundaryType("Policy")
                .permissionsBoundaryArn(found))
        .orElse(null);
  }

  static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
