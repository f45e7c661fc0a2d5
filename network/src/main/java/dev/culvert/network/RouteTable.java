package dev.culvert.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A route table, as far as somebody wrote it.
 *
 * <p>Two kinds of route are <em>not</em> in here, because they follow from other resources: the
 * local route of each block of the VPC (unless a route in here has the same destination: then the
 * local route's target was replaced), and the route of each gateway endpoint associated with the
 * table. {@link Network#routes} gives the whole.
 *
 * @param routes at most one static and one propagated route for each destination
 */
public record RouteTable(String id, String owner, String region, String vpcId, List<Route> routes)
    implements Resource {

  public RouteTable {
    routes = List.copyOf(routes);
  }

  /** The static route to exactly this destination. */
  public Optional<Route> route(RouteDestination destination) {
    return routes.stream()
        .filter(route -> !route.propagated() && route.destination().equals(destination))
        .findFirst();
  }

  /** With this route, in place of one of the same kind to the same destination. */
  public RouteTable with(Route route) {
    List<Route> changed = new ArrayList<>(routes);
    changed.removeIf(other ->
        other.propagated() == route.propagated()
            && other.destination().equals(route.destination()));
    changed.add(route);
    return new RouteTable(id, owner, region, vpcId, changed);
  }

  public RouteTable without(Route route) {
    List<Route> changed = new ArrayList<>(routes);
    changed.remove(route);
    return new RouteTable(id, owner, region, vpcId, changed);
  }
}
