package dev.culvert.services.ec2.flow;

import dev.culvert.network.Direction;
import dev.culvert.network.IpAddress;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.RouteTarget;
import dev.culvert.network.Subnet;
import dev.culvert.network.walk.Flow;
import dev.culvert.network.walk.Outcome;
import dev.culvert.network.walk.Step;
import dev.culvert.network.walk.Walk;
import dev.culvert.services.control.World;
import dev.culvert.services.ec2.vpc.Zones;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The records of one connection, made from the steps of the walk that judged it: for each interface
 * that it passed, what security groups and network ACLs did with the packet that opens it and with
 * the answer. What is lost elsewhere, such as for want of a route, was accepted by them and has no
 * answer. Packets and bytes are those of the handshake, the only ones that a walk knows.
 */
public final class FlowRecords {
  private static final String NONE = "-";
  private static final int SYN = 2;
  private static final int SYN_ACK = 18;
  private static final int HANDSHAKE_BYTES = 60;

  private final World world;
  private final Walk walk;
  private final Instant now;

  private FlowRecords(World world, Walk walk, Instant now) {
    this.world = world;
    this.walk = walk;
    this.now = now;
  }

  /** A line for a flow log. */
  public record Line(FlowLog log, String text) {}

  /** What one interface saw. */
  private record Seen(
      NetworkInterface at,
      IpAddress source,
      IpAddress destination,
      int sourcePort,
      int port,
      Direction direction,
      boolean reply,
      boolean accepted) {}

  /** The lines that this connection adds to flow logs. */
  public static List<Line> of(World world, Walk walk, Instant now) {
    var logs = world.all(FlowLog.REGISTER);
    if (logs.isEmpty()) {
      return List.of();
    }
    var records = new FlowRecords(world, walk, now);
    var lines = new ArrayList<Line>();
    for (var seen : records.seen()) {
      for (var log : logs) {
        if (log.watches(seen.at()) && log.wants(seen.accepted())) {
          lines.add(new Line(log, records.line(log, seen)));
        }
      }
    }
    return lines;
  }

  private List<Seen> seen() {
    var all = new ArrayList<Seen>();
    var client = world.network().find(NetworkInterface.class, walk.flow().interfaceId());
    var destination = destination();
    if (client.isEmpty() || destination.isEmpty()) {
      return all;
    }
    var source =
        walk.flow()
            .source()
            .orElseGet(() ->
                client.get().addresses().stream()
                    .map(NetworkInterface.PrivateAddress::ip)
                    .filter(ip -> ip.family() == destination.get().family())
                    .findFirst()
                    .orElse(client.get().primaryAddress()));
    add(all, client.get(), source, destination.get(), Direction.EGRESS);
    far()
        .filter(it -> !it.id().equals(client.get().id()))
        .ifPresent(it -> add(all, it, source, it.primaryAddress(), Direction.INGRESS));
    return all;
  }

  private void add(
      List<Seen> all,
      NetworkInterface at,
      IpAddress source,
      IpAddress destination,
      Direction direction) {
    var flow = walk.flow();
    var accepted = isAccepted(at, direction, Step.Leg.FORWARD);
    all.add(
        new Seen(
            at, source, destination, flow.sourcePort(), flow.port(), direction, false, accepted));
    if (accepted && isAnswered()) {
      var back = direction == Direction.EGRESS ? Direction.INGRESS : Direction.EGRESS;
      all.add(
          new Seen(
              at,
              destination,
              source,
              flow.port(),
              flow.sourcePort(),
              back,
              true,
              isAccepted(at, back, Step.Leg.RETURN)));
    }
  }

  /** Whether the packet got far enough for an answer to be sent. */
  private boolean isAnswered() {
    return switch (walk.outcome()) {
      case Outcome.Arrived _, Outcome.ReachedInterface _, Outcome.LeftNetwork _ -> true;
      case Outcome.Dropped _ ->
          walk.steps().stream()
              .anyMatch(step ->
                  step instanceof Step.NetworkAclChecked acl && acl.leg() == Step.Leg.RETURN);
      case Outcome.ReachedLocalService _, Outcome.NotResolved _ -> false;
    };
  }

  private boolean isAccepted(NetworkInterface at, Direction direction, Step.Leg leg) {
    return walk.steps().stream()
        .filter(step ->
            switch (step) {
              case Step.SecurityGroupChecked it ->
                  leg == Step.Leg.FORWARD
                      && it.direction() == direction
                      && it.interfaceId().equals(at.id());
              case Step.NetworkAclChecked it ->
                  it.leg() == leg
                      && it.direction() == direction
                      && it.subnetId().equals(at.subnetId());
              default -> false;
            })
        .allMatch(Step::passed);
  }

  private Optional<IpAddress> destination() {
    return switch (walk.flow().destination()) {
      case Flow.Address(IpAddress ip) -> Optional.of(ip);
      case Flow.ResolvedHost(var _, IpAddress ip) -> Optional.of(ip);
      case Flow.Host _ ->
          walk.steps().stream()
              .filter(Step.NameResolved.class::isInstance)
              .map(step -> ((Step.NameResolved) step).chosen())
              .findFirst();
    };
  }

  /** The interface on the other side, if the packet came to one. */
  private Optional<NetworkInterface> far() {
    return walk.steps().stream()
        .map(step ->
            step instanceof Step.SecurityGroupChecked it && it.direction() == Direction.INGRESS
                ? it.interfaceId()
                : null)
        .filter(Objects::nonNull)
        .findFirst()
        .flatMap(id -> world.network().find(NetworkInterface.class, id));
  }

  private String line(FlowLog log, Seen seen) {
    return log.fields().stream().map(field -> value(field, seen)).collect(Collectors.joining(" "));
  }

  private String value(String field, Seen it) {
    return switch (field) {
      case "version" -> "5";
      case "account-id" -> it.at().owner();
      case "interface-id" -> it.at().id();
      case "srcaddr", "pkt-srcaddr" -> it.source().toString();
      case "dstaddr", "pkt-dstaddr" -> it.destination().toString();
      case "srcport" -> Integer.toString(it.sourcePort());
      case "dstport" -> Integer.toString(it.port());
      case "protocol" -> Integer.toString(walk.flow().protocol());
      case "packets" -> "1";
      case "bytes" -> Integer.toString(HANDSHAKE_BYTES);
      case "start", "end" -> Long.toString(now.getEpochSecond());
      case "action" -> it.accepted() ? "ACCEPT" : "REJECT";
      case "log-status" -> "OK";
      case "vpc-id" -> it.at().vpcId();
      case "subnet-id" -> it.at().subnetId();
      case "instance-id" -> it.at().attachment().map(to -> to.instanceId()).orElse(NONE);
      case "tcp-flags" -> Integer.toString(it.reply() ? SYN_ACK : SYN);
      case "type" -> it.source().family().toString().replace("IPV", "IPv");
      case "region" -> it.at().region();
      case "az-id" -> zone(it.at());
      case "pkt-src-aws-service" -> it.reply() ? service() : NONE;
      case "pkt-dst-aws-service" -> it.reply() ? NONE : service();
      case "flow-direction" -> it.direction() == Direction.EGRESS ? "egress" : "ingress";
      case "traffic-path" ->
          it.direction() == Direction.EGRESS && !it.reply() ? path(it.at()) : NONE;
      default -> NONE;
    };
  }

  private String zone(NetworkInterface at) {
    return world
        .network()
        .find(Subnet.class, at.subnetId())
        .map(subnet -> Zones.idOf(at.region(), subnet.availabilityZone()))
        .orElse(NONE);
  }

  /** DynamoDB's addresses are named as such in AWS's list of addresses, most others are not. */
  private String service() {
    if (walk.outcome() instanceof Outcome.Arrived(var _, var service)) {
      var name = service.name().toUpperCase(Locale.ROOT);
      return name.equals("DYNAMODB") || name.equals("EC2") ? name : "AMAZON";
    }
    return NONE;
  }

  /** Numbers of the guide; the first route that the packet followed decides. */
  private String path(NetworkInterface at) {
    for (var step : walk.steps()) {
      if (step instanceof Step.RouteChosen it && it.leg() == Step.Leg.FORWARD) {
        return switch (it.match().route().target()) {
          case RouteTarget.Local _, RouteTarget.NetworkInterface _ -> "1";
          case RouteTarget.VirtualPrivateGateway _ -> "3";
          case RouteTarget.PeeringConnection(String id) -> peering(id);
          case RouteTarget.GatewayEndpoint _ -> "7";
          case RouteTarget.InternetGateway _, RouteTarget.EgressOnlyInternetGateway _ -> "8";
          case RouteTarget.NatGateway _, RouteTarget.TransitGateway _ -> NONE;
        };
      }
    }
    return far().filter(it -> it.vpcId().equals(at.vpcId())).isPresent() ? "1" : NONE;
  }

  private String peering(String id) {
    return world
        .network()
        .find(dev.culvert.network.PeeringConnection.class, id)
        .map(it -> it.requester().region().equals(it.accepter().region()) ? "4" : "5")
        .orElse(NONE);
  }
}
