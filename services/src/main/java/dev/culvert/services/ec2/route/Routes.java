package dev.culvert.services.ec2.route;

import dev.culvert.network.Cidr;
import dev.culvert.network.Route;
import dev.culvert.network.RouteDestination;
import dev.culvert.network.RouteTable;
import dev.culvert.network.RouteTarget;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.CreateRouteRequest;
import dev.culvert.shapes.ec2.CreateRouteResponse;
import dev.culvert.shapes.ec2.DeleteRouteRequest;
import dev.culvert.shapes.ec2.DeleteRouteResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ReplaceRouteRequest;
import dev.culvert.shapes.ec2.ReplaceRouteResponse;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes routes by hand. Those of gateway endpoints cannot be written by hand. */
public final class Routes {
  private final Actions actions;

  public Routes(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(
            Ec2.CREATE_ROUTE,
            input -> Touched.the(Kind.ROUTE_TABLE, input.routeTableId),
            Routes::create),
        actions.change(
            Ec2.REPLACE_ROUTE,
            input -> Touched.the(Kind.ROUTE_TABLE, input.routeTableId),
            Routes::replace),
        actions.change(
            Ec2.DELETE_ROUTE,
            input -> Touched.the(Kind.ROUTE_TABLE, input.routeTableId),
            Routes::delete));
  }

  private static CreateRouteResponse create(CreateRouteRequest input, Draft draft) {
    var requested = RequestedRoute.of(input);
    var table = table(requested.routeTableId(), draft);
    var destination = destination(requested, draft);
    var target = new Targets(draft, table, destination).of(requested);
    if (present(table, destination, draft).isPresent()) {
      throw new AwsException(
          "RouteAlreadyExists", "The route identified by " + destination + " already exists.");
    }
    Destinations.check(destination, target, table, draft);
    draft.put(table.with(Route.to(destination, target)));
    return new CreateRouteResponse().returnValue(true);
  }

  private static ReplaceRouteResponse replace(ReplaceRouteRequest input, Draft draft) {
    var requested = RequestedRoute.of(input);
    var table = table(requested.routeTableId(), draft);
    var destination = destination(requested, draft);
    var present =
        present(table, destination, draft)
            .orElseThrow(() ->
                Refusals.value(
                    "There is no route defined for '"
                        + destination
                        + "' in the route table. Use CreateRoute instead."));
    if (Given.flag(input.localTarget)) {
      draft.put(restored(table, destination, draft));
      return new ReplaceRouteResponse();
    }
    var target = new Targets(draft, table, destination).of(requested);
    if (present.target() instanceof RouteTarget.GatewayEndpoint) {
      throw Refusals.value(
          "Cannot create or replace a prefix list route targeting a VPC Endpoint.");
    }
    Destinations.check(destination, target, table, draft);
    draft.put(table.with(Route.to(destination, target)));
    return new ReplaceRouteResponse();
  }

  /** The table with the local route of this destination as it was made. */
  private static RouteTable restored(RouteTable table, RouteDestination destination, Draft draft) {
    var isLocal =
        draft
            .network()
            .find(dev.culvert.network.Vpc.class, table.vpcId())
            .filter(vpc -> destination instanceof Cidr cidr && vpc.cidrs().contains(cidr))
            .isPresent();
    if (!isLocal) {
      throw Refusals.value(
          "The destination " + destination + " is not that of a local route of " + table.id());
    }
    return table.route(destination).map(table::without).orElse(table);
  }

  private static DeleteRouteResponse delete(DeleteRouteRequest input, Draft draft) {
    var table = table(input.routeTableId, draft);
    var destination =
        Destinations.of(
            input.destinationCidrBlock,
            input.destinationIpv6CidrBlock,
            input.destinationPrefixListId,
            draft.seen());
    var present =
        present(table, destination, draft)
            .orElseThrow(() ->
                new AwsException(
                    "InvalidRoute.NotFound",
                    "no route with "
                        + Destinations.parameter(destination)
                        + " "
                        + destination
                        + " in route table "
                        + table.id()));
    if (present.target() instanceof RouteTarget.Local) {
      throw Refusals.value(
          "cannot remove local route " + destination + " in route table " + table.id());
    }
    if (present.target() instanceof RouteTarget.GatewayEndpoint(String endpointId)) {
      throw Refusals.value(
          "cannot remove VPC endpoint route " + endpointId + " in route table " + table.id());
    }
    draft.put(table.without(present));
    return new DeleteRouteResponse();
  }

  private static RouteTable table(@Nullable String id, Draft draft) {
    return draft.the(Kind.ROUTE_TABLE, RouteTable.class, Given.required(id, "routeTableId"));
  }

  private static RouteDestination destination(RequestedRoute requested, Draft draft) {
    return Destinations.of(
        requested.ipv4(), requested.ipv6(), requested.prefixListId(), draft.seen());
  }

  /** The route that is not propagated, local ones and those of endpoints included. */
  private static Optional<Route> present(
      RouteTable table, RouteDestination destination, Draft draft) {
    return draft.network().routes(table.id()).stream()
        .filter(route -> !route.propagated() && route.destination().equals(destination))
        .findFirst();
  }
}
