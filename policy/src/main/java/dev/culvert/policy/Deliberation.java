package dev.culvert.policy;

import dev.culvert.policy.Evidence.Findings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request against its sorted evidence. Each step denies or leaves it to the next. */
final class Deliberation {
  private final AuthorizationRequest request;
  private final Policies policies;
  private final Evidence evidence;
  private final @Nullable Findings identity;
  private final @Nullable Findings resource;

  Deliberation(AuthorizationRequest request, Policies policies, Evidence evidence) {
    this.request = request;
    this.policies = policies;
    this.evidence = evidence;
    Findings trust = evidence.find(PolicyType.TRUST);
    this.identity = evidence.find(PolicyType.IDENTITY);
    this.resource = trust == null ? evidence.find(PolicyType.RESOURCE) : trust;
  }

  /**
   * @param notNeeded why only the endpoint policy counts, if so
   */
  Decision decide(Optional<String> notNeeded) {
    Decision explicit = explicitDeny();
    if (explicit != null) {
      return explicit;
    }
    Decision filtered = filters();
    if (filtered != null) {
      return filtered;
    }
    if (notNeeded.isPresent()) {
      return allowed(new Grant.NotNeeded(notNeeded.get()));
    }
    return switch (request.principal()) {
      case Principal.Member member ->
          member.accountId().equals(request.resourceAccount())
              ? withinAccount(member)
              : acrossAccounts(member);
      // They have no account whose policies could allow anything.
      case Principal.Federated _, Principal.Service _, Principal.Anonymous _ -> byResourceAlone();
    };
  }

  private @Nullable Decision explicitDeny() {
    for (Findings findings : evidence.findings()) {
      if (!findings.denies().isEmpty()) {
        return new Decision.ExplicitlyDenied(
            request, findings.type(), findings.denies().getFirst(), evidence);
      }
    }
    return null;
  }

  /** What must allow whoever grants: the endpoint, then every level of both organizations. */
  private @Nullable Decision filters() {
    for (PolicyType type :
        List.of(PolicyType.ENDPOINT, PolicyType.RESOURCE_CONTROL, PolicyType.SERVICE_CONTROL)) {
      for (Findings findings : evidence.findings()) {
        if (findings.type() == type && findings.allows().isEmpty()) {
          return denied(type, findings.consulted());
        }
      }
    }
    return null;
  }

  private Decision withinAccount(Principal.Member member) {
    PrincipalMatch named = namedByResource();
    if (isTrust() && named == PrincipalMatch.NONE) {
      return lacksResource();
    }
    if (member instanceof Principal.AccountRoot root) {
      return allowed(new Grant.ByOwnership(root.accountId()));
    }
    return switch (named) {
      case ITSELF, EVERYONE -> allowed(new Grant.ByResource(allowBy(named)));
      case ROLE -> limits(member).orElseGet(() -> allowed(new Grant.ByResource(allowBy(named))));
      case ACCOUNT, NONE -> byIdentity(member);
    };
  }

  private Decision byIdentity(Principal.Member member) {
    if (identity == null || identity.allows().isEmpty()) {
      return denied(PolicyType.IDENTITY, policies.identity());
    }
    Grant grant = new Grant.ByIdentity(identity.allows().getFirst());
    return limits(member).orElseGet(() -> allowed(grant));
  }

  /** Both accounts decide, each for itself. */
  private Decision acrossAccounts(Principal.Member member) {
    PrincipalMatch named = namedByResource();
    if (named == PrincipalMatch.NONE
        || request.crossAccount() == AuthorizationRequest.CrossAccount.UNSUPPORTED) {
      return lacksResource();
    }
    MatchedStatement allow = allowBy(named);
    if (member instanceof Principal.AccountRoot) {
      return allowed(new Grant.ByResource(allow));
    }
    if (identity == null || identity.allows().isEmpty()) {
      return denied(PolicyType.IDENTITY, policies.identity());
    }
    Grant grant = new Grant.ByBoth(identity.allows().getFirst(), allow);
    return limits(member).orElseGet(() -> allowed(grant));
  }

  private Decision byResourceAlone() {
    PrincipalMatch named = namedByResource();
    return named == PrincipalMatch.NONE
        ? lacksResource()
        : allowed(new Grant.ByResource(allowBy(named)));
  }

  /** The boundary and the session policy, which never grant. */
  private Optional<Decision> limits(Principal.Member member) {
    if (lacksAllow(PolicyType.BOUNDARY)) {
      return Optional.of(denied(PolicyType.BOUNDARY, policies.boundary()));
    }
    // A federated user may do only what its session policies say; without one, nothing.
    boolean needsSession =
        member instanceof Principal.FederatedUser && policies.session().isEmpty();
    return needsSession || lacksAllow(PolicyType.SESSION)
        ? Optional.of(denied(PolicyType.SESSION, policies.session()))
        : Optional.empty();
  }

  private boolean lacksAllow(PolicyType type) {
    Findings findings = evidence.find(type);
    return findings != null && findings.allows().isEmpty();
  }

  private boolean isTrust() {
    return resource != null && resource.type() == PolicyType.TRUST;
  }

  private Decision lacksResource() {
    return denied(isTrust() ? PolicyType.TRUST : PolicyType.RESOURCE, policies.resource());
  }

  /** The closest that an allow of the resource's policy comes to the principal. */
  private PrincipalMatch namedByResource() {
    PrincipalMatch closest = PrincipalMatch.NONE;
    if (resource != null) {
      for (MatchedStatement allow : resource.allows()) {
        closest = closest.or(allow.statement().match(request.principal()));
      }
    }
    return closest;
  }

  private MatchedStatement allowBy(PrincipalMatch named) {
    if (resource != null) {
      for (MatchedStatement allow : resource.allows()) {
        if (allow.statement().match(request.principal()) == named) {
          return allow;
        }
      }
    }
    throw new IllegalStateException("no statement names the principal as " + named);
  }

  private Decision allowed(Grant grant) {
    return new Decision.Allowed(request, grant, evidence);
  }

  private Decision denied(PolicyType type, List<AttachedPolicy> lacking) {
    return new Decision.ImplicitlyDenied(request, type, lacking, evidence);
  }
}
