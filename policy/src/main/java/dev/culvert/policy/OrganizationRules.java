package dev.culvert.policy;

import java.util.List;

/**
 * What Organizations wants of service and resource control policies.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html">RCP
 *     syntax</a>
 */
final class OrganizationRules {
  private OrganizationRules() {}

  static void checkServiceControl(DocumentSource document) {
    document.statements().forEach(DocumentRules::prohibitPrincipals);
    checkBoth(document);
  }

  static void checkResourceControl(DocumentSource document) {
    for (StatementSource statement : document.statements()) {
      StatementSource.Principals principals = DocumentRules.requirePrincipals(statement);
      boolean everybody =
          !principals.negated()
              && principals.entries().stream().allMatch(entry -> entry.value().equals("*"));
      boolean everything =
          statement.actions().map(StatementSource.Texts::values).orElse(List.of()).contains("*");
      boolean negated = statement.actions().filter(StatementSource.Texts::negated).isPresent();
      if (!everybody || !statement.denies() || everything || negated) {
        throw new FaultException(new Fault.NotADenyForEverybody(statement.range()));
      }
    }
    checkBoth(document);
  }

  private static void checkBoth(DocumentSource document) {
    for (StatementSource statement : document.statements()) {
      DocumentRules.requireExactEffect(statement);
      DocumentRules.requireActions(statement);
      DocumentRules.requireResources(statement);
      ActionFormat.check(statement);
    }
  }
}
