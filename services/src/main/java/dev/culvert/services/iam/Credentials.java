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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds whom an access key, with or without a session token, stands for. */
public final class Credentials {
  private static final int MAX_KEPT = 10_000;

  private final RootKey root;
  private final SessionTokens tokens;
  private final Attached attached;
  private final ConcurrentHashMap<Presented, Found> found = new ConcurrentHashMap<>();

  private record Presented(String accessKeyId, String token) {}

  /** What was found, in the world that it was found in. */
  private record Found(World world, Optional<Credential> credential) {}

  public Credentials(RootKey root, SessionTokens tokens, Documents documents) {
    this.root = root;
    this.tokens = tokens;
    this.attached = new Attached(documents);
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
          new Credential(root.secret(), Optional.empty(), root(accessKeyId, root.account())));
    }
    return world
        .find(AccessKey.REGISTER, accessKeyId)
        .filter(AccessKey::active)
        .flatMap(key ->
            world
                .find(User.REGISTER, User.key(key.account(), key.user()))
                .map(user ->
                    new Credential(
                        key.secret(), Optional.empty(), user(accessKeyId, user, world))));
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
      case Session.Subject.Root of -> Optional.of(root(session.accessKeyId(), of.account()));
      case Session.Subject.User of ->
          world
              .find(User.REGISTER, User.key(of.account(), of.user()))
              .filter(user -> user.id().equals(of.userId()))
              .map(user -> user(session.accessKeyId(), user, world));
      case Session.Subject.AssumedRole of ->
          world
              .find(Role.REGISTER, Role.key(of.account(), of.role()))
              .filter(role -> role.id().equals(of.roleId()))
              .map(role -> assumed(session, of, role, world));
      case Session.Subject.Federated of ->
          world
              .find(User.REGISTER, User.key(of.account(), of.user()))
              .filter(user -> user.id().equals(of.userId()))
              .map(user -> federated(session, of, user, world));
    };
  }

  private static Caller root(String accessKeyId, String account) {
    var principal = new Principal.AccountRoot(account);
    return new Caller(principal, accessKeyId, PrincipalKeys.of(principal), Policies.NONE);
  }

  private Caller user(String accessKeyId, User user, World world) {
    var principal = new Principal.User(user.account(), user.arn(), user.id());
    var policies = Policies.builder();
    attached.ofUser(user, world).forEach(policies::identity);
    attached.boundary(user.boundary(), world).ifPresent(policies::boundary);
    var keys = new PrincipalKeys(principal, user.tags(), Optional.empty(), Optional.empty());
    return new Caller(principal, accessKeyId, keys, policies.build());
  }

  private Caller assumed(Session session, Session.Subject.AssumedRole of, Role role, World world) {
    var principal =
        new Principal.RoleSession(role.account(), role.arn(), role.id(), of.sessionName());
    var policies = Policies.builder();
    attached.ofRole(role, world).forEach(policies::identity);
    attached.boundary(role.boundary(), world).ifPresent(policies::boundary);
    sessionPolicies(session, policies, world);
    var tags = new HashMap<>(role.tags());
    tags.putAll(session.tags());
    return new Caller(
        principal, session.accessKeyId(), keys(principal, session, tags), policies.build());
  }

  private Caller federated(Session session, Session.Subject.Federated of, User user, World world) {
    var principal = new Principal.FederatedUser(of.account(), of.name());
    var policies = Policies.builder();
    attached.ofUser(user, world).forEach(policies::identity);
    sessionPolicies(session, policies, world);
    return new Caller(
        principal,
        session.accessKeyId(),
        keys(principal, session, session.tags()),
        policies.build());
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

  private static PrincipalKeys keys(
      Principal principal, Session session, Map<String, String> tags) {
    var temporary =
        new PrincipalKeys.TemporaryCredentials(
            session.issued(),
            session.mfa() ? Optional.of(session.issued()) : Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            session
                .instance()
                .map(source ->
                    new PrincipalKeys.InstanceSource(
                        source.arn(), source.vpcId(), source.privateAddress(), "2.0")));
    return new PrincipalKeys(principal, tags, Optional.of(temporary), Optional.empty());
  }
}
