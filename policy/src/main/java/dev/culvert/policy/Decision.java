package dev.culvert.policy;

import java.util.List;
import java.util.Optional;

/** The answer to one {@link AuthorizationRequest}, with its reasons. */
public sealed interface Decision {
  AuthorizationRequest request();

  /** What every policy said. */
  Evidence evidence();

  /** Allowed, and what granted it. */
  record Allowed(AuthorizationRequest request, Grant grant, Evidence evidence)
      implements Decision {}

  /** Refused. */
  sealed interface Denied extends Decision {
    /** The one policy type that AWS's message names. */
    PolicyType type();

    /**
     * AWS's reason clause, such as {@code because no VPC endpoint policy allows the dynamodb:Query
     * action}; empty where AWS gives strangers none.
     */
    Optional<String> reason();

    /** AWS's whole message: {@code User: … is not authorized to perform: …}. */
    default String message() {
      return DenialMessage.of(this);
    }
  }

  /** A statement said Deny. */
  record ExplicitlyDenied(
      AuthorizationRequest request, PolicyType type, MatchedStatement statement, Evidence evidence)
      implements Denied {
    @Override
    public Optional<String> reason() {
      return DenialMessage.reason(this);
    }
  }

  /**
   * No statement said Allow where one had to.
   *
   * @param lacking the policies of this type that were asked and did not allow; empty if there were
   *     none to ask
   */
  record ImplicitlyDenied(
      AuthorizationRequest request,
      PolicyType type,
      List<AttachedPolicy> lacking,
      Evidence evidence)
      implements Denied {
    @Override
    public Optional<String> reason() {
      return DenialMessage.reason(this);
    }
  }
}
