package dev.culvert.network.walk;

import dev.culvert.network.Direction;
import dev.culvert.network.InterfaceEndpoint;
import dev.culvert.network.InternetGateway;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Network;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.Place;
import dev.culvert.network.PublicAddress;
import dev.culvert.network.RouteTarget;
import dev.culvert.network.VpcEndpoint;
import java.util.Optional;

/** Brings packets to the interface that takes them, past the filters on that side. */
final class Delivery {

  private final Network network;
  private final ServiceDirectory directory;
  private final Trail trail;
  private final Place client;

  Delivery(Network network, ServiceDirectory directory, Trail trail, Place client) {
    this.network = network;
    this.directory = directory;
    this.trail = trail;
    this.client = client;
  }

  /** To an interface of the VPC in which the packet is, by the local route. */
  Outcome inVpc(Packet packet) {
    Optional<Place> there = lookUp(packet.from().vpc().id(), packet.destination());
    return there.isPresent()
        ? fromSameVpc(packet, there.get())
        : new Outcome.Dropped(DropReason.NO_SUCH_INTERFACE);
  }

  private Outcome fromSameVpc(Packet packet, Place there) {
    boolean crossing = !there.inSubnetOf(packet.from());
    if (!crossing) {
      trail.forgetBorder();
    }
    return reach(packet, there, crossing);
  }

  /** To a neighbour, without leaving the subnet. */
  Outcome inSubnet(Packet packet) {
    Optional<Place> there = lookUp(packet.from().vpc().id(), packet.destination());
    return there.isPresent()
        ? reach(packet, there.get(), false)
        : new Outcome.Dropped(DropReason.NO_SUCH_INTERFACE);
  }

  /** To an interface of another VPC, whose subnet has to send the replies back over the peering. */
  Outcome inPeerVpc(Packet packet, String vpcId, RouteTarget peering) {
    Optional<Place> there = lookUp(vpcId, packet.destination());
    if (there.isEmpty()) {
      return new Outcome.Dropped(DropReason.NO_SUCH_INTERFACE);
    }
    return reach(packet.enters(there.get(), peering), there.get(), true);
  }

  /** To the owner of a public address, whose subnet has to send the replies to the internet. */
  Outcome fromInternet(Packet packet, IpAddress source, PublicAddress address) {
    Optional<Place> there = network.place(address.networkInterfaceId());
    if (there.isEmpty()) {
      return new Outcome.Dropped(DropReason.NO_SUCH_INTERFACE);
    }
    trail.passes(
        new Step.InterfaceLookedUp(
            there.get().vpc().id(),
            packet.destination(),
            Optional.of(there.get().networkInterface())));
    Optional<InternetGateway> gateway = network.internetGateway(there.get().vpc().id());
    if (gateway.isEmpty()) {
      return new Outcome.Dropped(DropReason.NO_RETURN_ROUTE);
    }
    if (!trail.passesPublicAccess(there.get(), Direction.INGRESS, false)) {
      return new Outcome.Dropped(DropReason.PUBLIC_ACCESS_BLOCKED);
    }
    RouteTarget entry = new RouteTarget.InternetGateway(gateway.get().id());
    Packet translated = packet.translated(source, address.privateIp());
    return reach(translated.enters(there.get(), entry), there.get(), true);
  }

  /** To an interface that has to forward the packet. */
  Outcome middlebox(Packet packet, NetworkInterface middlebox) {
    if (!trail.passes(new Step.MiddleboxChecked(middlebox))) {
      return new Outcome.Dropped(DropReason.SOURCE_DEST_CHECK);
    }
    Optional<Place> there = network.place(middlebox.id());
    return there.isPresent()
        ? fromSameVpc(packet, there.get())
        : new Outcome.Dropped(DropReason.NO_SUCH_INTERFACE);
  }

  private Optional<Place> lookUp(String vpcId, IpAddress ip) {
    Optional<NetworkInterface> found = network.interfaceAt(vpcId, ip);
    trail.passes(new Step.InterfaceLookedUp(vpcId, ip, found));
    return found.flatMap(it -> network.place(it.id()));
  }

  /**
   * @param crossing whether the packet enters the subnet; network ACLs see nothing else
   */
  private Outcome reach(Packet packet, Place there, boolean crossing) {
    packet
        .entry()
        .ifPresent(entry -> trail.mustPass(new WayBack.Return(there, packet.source(), entry)));
    if (there.networkInterface().use() instanceof NetworkInterface.Use.OfVpcEndpoint(String id)) {
      Optional<InterfaceEndpoint> endpoint = network.find(InterfaceEndpoint.class, id);
      if (endpoint.isEmpty() || !isAvailable(endpoint.get(), there)) {
        return new Outcome.Dropped(DropReason.ENDPOINT_NOT_AVAILABLE);
      }
      return enter(packet, there, crossing, atEndpoint(packet, there, endpoint.get()));
    }
    return enter(packet, there, crossing, atInterface(packet, there));
  }

  private boolean isAvailable(InterfaceEndpoint endpoint, Place there) {
    return trail.passes(
        new Step.InterfaceEndpointChecked(
            endpoint,
            there.networkInterface().id(),
            endpoint.state() == VpcEndpoint.State.AVAILABLE));
  }

  private Outcome atEndpoint(Packet packet, Place there, InterfaceEndpoint endpoint) {
    Arrival arrival =
        new Arrival.ThroughInterfaceEndpoint(
            endpoint.id(),
            endpoint.owner(),
            endpoint.vpcId(),
            packet.source(),
            client.networkInterface().id(),
            there.networkInterface().id());
    return directory
        .byEndpointServiceName(endpoint.serviceName())
        .<Outcome>map(service -> new Outcome.Arrived(arrival, service))
        .orElseGet(() -> atInterface(packet, there));
  }

  private static Outcome atInterface(Packet packet, Place there) {
    return new Outcome.ReachedInterface(
        there.networkInterface().id(), packet.source(), packet.destination());
  }

  private Outcome enter(Packet packet, Place there, boolean crossing, Outcome arrived) {
    if (crossing
        && !trail.passesBorder(
            there,
            Direction.INGRESS,
            packet.source(),
            packet.port(),
            packet.sourcePort(),
            DropReason.NETWORK_ACL_RETURN)) {
      return new Outcome.Dropped(DropReason.NETWORK_ACL_INGRESS);
    }
    return trail.passesGroups(there, Direction.INGRESS, packet.source(), packet.port())
        ? trail.comeBack(arrived)
        : new Outcome.Dropped(DropReason.SECURITY_GROUP_INGRESS);
  }
}
