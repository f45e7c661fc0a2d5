package dev.culvert.network.walk;

import dev.culvert.network.IpAddress;

/**
 * How a request came to a service, known beyond doubt: the only source of network condition keys.
 */
public sealed interface Arrival {

  /** The address that the service sees. */
  IpAddress source();

  /**
   * Over the internet, or from outside of any VPC.
   *
   * @param source a public address: the instance's own, or its NAT gateway's Elastic IP
   */
  record Public(IpAddress source) implements Arrival {}

  /**
   * Through a gateway endpoint.
   *
   * @param endpointOwner the account that owns the endpoint
   * @param vpcId the endpoint's VPC, which is also the client's
   * @param source the private address of the client
   * @param interfaceId the client's network interface
   */
  record ThroughGatewayEndpoint(
      String endpointId, String endpointOwner, String vpcId, IpAddress source, String interfaceId)
      implements Arrival {}

  /**
   * Through an interface endpoint.
   *
   * @param endpointOwner the account that owns the endpoint
   * @param vpcId the endpoint's VPC, which need not be the client's: peering leads here too
   * @param source the private address of the client
   * @param interfaceId the client's network interface
   * @param endpointInterfaceId the interface of the endpoint that was reached
   */
  record ThroughInterfaceEndpoint(
      String endpointId,
      String endpointOwner,
      String vpcId,
      IpAddress source,
      String interfaceId,
      String endpointInterfaceId)
      implements Arrival {}
}
