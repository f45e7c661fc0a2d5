package dev.culvert.network;

/**
 * A thing of the EC2 network. Ids are unique over all accounts and regions, except those of AWS's
 * prefix lists, which are unique within a region.
 */
public sealed interface Resource
    permits BlockPublicAccess,
        BlockPublicAccessExclusion,
        DhcpOptions,
        EgressOnlyInternetGateway,
        ElasticAddress,
        InternetGateway,
        NatGateway,
        NetworkAcl,
        NetworkAclAssociation,
        NetworkInterface,
        PeeringConnection,
        PrefixList,
        RouteTable,
        RouteTableAssociation,
        SecurityGroup,
        Subnet,
        TransitGateway,
        TransitGatewayAttachment,
        TransitGatewayRouteTable,
        VirtualPrivateGateway,
        Vpc,
        VpcEndpoint {

  String id();

  /** The account that owns it: twelve digits, or {@code AWS} for what AWS provides to all. */
  String owner();

  /** The region it lives in, such as {@code us-east-1}. */
  String region();
}
