package dev.culvert.network;

/**
 * Makes a route table apply to something. A subnet without an association of its own follows the
 * main table of its VPC.
 *
 * @param with what the table is associated with
 */
public record RouteTableAssociation(
    String id, String owner, String region, String routeTableId, Associated with)
    implements Resource {

  /** What a route table applies to. */
  public sealed interface Associated {}

  /** One subnet, explicitly. */
  public record WithSubnet(String subnetId) implements Associated {}

  /** All subnets of the VPC that have no association of their own. */
  public record AsMain(String vpcId) implements Associated {}

  /** Traffic that enters through an internet or virtual private gateway. */
  public record WithGateway(String gatewayId) implements Associated {}

  public RouteTableAssociation withRouteTable(String changed) {
    return new RouteTableAssociation(id, owner, region, changed, with);
  }
}
