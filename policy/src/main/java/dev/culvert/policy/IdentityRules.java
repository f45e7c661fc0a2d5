package dev.culvert.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What IAM wants of identity policies, boundaries and session policies, in the order in which it
 * finds fault.
 */
final class IdentityRules {
  private IdentityRules() {}

  /** Managed policies must be of the current version. */
  static void checkVersion(DocumentSource document) {
    if (!document.knowsVariables()) {
      throw new FaultException(new Fault.OldVersion());
    }
  }

  static void check(DocumentSource document) {
    List<StatementSource> statements = document.statements();
    statements.forEach(DocumentRules::prohibitPrincipals);
    statements.forEach(IdentityRules::checkLegacyParsing);
    checkSids(statements);
    statements.forEach(DocumentRules::requireActions);
    statements.forEach(DocumentRules::requireResources);
    statements.forEach(ResourceFormat::check);
    statements.forEach(ActionFormat::check);
  }

  private static void checkLegacyParsing(StatementSource statement) {
    DocumentRules.requireExactEffect(statement);
    for (ConditionSource condition : statement.conditions()) {
      boolean dates = condition.operator().family() == ConditionOperator.Family.DATE;
      if (dates && condition.values().stream().anyMatch(date -> W3cDate.parse(date).isEmpty())) {
        throw new FaultException(new Fault.FailsLegacyParsing(condition.range()));
      }
    }
  }

  static void checkSids(List<StatementSource> statements) {
    Set<String> seen = new HashSet<>();
    for (StatementSource statement : statements) {
      String sid = statement.sid().orElse("");
      if (!sid.chars().allMatch(IdentityRules::isAlphanumeric)) {
        throw new FaultException(new Fault.SidNotAlphanumeric(sid, statement.range()));
      }
      if (!sid.isEmpty() && !seen.add(sid)) {
        throw new FaultException(new Fault.SidTwice(sid, statement.range()));
      }
    }
  }

  private static boolean isAlphanumeric(int character) {
    return (character >= '0' && character <= '9')
        || (character >= 'A' && character <= 'Z')
        || (character >= 'a' && character <= 'z');
  }
}
