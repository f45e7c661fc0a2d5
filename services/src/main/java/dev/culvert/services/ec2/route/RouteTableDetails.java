package dev.culvert.services.ec2.route;

import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the API knows of a route table beyond the network; only kept for tables where there is
 * something to know.
 *
 * @param propagatingGateways virtual private gateways that may add routes
 */
public record RouteTableDetails(String routeTableId, SortedSet<String> propagatingGateways) {

  public static final Register<RouteTableDetails> REGISTER =
      Register.of("ec2.route-table", RouteTableDetails.class, RouteTableDetails::routeTableId);

  public RouteTableDetails {
    propagatingGateways = Collections.unmodifiableSortedSet(new TreeSet<>(propagatingGateways));
  }

  static RouteTableDetails of(World world, String routeTableId) {
    return world
        .find(REGISTER, routeTableId)
        .orElseGet(() -> new RouteTableDetails(routeTableId, Collections.emptySortedSet()));
  }
}
