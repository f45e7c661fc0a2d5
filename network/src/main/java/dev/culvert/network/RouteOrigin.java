package dev.culvert.network;

/** How a route came into its table. */
public enum RouteOrigin {
  /** With the table: the local routes. */
  CREATE_ROUTE_TABLE,
  /** By hand, or by associating a gateway endpoint. */
  CREATE_ROUTE,
  /** From a virtual private gateway. */
  ENABLE_VGW_ROUTE_PROPAGATION
}
