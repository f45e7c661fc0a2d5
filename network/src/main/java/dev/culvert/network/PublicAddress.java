package dev.culvert.network;

import java.util.Optional;

/**
 * An address under which the internet knows an address of an interface. IPv6 addresses are known
 * under themselves.
 *
 * @param allocationId of the Elastic IP; empty otherwise
 */
public record PublicAddress(
    IpAddress ip, String networkInterfaceId, IpAddress privateIp, Optional<String> allocationId) {}
