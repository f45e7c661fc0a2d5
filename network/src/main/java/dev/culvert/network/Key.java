package dev.culvert.network;

/**
 * What a network can be asked for besides a resource by its id.
 *
 * @param <V> the answer
 */
sealed interface Key<V> {

  /** The interface that has a private address in a VPC. */
  record InterfaceAt(String vpcId, IpAddress ip) implements Key<NetworkInterface> {}

  /** A subnet's own association with a route table. */
  record TableOfSubnet(String subnetId) implements Key<RouteTableAssociation> {}

  /** The association of a VPC's main route table. */
  record MainTable(String vpcId) implements Key<RouteTableAssociation> {}

  /** The association of a gateway with its route table. */
  record TableOfGateway(String gatewayId) implements Key<RouteTableAssociation> {}

  record AclOfSubnet(String subnetId) implements Key<NetworkAclAssociation> {}

  /** The Elastic IP that is associated with a private address. */
  record ElasticAddressOf(String networkInterfaceId, IpAddress privateIp)
      implements Key<PublicAddress> {}

  /** The internet gateway attached to a VPC. */
  record InternetGatewayOf(String vpcId) implements Key<InternetGateway> {}

  /** The interface endpoint of a VPC whose private DNS answers for a name. */
  record PrivateDns(String vpcId, String host) implements Key<InterfaceEndpoint> {}

  /** The active peering connection between two VPCs. */
  record ActivePeering(String vpcId, String otherVpcId) implements Key<PeeringConnection> {}

  /** The exclusion of a VPC or subnet from Block Public Access. */
  record Exclusion(String excludedId) implements Key<BlockPublicAccessExclusion> {}

  /** How a VPC is attached to a transit gateway. */
  record TransitAttachment(String transitGatewayId, String vpcId)
      implements Key<TransitGatewayAttachment> {}

  /** Which table of its transit gateway an attachment follows. */
  record TransitTable(String attachmentId) implements Key<TransitGatewayRouteTable> {}

  /** The routes of a transit gateway's table, made ready for questions. */
  record RoutesOfTransitTable(String tableId) implements Key<TransitRoutes> {}

  /** Whom the internet knows under an address. */
  record Public(IpAddress ip) implements Key<PublicAddress> {}

  /** The gateway endpoints associated with a route table, by id. */
  record EndpointsOn(String routeTableId) implements Key<EndpointsOnTable> {}

  /** The routes of a table, made ready for questions. */
  record Routes(String routeTableId) implements Key<RouteLookup> {}
}
