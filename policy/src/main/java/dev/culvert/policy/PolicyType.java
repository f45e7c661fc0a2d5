package dev.culvert.policy;

/** The place a policy takes in a decision, in the words of AWS's access-denied messages. */
public enum PolicyType {
  IDENTITY("an", "identity-based policy"),
  RESOURCE("a", "resource-based policy"),
  TRUST("the", "role trust policy"),
  RESOURCE_CONTROL("a", "resource control policy"),
  SERVICE_CONTROL("a", "service control policy"),
  BOUNDARY("a", "permissions boundary"),
  SESSION("a", "session policy"),
  ENDPOINT("a", "VPC endpoint policy");

  private final String article;
  private final String noun;

  PolicyType(String article, String noun) {
    this.article = article;
    this.noun = noun;
  }

  /** As AWS's messages name it: {@code no VPC endpoint policy allows …}. */
  public String noun() {
    return noun;
  }

  /** As AWS's messages name one: {@code an explicit deny in an identity-based policy}. */
  String one() {
    return article + " " + noun;
  }
}
