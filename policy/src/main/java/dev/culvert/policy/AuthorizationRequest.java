package dev.culvert.policy;

/**
 * One thing to be allowed. An operation on many resources asks once for each.
 *
 * @param action {@code service:Name}, in AWS's spelling since messages print it
 * @param resource an ARN, or {@code *} for actions that have none
 * @param resourceAccount who owns the resource; decides between the rules for one account and two
 * @param crossAccount whether this action may be granted across accounts at all
 */
public record AuthorizationRequest(
    Principal principal,
    String action,
    String resource,
    String resourceAccount,
    CrossAccount crossAccount,
    Context context) {

  /** Whether a resource policy can open an action to other accounts. */
  public enum CrossAccount {
    SUPPORTED,
    UNSUPPORTED
  }

  public static AuthorizationRequest of(
      Principal principal,
      String action,
      String resource,
      String resourceAccount,
      Context context) {
    return new AuthorizationRequest(
        principal, action, resource, resourceAccount, CrossAccount.SUPPORTED, context);
  }

  /** The same request for an action that resource policies cannot open to other accounts. */
  public AuthorizationRequest withinAccountOnly() {
    return new AuthorizationRequest(
        principal, action, resource, resourceAccount, CrossAccount.UNSUPPORTED, context);
  }
}
