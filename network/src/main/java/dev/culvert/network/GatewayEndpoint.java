package dev.culvert.network;

import java.util.List;

/**
 * A gateway endpoint: a route target, without address, security group or name. Each table it is
 * associated with has one route more, from the service's prefix list to the endpoint; that route
 * exists exactly as long as the association in {@code routeTableIds}.
 *
 * @param prefixListId the service's list in the endpoint's region
 * @param routeTableIds change them with {@link Network#associate} and {@link Network#disassociate}
 */
public record GatewayEndpoint(
    String id,
    String owner,
    String region,
    String vpcId,
    String serviceName,
    PrefixListId prefixListId,
    State state,
    List<String> routeTableIds)
    implements VpcEndpoint {

  public GatewayEndpoint {
    routeTableIds = List.copyOf(routeTableIds);
  }

  /** The route that stands in each associated table. */
  public Route route() {
    return Route.to(prefixListId, new RouteTarget.GatewayEndpoint(id));
  }

  @Override
  public GatewayEndpoint withState(State changed) {
    return new GatewayEndpoint(
        id, owner, region, vpcId, serviceName, prefixListId, changed, routeTableIds);
  }

  GatewayEndpoint withRouteTables(List<String> changed) {
    return new GatewayEndpoint(id, owner, region, vpcId, serviceName, prefixListId, state, changed);
  }
}
