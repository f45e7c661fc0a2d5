package dev.culvert.policy;

/** The place a policy takes in a decision, in the words of AWS's access-denied messages. */
public enum PolicyType {
  IDENTITY("identity-based policy"),
  RESOURCE("resource-based policy"),
  TRUST("role trust policy"),
  RESOURCE_CONTROL("resource control policy"),
  SERVICE_CONTROL("service control policy"),
  BOUNDARY("permissions boundary"),
  SESSION("session policy"),
  ENDPOINT("VPC endpoint policy");

  private final String noun;

  PolicyType(String noun) {
    this.noun = noun;
  }

  /** As AWS's messages name it: {@code no VPC endpoint policy allows …}. */
  public String noun() {
    return noun;
  }
}
