package dev.culvert.services.metadata;

import dev.culvert.network.NetworkInterface;
import dev.culvert.network.PublicAddress;
import dev.culvert.network.SecurityGroup;
import dev.culvert.network.Subnet;
import dev.culvert.services.clients.Client;
import dev.culvert.services.control.Json;
import dev.culvert.services.control.World;
import dev.culvert.services.ec2.basis.TagSet;
import dev.culvert.services.ec2.instance.Instance;
import dev.culvert.services.ec2.instance.Profiles;
import dev.culvert.services.ec2.nic.DnsNames;
import dev.culvert.services.ec2.nic.InterfaceAnswer;
import dev.culvert.services.iam.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What stands at which path. */
final class MetadataTree {
  private static final String CREDENTIALS = "/latest/meta-data/iam/security-credentials/";
  private static final String TAGS = "/latest/meta-data/tags/instance/";

  private final InstanceCredentials credentials;

  MetadataTree(InstanceCredentials credentials) {
    this.credentials = credentials;
  }

  /** The text at this path, for the client behind the interface. */
  Optional<String> find(String path, String interfaceId, World world, Instant now) {
    return world
        .network()
        .find(NetworkInterface.class, interfaceId)
        .flatMap(at -> find(path, at, world, now));
  }

  private Optional<String> find(String path, NetworkInterface at, World world, Instant now) {
    var instance = Instance.behind(at, world);
    var client = world.find(Client.REGISTER, at.id());
    if (path.startsWith(CREDENTIALS) && path.length() > CREDENTIALS.length()) {
      return role(client, instance, world)
          .filter(role -> role.name().equals(path.substring(CREDENTIALS.length())))
          .map(role -> credentials(client.orElseThrow(), role, at, now));
    }
    if (path.startsWith(TAGS)) {
      return instance
          .filter(it -> it.metadata().tags())
          .flatMap(it -> tag(it, path.substring(TAGS.length()), world));
    }
    return switch (path) {
      case "/latest/meta-data", "/latest/meta-data/" ->
          Optional.of(
              "ami-id\nhostname\niam/\ninstance-id\ninstance-type\nlocal-hostname\nlocal-ipv4\nmac\n"
                  + "placement/\npublic-ipv4\nreservation-id\nsecurity-groups\ntags/");
      case "/latest/meta-data/instance-id" -> client.map(Client::instanceId);
      case "/latest/meta-data/local-ipv4" -> Optional.of(at.primaryAddress().toString());
      case "/latest/meta-data/public-ipv4" ->
          world
              .network()
              .publicAddress(at, at.primaryAddress())
              .map(PublicAddress::ip)
              .map(Object::toString);
      case "/latest/meta-data/mac" -> Optional.of(InterfaceAnswer.mac(at.id()));
      case "/latest/meta-data/hostname", "/latest/meta-data/local-hostname" ->
          Optional.of(DnsNames.ofPrivate(at.primaryAddress(), at.region()));
      case "/latest/meta-data/security-groups" -> Optional.of(groups(at, world));
      case "/latest/meta-data/placement/region" -> Optional.of(at.region());
      case "/latest/meta-data/placement/availability-zone" -> Optional.of(zone(at, world));
      case "/latest/meta-data/ami-id" -> instance.map(Instance::imageId);
      case "/latest/meta-data/instance-type" -> instance.map(Instance::type);
      case "/latest/meta-data/reservation-id" -> instance.map(Instance::reservationId);
      case "/latest/user-data", "/latest/user-data/" ->
          instance.flatMap(it -> it.settings().userData()).map(MetadataTree::decoded);
      case "/latest/meta-data/iam/security-credentials", CREDENTIALS ->
          role(client, instance, world).map(Role::name);
      case "/latest/meta-data/iam/info" ->
          instance.flatMap(it -> Profiles.arn(it, world)).map(arn -> info(arn, now));
      case "/latest/dynamic/instance-identity/document" ->
          client.map(found -> identity(found, instance, at, zone(at, world)));
      default -> Optional.empty();
    };
  }

  private static String zone(NetworkInterface at, World world) {
    return world
        .network()
        .find(Subnet.class, at.subnetId())
        .map(Subnet::availabilityZone)
        .orElse(at.region() + "a");
  }

  /** The role that was asked for at the place, or else the instance's own, as it is now. */
  private static Optional<Role> role(
      Optional<Client> client, Optional<Instance> instance, World world) {
    return client
        .flatMap(found ->
            found
                .role()
                .flatMap(name -> world.find(Role.REGISTER, Role.key(found.account(), name))))
        .or(() -> instance.flatMap(it -> Profiles.role(it, world)));
  }

  private static String groups(NetworkInterface at, World world) {
    return at.groupIds().stream()
        .flatMap(id -> world.network().find(SecurityGroup.class, id).stream())
        .map(SecurityGroup::name)
        .collect(Collectors.joining("\n"));
  }

  private static Optional<String> tag(Instance instance, String key, World world) {
    var tags = TagSet.of(instance.account(), instance.id(), world);
    return key.isEmpty()
        ? Optional.of(String.join("\n", tags.keySet()))
        : Optional.ofNullable(tags.get(key));
  }

  private static String decoded(String base64) {
    return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  private static String info(String arn, Instant now) {
    return Json.text(
        Map.of(
            "Code",
            "Success",
            "LastUpdated",
            now.truncatedTo(ChronoUnit.SECONDS).toString(),
            "InstanceProfileArn",
            arn));
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

  private static String identity(
      Client client, Optional<Instance> instance, NetworkInterface at, String zone) {
    return Json.text(
        Map.of(
            "accountId", client.account(),
            "architecture", "x86_64",
            "availabilityZone", zone,
            "imageId", instance.map(Instance::imageId).orElse(""),
            "instanceId", client.instanceId(),
            "instanceType", instance.map(Instance::type).orElse(""),
            "privateIp", at.primaryAddress().toString(),
            "region", at.region(),
            "version", "2017-09-30"));
  }
}
