package dev.culvert.policy;

/** What a document is stored as; decides what it may contain and how a bad one is refused. */
public enum PolicyKind {
  /** A managed policy, attached to users, groups and roles. */
  IDENTITY(PolicyType.IDENTITY),
  /** Written into one user, group or role. */
  INLINE(PolicyType.IDENTITY),
  /** A managed policy used as the limit of a user or role. */
  BOUNDARY(PolicyType.BOUNDARY),
  /** Handed in with an STS call. */
  SESSION(PolicyType.SESSION),
  /** Who may assume a role. */
  TRUST(PolicyType.TRUST),
  /** On a DynamoDB table or stream. */
  RESOURCE(PolicyType.RESOURCE),
  /** On a gateway endpoint, where a principal is matched unlike anywhere else. */
  ENDPOINT_GATEWAY(PolicyType.ENDPOINT),
  ENDPOINT_INTERFACE(PolicyType.ENDPOINT),
  SERVICE_CONTROL(PolicyType.SERVICE_CONTROL),
  RESOURCE_CONTROL(PolicyType.RESOURCE_CONTROL);

  private final PolicyType type;

  PolicyKind(PolicyType type) {
    this.type = type;
  }

  boolean isEndpoint() {
    return type == PolicyType.ENDPOINT;
  }

  /** The place documents of this kind take in a decision. */
  public PolicyType type() {
    return type;
  }
}
