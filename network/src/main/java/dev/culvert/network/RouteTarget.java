package dev.culvert.network;

/** The next hop of a route. */
public sealed interface RouteTarget {

  /** As EC2 writes it in a route: an id, or {@code local}. */
  String id();

  /** The VPC itself. */
  record Local() implements RouteTarget {

    @Override
    public String id() {
      return "local";
    }
  }

  record InternetGateway(String id) implements RouteTarget {}

  record EgressOnlyInternetGateway(String id) implements RouteTarget {}

  record NatGateway(String id) implements RouteTarget {}

  record GatewayEndpoint(String id) implements RouteTarget {}

  /** Also what EC2 makes of an instance as target: its interface. */
  record NetworkInterface(String id) implements RouteTarget {}

  record PeeringConnection(String id) implements RouteTarget {}

  record TransitGateway(String id) implements RouteTarget {}

  record VirtualPrivateGateway(String id) implements RouteTarget {}
}
