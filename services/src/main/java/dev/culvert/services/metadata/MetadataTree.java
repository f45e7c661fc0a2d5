package dev.culvert.services.metadata;

import dev.culvert.network.NetworkInterface;
import dev.culvert.network.Subnet;
import dev.culvert.services.clients.Client;
import dev.culvert.services.control.Json;
import dev.culvert.services.control.World;
import dev.culvert.services.iam.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** What stands at which path. */
final class MetadataTree {
  private static final String CREDENTIALS = "/latest/meta-data/iam/security-credentials/";

  private final InstanceCredentials credentials;

  MetadataTree(InstanceCredentials credentials) {
    this.credentials = credentials;
  }

  /** The text at this path, for the client behind the interface. */
  Optional<String> find(String path, String interfaceId, World world, Instant now) {
    var at = world.network().find(NetworkInterface.class, interfaceId);
    if (at.isEmpty()) {
      return Optional.empty();
    }
    var client = world.find(Client.REGISTER, interfaceId);
    if (path.startsWith(CREDENTIALS) && path.length() > CREDENTIALS.length()) {
      return role(client, world)
          .filter(role -> role.name().equals(path.substring(CREDENTIALS.length())))
          .map(role -> credentials(client.orElseThrow(), role, at.get(), now));
    }
    var zone =
        world
            .network()
            .find(Subnet.class, at.get().subnetId())
            .map(Subnet::availabilityZone)
            .orElse(at.get().region() + "a");
    return switch (path) {
      case "/latest/meta-data", "/latest/meta-data/" ->
          Optional.of("iam/\ninstance-id\nlocal-ipv4\nplacement/");
      case "/latest/meta-data/instance-id" -> client.map(Client::instanceId);
      case "/latest/meta-data/local-ipv4" -> Optional.of(at.get().primaryAddress().toString());
      case "/latest/meta-data/placement/region" -> Optional.of(at.get().region());
      case "/latest/meta-data/placement/availability-zone" -> Optional.of(zone);
      case "/latest/meta-data/iam/security-credentials", CREDENTIALS ->
          role(client, world).map(Role::name);
      case "/latest/dynamic/instance-identity/document" ->
          client.map(found -> identity(found, at.get(), zone));
      default -> Optional.empty();
    };
  }

  private static Optional<Role> role(Optional<Client> client, World world) {
    return client.flatMap(found ->
        found.role().flatMap(name -> world.find(Role.REGISTER, Role.key(found.account(), name))));
  }

  private String credentials(Client client, Role role, NetworkInterface at, Instant now) {
    var session = credentials.session(client, role, at, now);
    return Json.text(
        Map.of(
            "Code", "Success",
            "LastUpdated", session.issued().toString(),
            "Type", "AWS-HMAC",
            "AccessKeyId", session.accessKeyId(),
            "SecretAccessKey", session.secret(),
            "Token", credentials.token(session),
            "Expiration", session.expires().truncatedTo(ChronoUnit.SECONDS).toString()));
  }

  private static String identity(Client client, NetworkInterface at, String zone) {
    return Json.text(
        Map.of(
            "accountId", client.account(),
            "availabilityZone", zone,
            "instanceId", client.instanceId(),
            "privateIp", at.primaryAddress().toString(),
            "region", at.region(),
            "version", "2017-09-30"));
  }
}
