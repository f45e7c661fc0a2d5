package dev.culvert.services.sts;

import dev.culvert.policy.AttachedPolicy;
import dev.culvert.policy.PolicyDocument;
import dev.culvert.policy.PolicyKind;
import dev.culvert.policy.PolicyRefusedException;
import dev.culvert.services.control.World;
import dev.culvert.services.iam.Attached;
import dev.culvert.shapes.sts.PolicyDescriptorType;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Session policies as requests hand them in.
 *
 * @param documents the inline one
 * @param arns managed policies
 */
record SessionLimits(List<String> documents, List<String> arns) {
  private static final int MOST_ARNS = 10;
  private static final int MOST_CHARACTERS = 2048;
  private static final int PERCENT = 100;

  static SessionLimits of(
      @Nullable String policy,
      @Nullable List<PolicyDescriptorType> policyArns,
      Attached policies,
      World world) {
    var arns = new ArrayList<String>();
    for (var given : Objects.requireNonNullElse(policyArns, List.<PolicyDescriptorType>of())) {
      var arn = given.arn == null ? "" : given.arn;
      Optional<AttachedPolicy> found = policies.managed(arn, PolicyKind.SESSION, world);
      if (found.isEmpty()) {
        throw StsErrors.invalid("Policy " + arn + " does not exist or is not attachable.");
      }
      arns.add(arn);
    }
    if (arns.size() > MOST_ARNS) {
      throw StsErrors.invalid("A session can have at most " + MOST_ARNS + " managed policies.");
    }
    if (policy == null) {
      return new SessionLimits(List.of(), arns);
    }
    try {
      PolicyDocument.parse(policy, PolicyKind.SESSION);
    } catch (PolicyRefusedException refusal) {
      throw new AwsException(
          refusal.code(), Objects.requireNonNullElse(refusal.getMessage(), ""), 400);
    }
    return new SessionLimits(List.of(policy), arns);
  }

  /** How much of what may be packed into a session is used; null if nothing was. */
  @Nullable Integer packedPercent(int tagCharacters) {
    var characters = tagCharacters + documents.stream().mapToInt(String::length).sum();
    return characters == 0 && arns.isEmpty()
        ? null
        : Math.clamp((long) characters * PERCENT / (2 * MOST_CHARACTERS), 1, PERCENT);
  }
}
