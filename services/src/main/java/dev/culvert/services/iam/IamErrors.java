package dev.culvert.services.iam;

import dev.culvert.policy.PolicyDocument;
import dev.culvert.policy.PolicyKind;
import dev.culvert.policy.PolicyRefusedException;
import dev.culvert.wire.aws.AwsException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** IAM's refusals. */
final class IamErrors {
  private IamErrors() {}

  /**
   * @param kind as IAM's texts call it: {@code user}, {@code role}
   */
  static AwsException noSuch(String kind, String name) {
    return new AwsException(
        "NoSuchEntity", "The %s with name %s cannot be found.".formatted(kind, name), 404);
  }

  static AwsException exists(String kind, String name) {
    return new AwsException(
        "EntityAlreadyExists", "%s with name %s already exists.".formatted(kind, name), 409);
  }

  static AwsException noSuchPolicy(String kind, String policy) {
    return new AwsException(
        "NoSuchEntity", "The %s policy with name %s cannot be found.".formatted(kind, policy), 404);
  }

  static AwsException noBoundary(PolicyHolder<?> holder) {
    return new AwsException(
        "NoSuchEntity",
        "The %s %s does not have a permissions boundary.".formatted(holder.noun(), holder.name()),
        404);
  }

  static AwsException inUse(String what) {
    return new AwsException(
        "DeleteConflict", "Cannot delete entity, must " + what + " first.", 409);
  }

  /** The text, if it may be stored as a policy of this kind. */
  static String checked(@Nullable String document, PolicyKind kind) {
    var text = Optional.ofNullable(document).orElse("");
    try {
      return PolicyDocument.parse(text, kind).text();
    } catch (PolicyRefusedException refusal) {
      throw new AwsException(
          refusal.code(), Objects.requireNonNullElse(refusal.getMessage(), ""), 400);
    }
  }

  static String required(@Nullable String value, String name) {
    if (value == null) {
      throw new AwsException(
          "ValidationError",
          "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must"
                  .formatted(name)
              + " not be null",
          400);
    }
    return value;
  }
}
