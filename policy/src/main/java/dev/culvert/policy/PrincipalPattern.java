package dev.culvert.policy;

import java.util.Map;
import java.util.Optional;

/** One entry of a {@code Principal} or {@code NotPrincipal} element. */
sealed interface PrincipalPattern {
  PrincipalMatch match(Principal principal);

  /** The ARN that stands for a unique id once the document is stored. */
  default Optional<String> bindableArn() {
    return Optional.empty();
  }

  /** The same pattern comparing unique ids, where they are known. */
  default PrincipalPattern bind(Map<String, String> uniqueIdsByArn) {
    return this;
  }

  private static PrincipalMatch itselfIf(boolean same) {
    return same ? PrincipalMatch.ITSELF : PrincipalMatch.NONE;
  }

  /** {@code *} */
  record Everyone() implements PrincipalPattern {
    @Override
    public PrincipalMatch match(Principal principal) {
      return PrincipalMatch.EVERYONE;
    }
  }

  /** An account id or its {@code :root}: everything in the account. */
  record Account(String id) implements PrincipalPattern {
    @Override
    public PrincipalMatch match(Principal principal) {
      return principal instanceof Principal.Member member && member.accountId().equals(id)
          ? PrincipalMatch.ACCOUNT
          : PrincipalMatch.NONE;
    }
  }

  /** An account in a gateway endpoint's policy: its root user and nobody else. */
  record RootUser(String accountId) implements PrincipalPattern {
    @Override
    public PrincipalMatch match(Principal principal) {
      return itselfIf(
          principal instanceof Principal.AccountRoot root && root.accountId().equals(accountId));
    }
  }

  record User(String arn) implements PrincipalPattern {
    @Override
    public PrincipalMatch match(Principal principal) {
      return itselfIf(principal instanceof Principal.User user && user.arn().equals(arn));
    }

    @Override
    public Optional<String> bindableArn() {
      return Optional.of(arn);
    }

    @Override
    public PrincipalPattern bind(Map<String, String> uniqueIdsByArn) {
      String id = uniqueIdsByArn.get(arn);
      return id == null ? this : new UniqueId(id);
    }
  }

  /** A role: all its sessions. */
  record Role(String arn) implements PrincipalPattern {
    @Override
    public PrincipalMatch match(Principal principal) {
      return principal instanceof Principal.RoleSession session && session.roleArn().equals(arn)
          ? PrincipalMatch.ROLE
          : PrincipalMatch.NONE;
    }

    @Override
    public Optional<String> bindableArn() {
      return Optional.of(arn);
    }

    @Override
    public PrincipalPattern bind(Map<String, String> uniqueIdsByArn) {
      String id = uniqueIdsByArn.get(arn);
      return id == null ? this : new UniqueId(id);
    }
  }

  /** {@code AIDA…} or {@code AROA…}: a user or role however it is called now. */
  record UniqueId(String id) implements PrincipalPattern {
    @Override
    public PrincipalMatch match(Principal principal) {
      return switch (principal) {
        case Principal.User user -> itselfIf(user.userId().equals(id));
        case Principal.RoleSession session ->
            session.roleId().equals(id) ? PrincipalMatch.ROLE : PrincipalMatch.NONE;
        case Principal.AccountRoot _,
            Principal.FederatedUser _,
            Principal.Federated _,
            Principal.Service _,
            Principal.Anonymous _ ->
            PrincipalMatch.NONE;
      };
    }
  }

  /** A session of a role or a federated user, by its own ARN. */
  record Session(String arn) implements PrincipalPattern {
    @Override
    public PrincipalMatch match(Principal principal) {
      return switch (principal) {
        case Principal.RoleSession session -> itselfIf(session.arn().equals(arn));
        case Principal.FederatedUser user -> itselfIf(user.arn().equals(arn));
        case Principal.AccountRoot _,
            Principal.User _,
            Principal.Federated _,
            Principal.Service _,
            Principal.Anonymous _ ->
            PrincipalMatch.NONE;
      };
    }
  }

  record Service(String name) implements PrincipalPattern {
    @Override
    public PrincipalMatch match(Principal principal) {
      return itselfIf(principal instanceof Principal.Service(String other) && other.equals(name));
    }
  }

  record Federated(String provider) implements PrincipalPattern {
    @Override
    public PrincipalMatch match(Principal principal) {
      return itselfIf(
          principal instanceof Principal.Federated federated
              && federated.provider().equals(provider));
    }
  }

  /** A canonical user id, which nobody has here. */
  record CanonicalUser(String id) implements PrincipalPattern {
    @Override
    public PrincipalMatch match(Principal principal) {
      return PrincipalMatch.NONE;
    }
  }
}
