package dev.culvert.policy;

import java.util.Optional;

/**
 * The actions that no policy of caller or resource decides. The policy of an endpoint they came
 * through still does.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">STS:
 *     GetCallerIdentity</a>
 */
final class NoPermissionNeeded {
  private NoPermissionNeeded() {}

  /** Why AWS asks no policy; empty if it asks. */
  static Optional<String> why(Question question) {
    return switch (question.lowerCasedAction()) {
      case "sts:getcalleridentity", "sts:getsessiontoken" ->
          Optional.of("STS asks no permission for it");
      // Through an endpoint both the identity policy and the endpoint policy must allow it.
      case "dynamodb:describeendpoints" ->
          question.context().has("aws:SourceVpce")
              ? Optional.empty()
              : Optional.of("the public endpoint does not authorize it");
      default -> Optional.empty();
    };
  }
}
