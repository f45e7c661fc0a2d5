package dev.culvert.policy;

/**
 * How closely a policy names a principal, from not at all to by everything. In one account it
 * decides which other policies an allow of a resource policy makes unnecessary.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">How
 *     AWS enforcement code logic evaluates requests</a>
 */
public enum PrincipalMatch {
  NONE,
  /** Its account: the account's own policies decide. */
  ACCOUNT,
  /** Its role: no identity policy is needed, but boundary and session policy hold. */
  ROLE,
  /** The user, session or service itself: nothing else is needed. */
  ITSELF,
  /** {@code "*"}: nothing else is needed. */
  EVERYONE;

  PrincipalMatch or(PrincipalMatch other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
