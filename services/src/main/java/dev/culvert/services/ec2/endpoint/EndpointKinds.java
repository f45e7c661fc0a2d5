package dev.culvert.services.ec2.endpoint;

import dev.culvert.services.ec2.basis.Kind;

/** Where the operations on endpoints spell codes unlike the rest of EC2. */
final class EndpointKinds {
  static final Kind VPC =
      new Kind(
          "vpc",
          "vpc",
          "InvalidVpcId.NotFound",
          "The Vpc Id %s does not exist",
          "InvalidVpcID.Malformed");
  static final Kind ROUTE_TABLE = Kind.ROUTE_TABLE.notFoundAs("InvalidRouteTableId.NotFound");

  /** In the list of those that could not be deleted. */
  static final Kind UNSUCCESSFUL = Kind.VPC_ENDPOINT.notFoundAs("InvalidVpcEndpoint.NotFound");

  private EndpointKinds() {}
}
