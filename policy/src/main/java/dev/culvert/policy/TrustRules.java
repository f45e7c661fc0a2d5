package dev.culvert.policy;

import java.util.Locale;

/** What IAM wants of the trust policy of a role. */
final class TrustRules {
  private TrustRules() {}

  static void check(DocumentSource document) {
    for (StatementSource statement : document.statements()) {
      DocumentRules.requireExactEffect(statement);
      statement
          .resources()
          .ifPresent(resources -> {
            String field = resources.negated() ? "NotResource" : "Resource";
            throw new FaultException(new Fault.ProhibitedField(field, statement.range()));
          });
      StatementSource.Principals principals = DocumentRules.requirePrincipals(statement);
      if (principals.negated()) {
        throw new FaultException(new Fault.ProhibitedField("NotPrincipal", statement.range()));
      }
      DocumentRules.requireReadable(principals, PolicyKind.TRUST);
      if (statement.actions().isEmpty()) {
        throw new FaultException(new Fault.MissingField("Action", statement.range()));
      }
      checkActions(statement, statement.actions().get());
    }
    IdentityRules.checkSids(document.statements());
  }

  private static void checkActions(StatementSource statement, StatementSource.Texts actions) {
    for (String action : actions.values()) {
      if (!action.toLowerCase(Locale.ROOT).startsWith("sts:")) {
        throw new FaultException(new Fault.NotAnAssumeRoleAction(action, statement.range()));
      }
    }
  }
}
