package dev.culvert.network;

import java.util.Optional;

/**
 * A public IPv4 address that leads to a private address of an interface.
 *
 * @param allocationId of the Elastic IP; empty for an address from Amazon's pool
 */
public record PublicAddress(
    Ipv4Address ip,
    String networkInterfaceId,
    IpAddress privateIp,
    Optional<String> allocationId) {}
