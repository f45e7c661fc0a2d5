package dev.culvert.services.ec2.endpoint;

import dev.culvert.policy.PolicyDocument;
import dev.culvert.policy.PolicyRefusedException;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.wire.aws.AwsException;
import org.jspecify.annotations.Nullable;

/** Endpoint policies on their way in. */
final class PolicyTexts {
  private PolicyTexts() {}

  /** The text as given, checked; the default one if none is given. */
  static String checked(@Nullable String given, EndpointType type) {
    return Given.text(given).map(text -> check(text, type)).orElseGet(type::defaultPolicy);
  }

  private static String check(String text, EndpointType type) {
    try {
      return PolicyDocument.parse(text, type.policyKind()).text();
    } catch (PolicyRefusedException refused) {
      throw new AwsException(refused.code(), String.valueOf(refused.getMessage()));
    }
  }
}
