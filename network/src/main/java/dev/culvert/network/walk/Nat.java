package dev.culvert.network.walk;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Direction;
import dev.culvert.network.NatGateway;
import dev.culvert.network.Network;
import dev.culvert.network.Place;
import dev.culvert.network.PublicAddress;
import java.util.Optional;

/** Takes packets through NAT gateways, into their subnet and out of it again. */
final class Nat {

  /** What becomes of a packet at the gateway. */
  sealed interface Translation {}

  /** The gateway sends it again as its own; its next hop is not decided yet. */
  record Translated(Packet packet) implements Translation {}

  record Lost(DropReason reason) implements Translation {}

  /** Gateways send from this port upwards; here from the client's own where that is possible. */
  private static final int FIRST_PORT = 1024;

  private final Network network;
  private final Trail trail;

  Nat(Network network, Trail trail) {
    this.network = network;
    this.trail = trail;
  }

  Translation translate(Packet packet, NatGateway gateway) {
    if (packet.destination().family() == AddressFamily.IPV6) {
      return new Lost(DropReason.NOT_ROUTABLE);
    }
    Optional<Place> place = network.place(gateway.networkInterfaceId());
    Optional<PublicAddress> elastic = place.flatMap(this::elasticAddress);
    boolean available = gateway.state() == NatGateway.State.AVAILABLE && place.isPresent();
    boolean addressed =
        gateway.connectivity() == NatGateway.Connectivity.PRIVATE || elastic.isPresent();
    trail.passes(new Step.NatGatewayChecked(gateway, elastic, available && addressed));
    if (place.isEmpty() || !available) {
      return new Lost(DropReason.NAT_GATEWAY_NOT_AVAILABLE);
    }
    return addressed
        ? translate(packet, place.get())
        : new Lost(DropReason.NAT_GATEWAY_WITHOUT_ADDRESS);
  }

  private Optional<PublicAddress> elasticAddress(Place place) {
    return network.publicAddress(
        place.networkInterface(), place.networkInterface().primaryAddress());
  }

  private Translation translate(Packet packet, Place gateway) {
    Packet translated =
        Packet.from(
            gateway,
            gateway.networkInterface().primaryAddress(),
            Math.max(packet.sourcePort(), FIRST_PORT),
            packet.destination(),
            packet.port());
    return enters(packet, gateway) && leaves(translated)
        ? new Translated(translated)
        : new Lost(DropReason.NAT_GATEWAY_NETWORK_ACL);
  }

  private boolean enters(Packet packet, Place gateway) {
    packet
        .entry()
        .ifPresent(entry -> trail.mustPass(new WayBack.Return(gateway, packet.source(), entry)));
    return gateway.inSubnetOf(packet.from())
        || trail.passesBorder(
            gateway,
            Direction.INGRESS,
            packet.source(),
            packet.port(),
            packet.sourcePort(),
            DropReason.NAT_GATEWAY_NETWORK_ACL);
  }

  private boolean leaves(Packet translated) {
    return trail.passesBorder(
        translated.from(),
        Direction.EGRESS,
        translated.destination(),
        translated.port(),
        translated.sourcePort(),
        DropReason.NAT_GATEWAY_NETWORK_ACL);
  }
}
