package dev.culvert.network.walk;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.Direction;
import dev.culvert.network.GatewayEndpoint;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Ipv4Address;
import dev.culvert.network.NatGateway;
import dev.culvert.network.Network;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.PeeringConnection;
import dev.culvert.network.Place;
import dev.culvert.network.PublicAddress;
import dev.culvert.network.Resource;
import dev.culvert.network.RouteTarget;
import dev.culvert.network.Vpc;
import dev.culvert.network.VpcEndpoint;
import dev.culvert.network.walk.Step.Leg;
import dev.culvert.network.walk.Step.NoRoute;
import dev.culvert.network.walk.Step.RouteChosen;
import java.util.List;
import java.util.Optional;

/**
 * Takes packets from where they leave a subnet to where they end. Each method is one place on the
 * way: it notes its check and hands the packet on, so that its result is that of the whole way.
 */
final class Router {

  /** What the internet does not take (RFC 6890): private, shared, local, multicast, reserved. */
  private static final List<Cidr> NOT_ROUTABLE =
      List.of(
          Cidr.parse("0.0.0.0/8"),
          Cidr.parse("10.0.0.0/8"),
          Cidr.parse("100.64.0.0/10"),
          Cidr.parse("127.0.0.0/8"),
          Cidr.parse("169.254.0.0/16"),
          Cidr.parse("172.16.0.0/12"),
          Cidr.parse("192.168.0.0/16"),
          Cidr.parse("224.0.0.0/3"),
          Cidr.parse("::/3"),
          Cidr.parse("4000::/2"),
          Cidr.parse("8000::/1"));

  /**
   * NAT gateways send from this port upwards; here from the client's own where that is possible.
   */
  private static final int FIRST_NAT_PORT = 1024;

  private final Network network;
  private final ServiceDirectory directory;
  private final Trail trail;
  private final Delivery delivery;

  Router(Network network, ServiceDirectory directory, Trail trail, Delivery delivery) {
    this.network = network;
    this.directory = directory;
    this.trail = trail;
    this.delivery = delivery;
  }

  /** Follows the route table of the client's subnet. */
  Outcome route(Packet packet) {
    return switch (trail.route(packet.from(), Leg.FORWARD, packet.destination())) {
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
      case RouteTarget.InternetGateway(String id) -> internetGateway(packet, id);
      case RouteTarget.EgressOnlyInternetGateway(String id) -> egressOnly(packet, id);
      case RouteTarget.NatGateway(String id) -> natGateway(packet, existing(NatGateway.class, id));
      case RouteTarget.PeeringConnection(String id) ->
          peering(packet, existing(PeeringConnection.class, id));
      case RouteTarget.NetworkInterface(String id) ->
          delivery.middlebox(packet, existing(NetworkInterface.class, id));
      case RouteTarget.VirtualPrivateGateway(String id) -> leave(id, packet.source());
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
        : leave(endpoint.id(), packet.source());
  }

  /** Gives IPv4 packets a public source address; IPv6 addresses are public already. */
  private Outcome internetGateway(Packet packet, String gatewayId) {
    NetworkInterface from = packet.from().networkInterface();
    Optional<PublicAddress> translation =
        packet.source().family() == AddressFamily.IPV4
            ? network.publicAddress(from, packet.source())
            : Optional.empty();
    boolean passed = packet.source().family() == AddressFamily.IPV6 || translation.isPresent();
    if (!trail.passes(
        new Step.InternetGatewayChecked(
            gatewayId, from.id(), packet.source(), translation, passed))) {
      return dropped(DropReason.NO_PUBLIC_ADDRESS);
    }
    IpAddress source = translation.<IpAddress>map(PublicAddress::ip).orElse(packet.source());
    return internet(packet, gatewayId, source);
  }

  private Outcome egressOnly(Packet packet, String gatewayId) {
    return packet.destination().family() == AddressFamily.IPV6
        ? internetGateway(packet, gatewayId)
        : dropped(DropReason.NOT_ROUTABLE);
  }

  private Outcome internet(Packet packet, String gatewayId, IpAddress source) {
    IpAddress destination = packet.destination();
    Optional<Service> service = directory.at(destination);
    if (service.isPresent()) {
      return trail.comeBack(new Outcome.Arrived(new Arrival.Public(source), service.get()));
    }
    if (destination instanceof Ipv4Address ip) {
      Optional<PublicAddress> address = network.publicAddress(ip);
      if (address.isPresent()) {
        return delivery.fromInternet(packet, source, address.get());
      }
    }
    return NOT_ROUTABLE.stream().anyMatch(cidr -> cidr.contains(destination))
        ? dropped(DropReason.NOT_ROUTABLE)
        : leave(gatewayId, source);
  }

  private Outcome leave(String gatewayId, IpAddress source) {
    return trail.comeBack(new Outcome.LeftNetwork(gatewayId, source));
  }

  private Outcome natGateway(Packet packet, NatGateway gateway) {
    if (packet.destination().family() == AddressFamily.IPV6) {
      return dropped(DropReason.NOT_ROUTABLE);
    }
    Optional<Place> found = network.place(gateway.networkInterfaceId());
    Optional<PublicAddress> elastic =
        found.flatMap(place ->
            network.publicAddress(
                place.networkInterface(), place.networkInterface().primaryAddress()));
    boolean available = gateway.state() == NatGateway.State.AVAILABLE && found.isPresent();
    boolean addressed =
        gateway.connectivity() == NatGateway.Connectivity.PRIVATE || elastic.isPresent();
    trail.passes(new Step.NatGatewayChecked(gateway, elastic, available && addressed));
    if (found.isEmpty() || !available) {
      return dropped(DropReason.NAT_GATEWAY_NOT_AVAILABLE);
    }
    return addressed
        ? translate(packet, found.get())
        : dropped(DropReason.NAT_GATEWAY_WITHOUT_ADDRESS);
  }

  /** The gateway sends the packet again as its own, out of its own subnet. */
  private Outcome translate(Packet packet, Place gateway) {
    boolean in =
        gateway.inSubnetOf(packet.from())
            || trail.passesBorder(
                gateway,
                Direction.INGRESS,
                packet.source(),
                packet.port(),
                packet.sourcePort(),
                DropReason.NAT_GATEWAY_NETWORK_ACL);
    if (!in) {
      return dropped(DropReason.NAT_GATEWAY_NETWORK_ACL);
    }
    Packet translated =
        new Packet(
            gateway,
            gateway.networkInterface().primaryAddress(),
            Math.max(packet.sourcePort(), FIRST_NAT_PORT),
            packet.destination(),
            packet.port());
    boolean out =
        trail.passesBorder(
            gateway,
            Direction.EGRESS,
            packet.destination(),
            packet.port(),
            translated.sourcePort(),
            DropReason.NAT_GATEWAY_NETWORK_ACL);
    return out ? routeFromNatGateway(translated) : dropped(DropReason.NAT_GATEWAY_NETWORK_ACL);
  }

  /**
   * Follows the route table of the gateway's own subnet: to the internet, for a private gateway out
   * through a virtual private gateway, or back into the VPC. Peering and other NAT gateways are not
   * open to it.
   */
  private Outcome routeFromNatGateway(Packet packet) {
    return switch (trail.routeOfNatGateway(packet.from(), packet.destination())) {
      case RouteChosen route when trail.passes(route) ->
          switch (route.match().route().target()) {
            case RouteTarget.InternetGateway(String id) -> internetGateway(packet, id);
            case RouteTarget.VirtualPrivateGateway(String id) -> leave(id, packet.source());
            case RouteTarget.Local _ -> delivery.inVpc(packet);
            case RouteTarget.GatewayEndpoint _,
                RouteTarget.EgressOnlyInternetGateway _,
                RouteTarget.NatGateway _,
                RouteTarget.PeeringConnection _,
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
