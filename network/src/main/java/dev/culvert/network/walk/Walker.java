package dev.culvert.network.walk;

import dev.culvert.network.Direction;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Network;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.Place;
import dev.culvert.network.walk.Step.NameNotResolved;
import dev.culvert.network.walk.Step.NameResolved;
import java.util.List;
import java.util.Optional;

/** The client's side of a walk: from the name to the border of its subnet. */
final class Walker {

  private final Network network;
  private final ServiceDirectory directory;
  private final Flow flow;
  private final Place client;
  private final Trail trail;
  private final Delivery delivery;

  private Walker(
      Network network, ServiceDirectory directory, Flow flow, Place client, Trail trail) {
    this.network = network;
    this.directory = directory;
    this.flow = flow;
    this.client = client;
    this.trail = trail;
    this.delivery = new Delivery(network, directory, trail, client);
  }

  static Walk walk(Network network, ServiceDirectory directory, Flow flow) {
    Optional<Place> client = network.place(flow.interfaceId());
    if (client.isEmpty()) {
      return new Walk(flow, List.of(), new Outcome.Dropped(DropReason.NO_SOURCE));
    }
    if (client.get().networkInterface().attachment().filter(it -> !it.running()).isPresent()) {
      return new Walk(flow, List.of(), new Outcome.Dropped(DropReason.INSTANCE_NOT_RUNNING));
    }
    Trail trail = new Trail(network, new Filters(network, flow.protocol()), new Routes(network));
    Outcome outcome = new Walker(network, directory, flow, client.get(), trail).resolve();
    return new Walk(flow, trail.steps(), outcome);
  }

  private Outcome resolve() {
    return switch (flow.destination()) {
      case Flow.Address(IpAddress ip) -> leaveInterface(ip);
      case Flow.ResolvedHost(String name, IpAddress ip) -> {
        trail.passes(NameResolution.byClient(name, ip));
        yield leaveInterface(ip);
      }
      case Flow.Host(String name) ->
          switch (new NameResolution(network, directory, client).resolve(name, flow.source())) {
            case NameResolved resolved -> {
              trail.passes(resolved);
              yield leaveInterface(resolved.chosen());
            }
            case NameNotResolved not -> {
              trail.passes(not);
              yield new Outcome.NotResolved(not.reason());
            }
          };
    };
  }

  private Outcome leaveInterface(IpAddress destination) {
    Optional<LocalService> local = LocalService.at(client.vpc(), destination);
    if (local.isPresent()) {
      return new Outcome.ReachedLocalService(local.get());
    }
    Optional<IpAddress> source = source(destination);
    if (source.isEmpty()) {
      return new Outcome.Dropped(DropReason.NO_SOURCE_ADDRESS);
    }
    if (!trail.passesGroups(client, Direction.EGRESS, destination, flow.port())) {
      return new Outcome.Dropped(DropReason.SECURITY_GROUP_EGRESS);
    }
    return leaveSubnet(
        Packet.from(client, source.get(), flow.sourcePort(), destination, flow.port()));
  }

  /** The address that the flow names, or the interface's first one of the destination's family. */
  private Optional<IpAddress> source(IpAddress destination) {
    for (NetworkInterface.PrivateAddress address : client.networkInterface().addresses()) {
      if (address.ip().family() == destination.family()
          && (flow.source().isEmpty() || flow.source().get().equals(address.ip()))) {
        return Optional.of(address.ip());
      }
    }
    return Optional.empty();
  }

  /** Neighbours in the subnet are reached directly; everything else is routed. */
  private Outcome leaveSubnet(Packet packet) {
    if (client.subnet().contains(packet.destination())
        && network
            .interfaceAt(client.vpc().id(), packet.destination())
            .filter(it -> it.subnetId().equals(client.subnet().id()))
            .isPresent()) {
      return delivery.inSubnet(packet);
    }
    boolean out =
        trail.passesBorder(
            client,
            Direction.EGRESS,
            packet.destination(),
            packet.port(),
            packet.sourcePort(),
            DropReason.NETWORK_ACL_RETURN);
    return out
        ? new Router(network, directory, trail, new Routes(network), delivery).route(packet)
        : new Outcome.Dropped(DropReason.NETWORK_ACL_EGRESS);
  }
}
