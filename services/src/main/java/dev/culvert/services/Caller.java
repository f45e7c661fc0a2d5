package dev.culvert.services;

import dev.culvert.policy.Policies;
import dev.culvert.policy.Principal;
import dev.culvert.policy.PrincipalKeys;
import java.util.Map;

/**
 * Who signed a request, and the policies that come with them.
 *
 * @param keys the condition keys that tell who they are
 * @param policies those of types identity, boundary, session and service control
 * @param transitiveTags the tags that sessions of roles they assume inherit
 */
public record Caller(
    Principal principal,
    String accessKeyId,
    PrincipalKeys keys,
    Policies policies,
    Map<String, String> transitiveTags) {

  /** Nobody: who did not sign, for the few operations that do without. */
  public static final Caller NOBODY = nobody();

  /** A caller without transitive tags. */
  public Caller(Principal principal, String accessKeyId, PrincipalKeys keys, Policies policies) {
    this(principal, accessKeyId, keys, policies, Map.of());
  }

  private static Caller nobody() {
    var principal = new Principal.Anonymous();
    return new Caller(principal, "", PrincipalKeys.of(principal), Policies.NONE);
  }

  /** The account that they act in; empty for nobody. */
  public String account() {
    return principal.account().orElse("");
  }

  /** As {@code GetCallerIdentity} tells it. */
  public String arn() {
    return principal.name();
  }
}
