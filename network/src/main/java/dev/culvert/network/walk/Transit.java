package dev.culvert.network.walk;

import dev.culvert.network.Direction;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Network;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.Place;
import dev.culvert.network.RouteTarget;
import dev.culvert.network.TransitGatewayAttachment;
import dev.culvert.network.TransitRoute;
import dev.culvert.network.walk.Step.Leg;
import dev.culvert.network.walk.Step.TransitRouteLookedUp;
import java.util.List;
import java.util.Optional;

/**
 * Takes packets through a transit gateway, from an interface of one VPC's attachment to one of
 * another's. The network ACL of an attachment's subnet applies to what comes from instances and to
 * what goes to them, not to what passes between the gateway and its own interface (Amazon VPC
 * Transit Gateways, "Network ACLs for transit gateways").
 */
final class Transit {

  /** Where a packet is after the gateway. */
  sealed interface Crossing {}

  /** In another VPC, at the attachment's interface there. */
  record Crossed(Packet packet) implements Crossing {}

  record Lost(DropReason reason) implements Crossing {}

  private final Network network;
  private final Trail trail;
  private final Routes routes;

  Transit(Network network, Trail trail, Routes routes) {
    this.network = network;
    this.trail = trail;
    this.routes = routes;
  }

  /** The packet's VPC has an attachment: its route would be a black hole otherwise. */
  Crossing cross(Packet packet, TransitGatewayAttachment attachment) {
    String zone = packet.from().subnet().availabilityZone();
    List<Place> entrances =
        places(attachment).stream()
            .filter(it -> it.subnet().availabilityZone().equals(zone))
            .toList();
    if (!trail.passes(new Step.TransitGatewayChecked(attachment, zone, !entrances.isEmpty()))) {
      return new Lost(DropReason.TRANSIT_GATEWAY_NOT_IN_ZONE);
    }
    return passesEntrance(packet, entrances.getFirst())
        ? route(packet, attachment)
        : new Lost(DropReason.NETWORK_ACL_INGRESS);
  }

  private List<Place> places(TransitGatewayAttachment attachment) {
    return attachment.networkInterfaceIds().stream()
        .flatMap(id -> network.place(id).stream())
        .toList();
  }

  /** In a shared subnet, the network ACL sees what instances send, and not what they get. */
  private boolean passesEntrance(Packet packet, Place entrance) {
    if (entrance.inSubnetOf(packet.from())) {
      trail.forgetBorder();
      return trail.passesOneWay(entrance, Direction.INGRESS, packet.source(), packet.port());
    }
    return trail.passesBorder(
        entrance,
        Direction.INGRESS,
        packet.source(),
        packet.port(),
        packet.sourcePort(),
        DropReason.NETWORK_ACL_RETURN);
  }

  private Crossing route(Packet packet, TransitGatewayAttachment attachment) {
    TransitRouteLookedUp route = routes.from(attachment, Leg.FORWARD, packet.destination());
    Optional<TransitGatewayAttachment> exit =
        route
            .route()
            .flatMap(TransitRoute::attachmentId)
            .flatMap(id -> network.find(TransitGatewayAttachment.class, id));
    if (!trail.passes(route) || exit.isEmpty() || places(exit.get()).isEmpty()) {
      return new Lost(DropReason.TRANSIT_GATEWAY_WITHOUT_ROUTE);
    }
    trail.mustPass(new WayBack.ReturnTransit(exit.get(), packet.source(), attachment));
    return new Crossed(
        packet.enters(
            nearest(places(exit.get()), packet.from()),
            new RouteTarget.TransitGateway(attachment.transitGatewayId())));
  }

  /** A transit gateway keeps packets in their zone where it can. */
  private static Place nearest(List<Place> exits, Place from) {
    String zone = from.subnet().availabilityZone();
    return exits.stream()
        .filter(it -> it.subnet().availabilityZone().equals(zone))
        .findFirst()
        .orElse(exits.getFirst());
  }

  /** Whether the packet goes to an interface in the subnet of the attachment's interface. */
  boolean staysInSubnet(Packet packet) {
    return network
        .interfaceAt(packet.from().vpc().id(), packet.destination())
        .map(NetworkInterface::subnetId)
        .filter(packet.from().subnet().id()::equals)
        .isPresent();
  }

  /** Where the packet crosses no border, the replies do. */
  void mustLeaveSubnet(Packet packet) {
    trail.mustPass(replies(packet, Direction.INGRESS, packet.destination()));
    trail.mustPass(replies(packet, Direction.EGRESS, packet.source()));
  }

  private static WayBack.Border replies(Packet packet, Direction direction, IpAddress peer) {
    return new WayBack.Border(
        packet.from(), direction, peer, packet.sourcePort(), DropReason.NETWORK_ACL_RETURN);
  }
}
