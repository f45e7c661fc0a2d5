package dev.culvert.policy;

/** What DynamoDB wants of resource policies, and EC2 of endpoint policies. */
final class ResourceRules {
  private ResourceRules() {}

  static void check(DocumentSource document, PolicyKind kind) {
    for (StatementSource statement : document.statements()) {
      DocumentRules.requireExactEffect(statement);
      DocumentRules.requireReadable(DocumentRules.requirePrincipals(statement), kind);
      DocumentRules.requireActions(statement);
      DocumentRules.requireResources(statement);
      ActionFormat.check(statement);
    }
  }
}
