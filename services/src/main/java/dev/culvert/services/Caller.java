package dev.culvert.services;

import dev.culvert.policy.Policies;
import dev.culvert.policy.Principal;
import dev.culvert.policy.PrincipalKeys;

/**
 * Who signed a request, and the policies that come with them.
 *
 * @param keys the condition keys that tell who they are
 * @param policies those of types identity, boundary, session and service control
 */
public record Caller(
    Principal.Member principal, String accessKeyId, PrincipalKeys keys, Policies policies) {

  /** The account that they act in. */
  public String account() {
    return principal.accountId();
  }

  /** As {@code GetCallerIdentity} tells it. */
  public String arn() {
    return principal.arn();
  }
}
