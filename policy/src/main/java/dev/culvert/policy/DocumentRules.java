package dev.culvert.policy;

import java.util.Set;

/** What a document must and must not contain, by its kind. */
final class DocumentRules {
  private DocumentRules() {}

  /**
   * @throws FaultException for the first rule that the document breaks
   */
  static void check(DocumentSource document, PolicyKind kind) {
    switch (kind) {
      case IDENTITY, BOUNDARY -> {
        IdentityRules.checkVersion(document);
        IdentityRules.check(document);
      }
      case INLINE, SESSION -> IdentityRules.check(document);
      case TRUST -> TrustRules.check(document);
      case RESOURCE, ENDPOINT_GATEWAY, ENDPOINT_INTERFACE -> ResourceRules.check(document, kind);
      case SERVICE_CONTROL -> OrganizationRules.checkServiceControl(document);
      case RESOURCE_CONTROL -> OrganizationRules.checkResourceControl(document);
    }
  }

  /** Documents that say {@code allow} for {@code Allow} have the shape of a policy, and no more. */
  static void requireExactEffect(StatementSource statement) {
    if (!Set.of("Allow", "Deny").contains(statement.effect())) {
      throw new FaultException(new Fault.FailsLegacyParsing(statement.range()));
    }
  }

  static void requireActions(StatementSource statement) {
    if (statement.actions().isEmpty() || statement.actions().get().values().isEmpty()) {
      throw new FaultException(new Fault.NoActions(statement.range()));
    }
  }

  static void requireResources(StatementSource statement) {
    if (statement.resources().isEmpty() || statement.resources().get().values().isEmpty()) {
      throw new FaultException(new Fault.NoResources(statement.range()));
    }
  }

  static StatementSource.Principals requirePrincipals(StatementSource statement) {
    StatementSource.Principals principals =
        statement
            .principals()
            .orElseThrow(
                () -> new FaultException(new Fault.MissingField("Principal", statement.range())));
    if (principals.entries().isEmpty()) {
      throw new FaultException(new Fault.NoPrincipals(principals.range()));
    }
    return principals;
  }

  /** Every principal must be one that AWS knows the form of. */
  static void requireReadable(StatementSource.Principals principals, PolicyKind kind) {
    for (StatementSource.Entry entry : principals.entries()) {
      if (PrincipalReader.read(entry, kind).isEmpty()) {
        throw new FaultException(
            new Fault.BadPrincipal(entry.type(), entry.value(), entry.range()));
      }
    }
  }

  static void prohibitPrincipals(StatementSource statement) {
    statement
        .principals()
        .ifPresent(principals -> {
          throw new FaultException(
              new Fault.ProhibitedField(principals.field(), statement.range()));
        });
  }
}
