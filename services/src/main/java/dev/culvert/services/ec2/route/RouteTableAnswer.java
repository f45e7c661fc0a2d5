package dev.culvert.services.ec2.route;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.PrefixListId;
import dev.culvert.network.RouteTarget;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.shapes.ec2.PropagatingVgw;
import dev.culvert.shapes.ec2.Route;
import dev.culvert.shapes.ec2.RouteTable;
import dev.culvert.shapes.ec2.RouteTableAssociation;
import dev.culvert.shapes.ec2.RouteTableAssociationState;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Route tables as responses show them. */
final class RouteTableAnswer {
  private final Seen seen;
  private final Map<String, List<dev.culvert.network.RouteTableAssociation>> associations;

  RouteTableAnswer(Seen seen) {
    this.seen = seen;
    this.associations =
        seen.all(dev.culvert.network.RouteTableAssociation.class).stream()
            .collect(
                Collectors.groupingBy(dev.culvert.network.RouteTableAssociation::routeTableId));
  }

  RouteTable of(dev.culvert.network.RouteTable table) {
    return new RouteTable()
        .routeTableId(table.id())
        .vpcId(table.vpcId())
        .ownerId(table.owner())
        .routes(
            seen.network().routes(table.id()).stream()
                .map(route -> route(table.vpcId(), route))
                .toList())
        .associations(
            associations.getOrDefault(table.id(), List.of()).stream()
                .map(RouteTableAnswer::association)
                .toList())
        .propagatingVgws(
            RouteTableDetails.of(seen.world(), table.id()).propagatingGateways().stream()
                .map(id -> new PropagatingVgw().gatewayId(id))
                .toList())
        .tags(Tags.of(seen, table.id()));
  }

  private Route route(String vpcId, dev.culvert.network.Route route) {
    var shown =
        new Route()
            .origin(
                switch (route.origin()) {
                  case CREATE_ROUTE_TABLE -> "CreateRouteTable";
                  case CREATE_ROUTE -> "CreateRoute";
                  case ENABLE_VGW_ROUTE_PROPAGATION -> "EnableVgwRoutePropagation";
                })
            .state(
                switch (seen.network().state(vpcId, route)) {
                  case ACTIVE -> "active";
                  case BLACKHOLE -> "blackhole";
                });
    switch (route.destination()) {
      case Cidr cidr when cidr.family() == AddressFamily.IPV6 ->
          shown.destinationIpv6CidrBlock(cidr.toString());
      case Cidr cidr -> shown.destinationCidrBlock(cidr.toString());
      case PrefixListId(String id) -> shown.destinationPrefixListId(id);
    }
    return target(shown, route.target());
  }

  private Route target(Route shown, RouteTarget target) {
    return switch (target) {
      case RouteTarget.Local local -> shown.gatewayId(local.id());
      case RouteTarget.InternetGateway(String id) -> shown.gatewayId(id);
      case RouteTarget.VirtualPrivateGateway(String id) -> shown.gatewayId(id);
      case RouteTarget.GatewayEndpoint(String id) -> shown.gatewayId(id);
      case RouteTarget.EgressOnlyInternetGateway(String id) ->
          shown.egressOnlyInternetGatewayId(id);
      case RouteTarget.NatGateway(String id) -> shown.natGatewayId(id);
      case RouteTarget.TransitGateway(String id) -> shown.transitGatewayId(id);
      case RouteTarget.PeeringConnection(String id) -> shown.vpcPeeringConnectionId(id);
      case RouteTarget.NetworkInterface(String id) -> {
        seen.network()
            .find(NetworkInterface.class, id)
            .filter(it -> it.attachment().isPresent())
            .ifPresent(it ->
                shown.instanceId(it.attachment().get().instanceId()).instanceOwnerId(it.owner()));
        yield shown.networkInterfaceId(id);
      }
    };
  }

  private static RouteTableAssociation association(
      dev.culvert.network.RouteTableAssociation association) {
    var shown =
        new RouteTableAssociation()
            .routeTableAssociationId(association.id())
            .routeTableId(association.routeTableId())
            .main(false)
            .associationState(associated());
    return switch (association.with()) {
      case dev.culvert.network.RouteTableAssociation.AsMain _ -> shown.main(true);
      case dev.culvert.network.RouteTableAssociation.WithSubnet(String id) -> shown.subnetId(id);
      case dev.culvert.network.RouteTableAssociation.WithGateway(String id) -> shown.gatewayId(id);
    };
  }

  static RouteTableAssociationState associated() {
    return new RouteTableAssociationState().state("associated");
  }
}
