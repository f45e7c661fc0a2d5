package dev.culvert.network.walk;

import dev.culvert.network.IpAddress;
import dev.culvert.network.Traffic;
import java.util.Optional;

/**
 * A connection that a network interface wants to open.
 *
 * @param interfaceId where it starts
 * @param source which of the interface's private addresses it uses; empty for the primary one (for
 *     IPv6, the first one of that family)
 * @param destination where it wants to go
 * @param protocol {@link Traffic#TCP} or {@link Traffic#UDP}
 * @param port at the destination
 * @param sourcePort at the interface: network ACLs have to let the replies to it in
 */
public record Flow(
    String interfaceId,
    Optional<IpAddress> source,
    Destination destination,
    int protocol,
    int port,
    int sourcePort) {

  /** Where a connection wants to go. */
  public sealed interface Destination {}

  /** A name, to be resolved on the way. */
  public record Host(String name) implements Destination {}

  /** An address. */
  public record Address(IpAddress ip) implements Destination {}

  /** A name that the client has already resolved by its own means. */
  public record ResolvedHost(String name, IpAddress ip) implements Destination {}

  /** A TCP connection from the interface's primary address to a named host. */
  public static Flow toHost(String interfaceId, String name, int port, int sourcePort) {
    return new Flow(interfaceId, Optional.empty(), new Host(name), Traffic.TCP, port, sourcePort);
  }

  /** A TCP connection from the interface's primary address to an address. */
  public static Flow toAddress(String interfaceId, IpAddress ip, int port, int sourcePort) {
    return new Flow(interfaceId, Optional.empty(), new Address(ip), Traffic.TCP, port, sourcePort);
  }
}
