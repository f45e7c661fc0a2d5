package dev.culvert.policy;

import java.util.List;

/**
 * Whether a resource policy opens the resource to everybody. DynamoDB stores no such policy.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-bpa-rbp.html">Blocking
 *     public access with resource-based policies in DynamoDB</a>
 */
public sealed interface PublicAccess {

  /** Nobody but named principals, or everybody narrowed by a fixed value of a key that counts. */
  record None() implements PublicAccess {}

  /**
   * Public.
   *
   * @param statement the first that opens it
   * @param tooWeak its conditions, none of which narrows enough
   */
  record Granted(Statement statement, List<WeakCondition> tooWeak) implements PublicAccess {
    public Granted {
      tooWeak = List.copyOf(tooWeak);
    }

    /** AWS's refusal. */
    public PolicyRefusedException refusal() {
      return Refusals.refuse(PolicyKind.RESOURCE, new Fault.OpenToEverybody(statement.range()));
    }
  }

  /** A condition that does not make a statement non-public. */
  record WeakCondition(String key, Weakness weakness) {}

  /** Why a condition does not count. */
  enum Weakness {
    /** The key is none of those that tell a principal, an organization or a network. */
    KEY_DOES_NOT_COUNT,
    /** The operator also holds for requests that nobody thought of, or without the key. */
    OPERATOR_DOES_NOT_COUNT,
    /** A value holds a wildcard or a policy variable. */
    VALUE_NOT_FIXED
  }

  /** Looks for a statement that allows everybody. */
  static PublicAccess of(PolicyDocument document) {
    return PublicAccessCheck.check(document);
  }
}
