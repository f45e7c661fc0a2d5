package dev.culvert.network;

/** One line of a route table. Whether it is active depends on its target: {@link Network#state}. */
public record Route(RouteDestination destination, RouteTarget target, RouteOrigin origin) {

  /** A route that somebody created. */
  public static Route to(RouteDestination destination, RouteTarget target) {
    return new Route(destination, target, RouteOrigin.CREATE_ROUTE);
  }

  public boolean propagated() {
    return origin == RouteOrigin.ENABLE_VGW_ROUTE_PROPAGATION;
  }
}
