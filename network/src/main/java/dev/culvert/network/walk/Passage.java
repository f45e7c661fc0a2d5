package dev.culvert.network.walk;

import dev.culvert.network.IpAddress;

/** How a connection got in, and how far: what a carrier knows before anything of it is read. */
public sealed interface Passage {

  /** From outside any VPC, to the service's public door. */
  record FromOutside(IpAddress source) implements Passage {}

  /** From a network interface to a service. */
  record ToService(Walk walk, Outcome.Arrived arrived, String host, int port) implements Passage {}

  /** From a network interface to the instance metadata service of its VPC. */
  record ToMetadata(String interfaceId) implements Passage {}
}
