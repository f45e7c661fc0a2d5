package dev.culvert.services.ec2.route;

import dev.culvert.network.RouteTable;
import dev.culvert.network.RouteTableAssociation;
import dev.culvert.network.Vpc;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.CreateRouteTableRequest;
import dev.culvert.shapes.ec2.CreateRouteTableResponse;
import dev.culvert.shapes.ec2.DeleteRouteTableRequest;
import dev.culvert.shapes.ec2.DeleteRouteTableResponse;
import dev.culvert.shapes.ec2.DescribeRouteTablesRequest;
import dev.culvert.shapes.ec2.DescribeRouteTablesResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.Route;
import java.util.List;
import java.util.stream.Stream;

/** Makes, describes and deletes route tables. */
public final class RouteTables {
  private static final Filters<dev.culvert.shapes.ec2.RouteTable> FILTERS =
      Filters.<dev.culvert.shapes.ec2.RouteTable>tagged(table -> table.tags)
          .on("route-table-id", table -> table.routeTableId)
          .on("vpc-id", table -> table.vpcId)
          .on("owner-id", table -> table.ownerId)
          .each("association.gateway-id", table -> associations(table).map(it -> it.gatewayId))
          .each(
              "association.route-table-association-id",
              table -> associations(table).map(it -> it.routeTableAssociationId))
          .each(
              "association.route-table-id", table -> associations(table).map(it -> it.routeTableId))
          .each("association.subnet-id", table -> associations(table).map(it -> it.subnetId))
          .each("association.main", table -> associations(table).map(it -> it.main))
          .each(
              "route.destination-cidr-block",
              table -> routes(table).map(it -> it.destinationCidrBlock))
          .each(
              "route.destination-ipv6-cidr-block",
              table -> routes(table).map(it -> it.destinationIpv6CidrBlock))
          .each(
              "route.destination-prefix-list-id",
              table -> routes(table).map(it -> it.destinationPrefixListId))
          .each(
              "route.egress-only-internet-gateway-id",
              table -> routes(table).map(it -> it.egressOnlyInternetGatewayId))
          .each("route.gateway-id", table -> routes(table).map(it -> it.gatewayId))
          .each("route.instance-id", table -> routes(table).map(it -> it.instanceId))
          .each("route.nat-gateway-id", table -> routes(table).map(it -> it.natGatewayId))
          .each("route.transit-gateway-id", table -> routes(table).map(it -> it.transitGatewayId))
          .each("route.origin", table -> routes(table).map(it -> it.origin))
          .each("route.state", table -> routes(table).map(it -> it.state))
          .each(
              "route.vpc-peering-connection-id",
              table -> routes(table).map(it -> it.vpcPeeringConnectionId));

  private final Actions actions;

  public RouteTables(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_ROUTE_TABLE,
            input -> Touched.a(Kind.ROUTE_TABLE).and(Kind.VPC, input.vpcId),
            RouteTables::create,
            (id, input, seen) ->
                new CreateRouteTableResponse()
                    .routeTable(
                        new RouteTableAnswer(seen)
                            .of(seen.the(Kind.ROUTE_TABLE, RouteTable.class, id)))
                    .clientToken(input.clientToken)),
        actions.read(Ec2.DESCRIBE_ROUTE_TABLES, RouteTables::describe),
        actions.change(
            Ec2.DELETE_ROUTE_TABLE,
            input -> Touched.the(Kind.ROUTE_TABLE, input.routeTableId),
            RouteTables::delete));
  }

  private static String create(CreateRouteTableRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.ROUTE_TABLE.type());
    var vpc = draft.the(Kind.VPC, Vpc.class, Given.required(input.vpcId, "vpcId"));
    var id = draft.newId(Kind.ROUTE_TABLE);
    draft.put(new RouteTable(id, vpc.owner(), vpc.region(), vpc.id(), List.of()));
    Tags.put(draft, Kind.ROUTE_TABLE, id, input.tagSpecifications);
    return id;
  }

  private static DescribeRouteTablesResponse describe(DescribeRouteTablesRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var answer = new RouteTableAnswer(seen);
    var all =
        seen.the(Kind.ROUTE_TABLE, RouteTable.class, input.routeTableIds).stream()
            .map(answer::of)
            .toList();
    var page =
        paging.cut(FILTERS.select(input.filters, all), table -> String.valueOf(table.routeTableId));
    return new DescribeRouteTablesResponse().routeTables(page.items()).nextToken(page.next());
  }

  /** Gateway endpoints do not hold a table back: it leaves them. */
  private static DeleteRouteTableResponse delete(DeleteRouteTableRequest input, Draft draft) {
    var id = Given.required(input.routeTableId, "routeTableId");
    var table = draft.the(Kind.ROUTE_TABLE, RouteTable.class, id);
    if (draft.network().all(RouteTableAssociation.class).stream()
        .anyMatch(it -> it.routeTableId().equals(id))) {
      throw Refusals.dependency("routeTable", id);
    }
    draft.remove(table);
    draft.remove(RouteTableDetails.REGISTER, id);
    return new DeleteRouteTableResponse();
  }

  private static Stream<dev.culvert.shapes.ec2.RouteTableAssociation> associations(
      dev.culvert.shapes.ec2.RouteTable table) {
    return Given.list(table.associations).stream();
  }

  private static Stream<Route> routes(dev.culvert.shapes.ec2.RouteTable table) {
    return Given.list(table.routes).stream();
  }
}
