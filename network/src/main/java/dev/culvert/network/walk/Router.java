package dev.culvert.network.walk;

import dev.culvert.network.Direction;
import dev.culvert.network.GatewayEndpoint;
import dev.culvert.network.NatGateway;
import dev.culvert.network.Network;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.PeeringConnection;
import dev.culvert.network.Resource;
import dev.culvert.network.RouteTarget;
import dev.culvert.network.TransitGatewayAttachment;
import dev.culvert.network.Vpc;
import dev.culvert.network.VpcEndpoint;
import dev.culvert.network.walk.Step.Leg;
import dev.culvert.network.walk.Step.NoRoute;
import dev.culvert.network.walk.Step.RouteChosen;
import java.util.Optional;

/**
 * Takes packets from where they leave a subnet to where they end. Each method is one place on the
 * way: it notes its check and hands the packet on, so that its result is that of the whole way.
 */
final class Router {

  private final Network network;
  private final ServiceDirectory directory;
  private final Trail trail;
  private final Routes routes;
  private final Delivery delivery;
  private final Internet internet;
  private final Nat nat;
  private final Transit transit;

  Router(
      Network network, ServiceDirectory directory, Trail trail, Routes routes, Delivery delivery) {
    this.network = network;
    this.directory = directory;
    this.trail = trail;
    this.routes = routes;
    this.delivery = delivery;
    this.internet = new Internet(network, directory, trail, delivery);
    this.nat = new Nat(network, trail);
    this.transit = new Transit(network, trail, routes);
  }

  /** Follows the route table of the client's subnet. */
  Outcome route(Packet packet) {
    return switch (routes.from(packet.from(), Leg.FORWARD, packet.destination())) {
      case RouteChosen route ->
          trail.passes(route)
              ? follow(packet, route.match().route().target())
              : dropped(DropReason.BLACKHOLE);
      case NoRoute none -> {
        trail.passes(none);
        yield dropped(DropReason.NO_ROUTE);
      }
    };
  }

  private Outcome follow(Packet packet, RouteTarget target) {
    return switch (target) {
      case RouteTarget.Local _ -> delivery.inVpc(packet);
      case RouteTarget.GatewayEndpoint(String id) ->
          gatewayEndpoint(packet, existing(GatewayEndpoint.class, id));
      case RouteTarget.InternetGateway(String id) -> internet.throughGateway(packet, id);
      case RouteTarget.EgressOnlyInternetGateway(String id) ->
          internet.throughEgressOnlyGateway(packet, id);
      case RouteTarget.NatGateway(String id) -> natGateway(packet, existing(NatGateway.class, id));
      case RouteTarget.PeeringConnection(String id) ->
          peering(packet, existing(PeeringConnection.class, id));
      case RouteTarget.NetworkInterface(String id) ->
          delivery.middlebox(packet, existing(NetworkInterface.class, id));
      case RouteTarget.TransitGateway(String id) -> transitGateway(packet, id);
      case RouteTarget.VirtualPrivateGateway(String id) -> leave(packet, id);
    };
  }

  private Outcome gatewayEndpoint(Packet packet, GatewayEndpoint endpoint) {
    boolean available = endpoint.state() == VpcEndpoint.State.AVAILABLE;
    if (!trail.passes(new Step.GatewayEndpointChecked(endpoint, available))) {
      return dropped(DropReason.ENDPOINT_NOT_AVAILABLE);
    }
    Arrival arrival =
        new Arrival.ThroughGatewayEndpoint(
            endpoint.id(),
            endpoint.owner(),
            endpoint.vpcId(),
            packet.source(),
            packet.from().networkInterface().id());
    Optional<Service> service = directory.byEndpointServiceName(endpoint.serviceName());
    return service.isPresent()
        ? trail.comeBack(new Outcome.Arrived(arrival, service.get()))
        : leave(packet, endpoint.id());
  }

  private Outcome leave(Packet packet, String gatewayId) {
    return trail.comeBack(new Outcome.LeftNetwork(gatewayId, packet.source()));
  }

  /** The gateway translates the packet and sends it out of its own subnet. */
  private Outcome natGateway(Packet packet, NatGateway gateway) {
    return switch (nat.translate(packet, gateway)) {
      case Nat.Translated(Packet translated) -> routeFromNatGateway(translated);
      case Nat.Lost(DropReason reason) -> dropped(reason);
    };
  }

  /**
   * Follows the route table of the gateway's own subnet: to the internet, for a private gateway out
   * through a virtual private gateway, or back into the VPC. Peering, transit gateways and other
   * NAT gateways are not open to it.
   */
  private Outcome routeFromNatGateway(Packet packet) {
    return switch (routes.pastEndpoints(packet.from(), packet.destination())) {
      case RouteChosen route when trail.passes(route) ->
          switch (route.match().route().target()) {
            case RouteTarget.InternetGateway _,
                RouteTarget.VirtualPrivateGateway _,
                RouteTarget.Local _ ->
                follow(packet, route.match().route().target());
            case RouteTarget.GatewayEndpoint _,
                RouteTarget.EgressOnlyInternetGateway _,
                RouteTarget.NatGateway _,
                RouteTarget.PeeringConnection _,
                RouteTarget.TransitGateway _,
                RouteTarget.NetworkInterface _ ->
                dropped(DropReason.NAT_GATEWAY_WITHOUT_ROUTE);
          };
      case RouteChosen _ -> dropped(DropReason.NAT_GATEWAY_WITHOUT_ROUTE);
      case NoRoute none -> {
        trail.passes(none);
        yield dropped(DropReason.NAT_GATEWAY_WITHOUT_ROUTE);
      }
    };
  }

  /** Leads to interfaces of the other VPC only, never to its gateways and endpoints' routes. */
  private Outcome peering(Packet packet, PeeringConnection peering) {
    String peerVpc =
        peering.across(packet.from().vpc().id()).map(PeeringConnection.Side::vpcId).orElseThrow();
    boolean inside =
        network
            .find(Vpc.class, peerVpc)
            .filter(it -> it.contains(packet.destination()))
            .isPresent();
    return trail.passes(new Step.PeeringChecked(peering, peerVpc, packet.destination(), inside))
        ? delivery.inPeerVpc(packet, peerVpc, new RouteTarget.PeeringConnection(peering.id()))
        : dropped(DropReason.NOT_TRANSITIVE);
  }

  private Outcome transitGateway(Packet packet, String id) {
    TransitGatewayAttachment attachment =
        network
            .transitAttachment(id, packet.from().vpc().id())
            .orElseThrow(() -> new IllegalStateException("active route to detached `" + id + "`"));
    return switch (transit.cross(packet, attachment)) {
      case Transit.Crossed(Packet crossed) -> leaveTransitGateway(crossed);
      case Transit.Lost(DropReason reason) -> dropped(reason);
    };
  }

  private Outcome leaveTransitGateway(Packet packet) {
    if (transit.staysInSubnet(packet)) {
      transit.mustLeaveSubnet(packet);
      return delivery.inSubnet(packet);
    }
    boolean out =
        trail.passesBorder(
            packet.from(),
            Direction.EGRESS,
            packet.destination(),
            packet.port(),
            packet.sourcePort(),
            DropReason.NETWORK_ACL_RETURN);
    return out ? routeFromTransitGateway(packet) : dropped(DropReason.NETWORK_ACL_EGRESS);
  }

  /**
   * Follows the route table of the attachment's subnet: into the VPC, or through its gateways and
   * middleboxes. Its endpoints' routes are not for strangers, nor are its other connections.
   */
  private Outcome routeFromTransitGateway(Packet packet) {
    return switch (routes.pastEndpoints(packet.from(), packet.destination())) {
      case RouteChosen route when trail.passes(route) ->
          switch (route.match().route().target()) {
            case RouteTarget.Local _,
                RouteTarget.NatGateway _,
                RouteTarget.NetworkInterface _,
                RouteTarget.InternetGateway _,
                RouteTarget.VirtualPrivateGateway _ ->
                follow(packet, route.match().route().target());
            case RouteTarget.GatewayEndpoint _,
                RouteTarget.EgressOnlyInternetGateway _,
                RouteTarget.PeeringConnection _,
                RouteTarget.TransitGateway _ ->
                dropped(DropReason.NOT_TRANSITIVE);
          };
      case RouteChosen _ -> dropped(DropReason.BLACKHOLE);
      case NoRoute none -> {
        trail.passes(none);
        yield dropped(DropReason.NO_ROUTE);
      }
    };
  }

  /** The target of an active route. */
  private <R extends Resource> R existing(Class<R> kind, String id) {
    return network
        .find(kind, id)
        .orElseThrow(() -> new IllegalStateException("active route to missing `" + id + "`"));
  }

  private static Outcome dropped(DropReason reason) {
    return new Outcome.Dropped(reason);
  }
}
