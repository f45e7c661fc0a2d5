package dev.culvert.policy;

import java.util.Optional;

/**
 * The whole decision: sorts what every policy says, then decides in AWS's order.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">How
 *     AWS enforcement code logic evaluates requests</a>
 */
public final class Authorizer {
  private Authorizer() {}

  /** Whether the policies allow the request, and why. */
  public static Decision decide(AuthorizationRequest request, Policies policies) {
    Question question = Question.of(request);
    Optional<String> notNeeded = NoPermissionNeeded.why(question);
    Policies asked = notNeeded.isPresent() ? policies.onlyEndpoint() : policies;
    Evidence evidence = Evidence.gather(question, asked);
    return new Deliberation(request, asked, evidence).decide(notNeeded);
  }
}
