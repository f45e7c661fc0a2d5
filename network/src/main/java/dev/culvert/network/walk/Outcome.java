package dev.culvert.network.walk;

import dev.culvert.network.IpAddress;

/** How a walk ends. */
public sealed interface Outcome {

  /**
   * At a service.
   *
   * @param service whose door it is: decided by the address or the endpoint, never by a name
   */
  record Arrived(Arrival arrival, Service service) implements Outcome {}

  /**
   * At a network interface that is no VPC endpoint's. If {@code destination} is none of its
   * addresses, the interface is a middlebox that a route names; what it does is its own business.
   *
   * @param source the address that the interface sees
   */
  record ReachedInterface(String interfaceId, IpAddress source, IpAddress destination)
      implements Outcome {}

  /** At a service that each VPC has at a fixed address, which no filter applies to. */
  record ReachedLocalService(LocalService service) implements Outcome {}

  /**
   * Out of the network, to a place that is not modelled: an address of the internet that is neither
   * a service's nor an interface's, or what lies behind a virtual private gateway.
   *
   * @param gatewayId the last resource on the way
   * @param source the address with which it leaves
   */
  record LeftNetwork(String gatewayId, IpAddress source) implements Outcome {}

  /** Nowhere: the client sees silence until its own time-out. */
  record Dropped(DropReason reason) implements Outcome {}

  /** Nowhere: the name has no address. */
  record NotResolved(NotResolvedReason reason) implements Outcome {}
}
