package dev.culvert.network.walk;

import dev.culvert.network.IpAddress;
import dev.culvert.network.Place;

/**
 * A packet that is about to leave a subnet, from the client or from a NAT gateway.
 *
 * @param from the interface it leaves from, which is not the client's after a NAT gateway
 * @param source with which address it leaves
 * @param sourcePort with which port it leaves
 */
record Packet(Place from, IpAddress source, int sourcePort, IpAddress destination, int port) {}
