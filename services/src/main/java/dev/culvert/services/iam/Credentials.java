package dev.culvert.services.iam;

import dev.culvert.policy.AttachedPolicy;
import dev.culvert.policy.Policies;
import dev.culvert.policy.PolicyKind;
import dev.culvert.policy.Principal;
import dev.culvert.policy.PrincipalKeys;
import dev.culvert.services.Caller;
import dev.culvert.services.control.World;
import dev.culvert.services.sts.Session;
import dev.culvert.services.sts.SessionTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds whom an access key, with or without a session token, stands for. */
public final class Credentials {
  private static final int MAX_KEPT = 10_000;

  private final RootKey root;
  private final SessionTokens tokens;
  private final Attached attached;
  private final Ceilings ceilings;
  private final ConcurrentHashMap<Presented, Found> found = new ConcurrentHashMap<>();

  private record Presented(String accessKeyId, String token) {}

  /** What was found, in the world that it was found in. */
  private record Found(World world, Optional<Credential> credential) {}

  /**
   * @param ceilings what organizations put above accounts
   */
  public Credentials(RootKey root, SessionTokens tokens, Documents documents, Ceilings ceilings) {
    this.root = root;
    this.tokens = tokens;
    this.attached = new Attached(documents);
    this.ceilings = ceilings;
  }

  /**
   * The credential, if the key exists, is active, and belongs to the token.
   *
   * @param token the session token that was presented; empty if there was none
   */
  public Optional<Credential> find(String accessKeyId, Optional<String> token, World world) {
    var presented = new Presented(accessKeyId, token.orElse(""));
    var known = found.get(presented);
    if (known != null && known.world == world) {
      return known.credential;
    }
    var credential =
        token.isPresent()
            ? temporary(accessKeyId, token.get(), world)
            : longTerm(accessKeyId, world);
    // Only what exists is kept: made-up keys must not push real ones out.
    if (credential.isPresent()) {
      if (found.size() >= MAX_KEPT) {
        found.clear();
      }
      found.put(presented, new Found(world, credential));
    } else {
      found.remove(presented);
    }
    return credential;
  }

  private Optional<Credential> longTerm(String accessKeyId, World world) {
    if (accessKeyId.equals(root.accessKeyId())) {
      return Optional.of(
          new Credential(
              root.secret(),
              Optional.empty(),
              root(accessKeyId, root.account(), Optional.empty(), world)));
    }
    return world
        .find(AccessKey.REGISTER, accessKeyId)
        .filter(AccessKey::active)
        .flatMap(key ->
            world
                .find(User.REGISTER, User.key(key.account(), key.user()))
                .map(user ->
                    new Credential(
                        key.secret(),
                        Optional.empty(),
                        user(accessKeyId, user, Optional.empty(), world))));
  }

  private Optional<Credential> temporary(String accessKeyId, String token, World world) {
    return tokens
        .open(token)
        .filter(session -> session.accessKeyId().equals(accessKeyId))
        .flatMap(session ->
            caller(session, world)
                .map(caller ->
                    new Credential(session.secret(), Optional.of(session.expires()), caller)));
  }

  /** Empty when the role or user behind the session is gone. */
  private Optional<Caller> caller(Session session, World world) {
    return switch (session.of()) {
      case Session.Subject.Root of ->
          Optional.of(
              root(session.accessKeyId(), of.account(), Optional.of(temporary(session)), world));
      case Session.Subject.User of ->
          world
              .find(User.REGISTER, User.key(of.account(), of.user()))
              .filter(user -> user.id().equals(of.userId()))
              .map(user ->
                  user(session.accessKeyId(), user, Optional.of(temporary(session)), world));
      case Session.Subject.AssumedRole of ->
          world
              .find(Role.REGISTER, Role.key(of.account(), of.role()))
              .filter(role -> role.id().equals(of.roleId()))
              .map(role -> assumed(session, of, role, world));
      case Session.Subject.Federated of when of.user().isEmpty() ->
          Optional.of(federated(session, of, ofRoot(world), world));
      case Session.Subject.Federated of ->
          world
              .find(User.REGISTER, User.key(of.account(), of.user()))
              .filter(user -> user.id().equals(of.userId()))
              .map(user -> federated(session, of, attached.ofUser(user, world), world));
    };
  }

  private Caller root(
      String accessKeyId,
      String account,
      Optional<PrincipalKeys.TemporaryCredentials> temporary,
      World world) {
    var principal = new Principal.AccountRoot(account);
    return new Caller(
        principal,
        accessKeyId,
        new PrincipalKeys(principal, Map.of(), temporary, ceilings.path(account, world)),
        under(account, world).build());
  }

  private Caller user(
      String accessKeyId,
      User user,
      Optional<PrincipalKeys.TemporaryCredentials> temporary,
      World world) {
    var principal = new Principal.User(user.account(), user.arn(), user.id());
    var policies = under(user.account(), world);
    attached.ofUser(user, world).forEach(policies::identity);
    attached.boundary(user.boundary(), world).ifPresent(policies::boundary);
    var keys =
        new PrincipalKeys(principal, user.tags(), temporary, ceilings.path(user.account(), world));
    return new Caller(principal, accessKeyId, keys, policies.build());
  }

  private Caller assumed(Session session, Session.Subject.AssumedRole of, Role role, World world) {
    var principal =
        new Principal.RoleSession(role.account(), role.arn(), role.id(), of.sessionName());
    // Nothing stands above the roles that belong to services.
    var policies = role.isServiceLinked() ? Policies.builder() : under(role.account(), world);
    attached.ofRole(role, world).forEach(policies::identity);
    attached.boundary(role.boundary(), world).ifPresent(policies::boundary);
    sessionPolicies(session, policies, world);
    var tags = new HashMap<>(role.tags());
    tags.putAll(session.tags());
    var transitive = new HashMap<>(session.tags());
    transitive.keySet().retainAll(session.transitiveTagKeys());
    return new Caller(
        principal,
        session.accessKeyId(),
        keys(principal, session, tags, world),
        policies.build(),
        transitive);
  }

  private Caller federated(
      Session session, Session.Subject.Federated of, List<AttachedPolicy> identity, World world) {
    var principal = new Principal.FederatedUser(of.account(), of.name());
    var policies = under(of.account(), world);
    identity.forEach(policies::identity);
    sessionPolicies(session, policies, world);
    return new Caller(
        principal,
        session.accessKeyId(),
        keys(principal, session, session.tags(), world),
        policies.build());
  }

  /** What stands above an account. */
  private Policies.Builder under(String account, World world) {
    var policies = Policies.builder();
    ceilings.serviceControl(account, world).forEach(policies::serviceControl);
    return policies;
  }

  /** The root user may everything, so only the session policies limit whom it vouches for. */
  private List<AttachedPolicy> ofRoot(World world) {
    return attached
        .managed("arn:aws:iam::aws:policy/AdministratorAccess", PolicyKind.IDENTITY, world)
        .map(List::of)
        .orElseGet(List::of);
  }

  private void sessionPolicies(Session session, Policies.Builder policies, World world) {
    for (var document : session.policies()) {
      policies.session(
          AttachedPolicy.inline("session policy", attached.document(document, PolicyKind.SESSION)));
    }
    for (var arn : session.policyArns()) {
      attached.managed(arn, PolicyKind.SESSION, world).ifPresent(policies::session);
    }
  }

  private PrincipalKeys keys(
      Principal.Member principal, Session session, Map<String, String> tags, World world) {
    return new PrincipalKeys(
        principal,
        tags,
        Optional.of(temporary(session)),
        ceilings.path(principal.accountId(), world));
  }

  private static PrincipalKeys.TemporaryCredentials temporary(Session session) {
    return new PrincipalKeys.TemporaryCredentials(
        session.issued(),
        session.mfa() ? Optional.of(session.issued()) : Optional.empty(),
        session.sourceIdentity(),
        session.provider(),
        session
            .instance()
            .map(source ->
                new PrincipalKeys.InstanceSource(
                    source.arn(), source.vpcId(), source.privateAddress(), "2.0")));
  }
}
