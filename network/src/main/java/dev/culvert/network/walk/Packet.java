package dev.culvert.network.walk;

import dev.culvert.network.IpAddress;
import dev.culvert.network.Place;
import dev.culvert.network.RouteTarget;
import java.util.Optional;

/**
 * A packet on its way through a VPC: from the client, from a NAT gateway that sends it as its own,
 * or from the interface of a transit gateway attachment.
 *
 * @param from the interface it leaves from
 * @param source with which address it leaves
 * @param sourcePort with which port it leaves
 * @param entry how it came into the VPC, and its replies have to leave; empty if it began there
 */
record Packet(
    Place from,
    IpAddress source,
    int sourcePort,
    IpAddress destination,
    int port,
    Optional<RouteTarget> entry) {

  /** One that begins in the VPC of the interface. */
  static Packet from(
      Place from, IpAddress source, int sourcePort, IpAddress destination, int port) {
    return new Packet(from, source, sourcePort, destination, port, Optional.empty());
  }

  /** The same packet in another VPC, at this interface of it. */
  Packet enters(Place there, RouteTarget by) {
    return new Packet(there, source, sourcePort, destination, port, Optional.of(by));
  }

  /** The same packet after its addresses were translated. */
  Packet translated(IpAddress newSource, IpAddress newDestination) {
    return new Packet(from, newSource, sourcePort, newDestination, port, entry);
  }
}
