package dev.culvert.network.walk;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.Direction;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Network;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.PublicAddress;
import java.util.List;
import java.util.Optional;

/** What lies behind internet gateways: the services, and everybody else with a public address. */
final class Internet {

  /** What it does not take (RFC 6890): private, shared, local, multicast, reserved. */
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

  private final Network network;
  private final ServiceDirectory directory;
  private final Trail trail;
  private final Delivery delivery;

  Internet(Network network, ServiceDirectory directory, Trail trail, Delivery delivery) {
    this.network = network;
    this.directory = directory;
    this.trail = trail;
    this.delivery = delivery;
  }

  /** Through an internet gateway, which is the second one after a NAT gateway. */
  Outcome throughGateway(Packet packet, String gatewayId) {
    boolean behindNat =
        packet.from().networkInterface().use() instanceof NetworkInterface.Use.OfNatGateway;
    return through(packet, gatewayId, behindNat);
  }

  Outcome throughEgressOnlyGateway(Packet packet, String gatewayId) {
    return packet.destination().family() == AddressFamily.IPV6
        ? through(packet, gatewayId, true)
        : new Outcome.Dropped(DropReason.NOT_ROUTABLE);
  }

  /** Gives IPv4 packets a public source address; IPv6 addresses are public already. */
  private Outcome through(Packet packet, String gatewayId, boolean outboundOnly) {
    if (!trail.passesPublicAccess(packet.from(), Direction.EGRESS, outboundOnly)) {
      return new Outcome.Dropped(DropReason.PUBLIC_ACCESS_BLOCKED);
    }
    boolean translates = packet.source().family() == AddressFamily.IPV4;
    NetworkInterface from = packet.from().networkInterface();
    Optional<PublicAddress> translation =
        translates ? network.publicAddress(from, packet.source()) : Optional.empty();
    return trail.passes(
            new Step.InternetGatewayChecked(
                gatewayId,
                from.id(),
                packet.source(),
                translation,
                !translates || translation.isPresent()))
        ? reach(packet, gatewayId, translation.map(PublicAddress::ip).orElse(packet.source()))
        : new Outcome.Dropped(DropReason.NO_PUBLIC_ADDRESS);
  }

  private Outcome reach(Packet packet, String gatewayId, IpAddress source) {
    IpAddress destination = packet.destination();
    Optional<Service> service = directory.at(destination);
    if (service.isPresent()) {
      return trail.comeBack(new Outcome.Arrived(new Arrival.Public(source), service.get()));
    }
    Optional<PublicAddress> known = network.publicAddress(destination);
    if (known.isPresent()) {
      return delivery.fromInternet(packet, source, known.get());
    }
    return NOT_ROUTABLE.stream().anyMatch(cidr -> cidr.contains(destination))
        ? new Outcome.Dropped(DropReason.NOT_ROUTABLE)
        : trail.comeBack(new Outcome.LeftNetwork(gatewayId, source));
  }
}
