package dev.culvert.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The gateway endpoints associated with one route table: at most one for each service.
 *
 * @param endpoints ordered by id
 */
record EndpointsOnTable(List<GatewayEndpoint> endpoints) {

  static final EndpointsOnTable NONE = new EndpointsOnTable(List.of());

  EndpointsOnTable with(GatewayEndpoint endpoint) {
    for (GatewayEndpoint other : endpoints) {
      if (other.prefixListId().equals(endpoint.prefixListId())) {
        throw new IllegalArgumentException(
            "`" + other.id() + "` already has the table's route to " + endpoint.prefixListId());
      }
    }
    List<GatewayEndpoint> changed = new ArrayList<>(endpoints);
    changed.add(endpoint);
    changed.sort(Comparator.comparing(GatewayEndpoint::id));
    return new EndpointsOnTable(changed);
  }

  EndpointsOnTable without(GatewayEndpoint endpoint) {
    return new EndpointsOnTable(
        endpoints.stream().filter(other -> !other.id().equals(endpoint.id())).toList());
  }
}
