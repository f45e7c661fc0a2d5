package dev.culvert.services.dynamodb;

import dev.culvert.policy.PolicyDocument;
import dev.culvert.policy.PolicyKind;
import dev.culvert.policy.PolicyRefusedException;
import dev.culvert.policy.PublicAccess;
import dev.culvert.wire.aws.AwsException;
import java.util.Objects;

/** Documents that are to be attached to tables and streams. */
final class TablePolicies {
  private TablePolicies() {}

  /**
   * A document that DynamoDB would store.
   *
   * @throws AwsException if it is no policy, is too long, or opens the table to everybody
   */
  static PolicyDocument checked(String text) {
    try {
      var document = PolicyDocument.parse(text, PolicyKind.RESOURCE);
      if (PublicAccess.of(document) instanceof PublicAccess.Granted granted) {
        throw granted.refusal();
      }
      return document;
    } catch (PolicyRefusedException refusal) {
      throw new AwsException(refusal.code(), Objects.requireNonNullElse(refusal.getMessage(), ""));
    }
  }
}
