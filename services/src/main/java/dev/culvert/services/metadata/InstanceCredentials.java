package dev.culvert.services.metadata;

import dev.culvert.network.NetworkInterface;
import dev.culvert.services.Ids;
import dev.culvert.services.clients.Client;
import dev.culvert.services.iam.Role;
import dev.culvert.services.sts.Session;
import dev.culvert.services.sts.SessionTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Hands out the credentials of instance roles, the same ones until they are nearly over. */
public final class InstanceCredentials {
  private static final Duration LIFETIME = Duration.ofHours(6);
  private static final Duration RENEWED_BEFORE_END = Duration.ofHours(1);
  private static final int MAX_KEPT = 10_000;

  private final SessionTokens tokens;
  private final Ids ids;
  private final ConcurrentHashMap<Holder, Session> current = new ConcurrentHashMap<>();

  private record Holder(String interfaceId, String roleId) {}

  public InstanceCredentials(SessionTokens tokens, Ids ids) {
    this.tokens = tokens;
    this.ids = ids;
  }

  /** A session of the role for the client behind the interface. */
  public Session session(Client client, Role role, NetworkInterface at, Instant now) {
    if (current.size() >= MAX_KEPT) {
      current.clear();
    }
    return current.compute(
        new Holder(at.id(), role.id()),
        (holder, session) ->
            session != null && now.isBefore(session.expires().minus(RENEWED_BEFORE_END))
                ? session
                : make(client, role, at, now.truncatedTo(ChronoUnit.SECONDS)));
  }

  /** What the client presents with each request. */
  public String token(Session session) {
    return tokens.seal(session);
  }

  private Session make(Client client, Role role, NetworkInterface at, Instant now) {
    var instanceArn =
        "arn:aws:ec2:%s:%s:instance/%s".formatted(at.region(), at.owner(), client.instanceId());
    return new Session(
        ids.accessKey("ASIA", role.account()),
        ids.secret(),
        new Session.Subject.AssumedRole(
            role.account(), role.name(), role.id(), client.instanceId()),
        now,
        now.plus(LIFETIME),
        List.of(),
        List.of(),
        Map.of(),
        false,
        Optional.of(
            new Session.InstanceSource(instanceArn, at.vpcId(), at.primaryAddress().toString())));
  }
}
