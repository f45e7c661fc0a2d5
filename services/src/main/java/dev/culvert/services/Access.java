package dev.culvert.services;

import dev.culvert.policy.AttachedPolicy;
import dev.culvert.policy.Context;
import dev.culvert.policy.Principal;
import java.util.Optional;

/**
 * One thing that a request must be allowed to do. Many requests ask for one; a batch or a
 * transaction asks once for each table and item that it touches.
 *
 * @param action {@code service:Name}, as AWS spells it
 * @param resource an ARN, or {@code *}
 * @param resourceAccount who owns the resource
 * @param resourcePolicy the policy on the resource, if it has one
 * @param crossAccount whether a resource policy can open this action to other accounts
 * @param keys condition keys of this access beyond those that every request has
 * @param principal who is asked about, if it is not whoever signed the request
 */
public record Access(
    String action,
    String resource,
    String resourceAccount,
    Optional<AttachedPolicy> resourcePolicy,
    boolean crossAccount,
    Context keys,
    Optional<Principal> principal) {

  /** An access of whoever signed the request. */
  public Access(
      String action,
      String resource,
      String resourceAccount,
      Optional<AttachedPolicy> resourcePolicy,
      boolean crossAccount,
      Context keys) {
    this(action, resource, resourceAccount, resourcePolicy, crossAccount, keys, Optional.empty());
  }

  /** An action of the caller's own account, on a resource without a policy of its own. */
  public static Access to(String action, String resource, String account) {
    return new Access(action, resource, account, Optional.empty(), false, Context.EMPTY);
  }

  /** The same access with these condition keys. */
  public Access with(Context more) {
    return new Access(
        action,
        resource,
        resourceAccount,
        resourcePolicy,
        crossAccount,
        Context.builder().with(keys).with(more).build(),
        principal);
  }

  /** The same access, of somebody whom the request proves in its own way. */
  public Access by(Principal who) {
    return new Access(
        action, resource, resourceAccount, resourcePolicy, crossAccount, keys, Optional.of(who));
  }
}
