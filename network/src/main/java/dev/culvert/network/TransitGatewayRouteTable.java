package dev.culvert.network;

import java.util.List;
import java.util.Optional;

/**
 * A route table of a transit gateway: where packets go that come in through the attachments
 * associated with it.
 *
 * @param associatedAttachmentIds whose packets follow this table; an attachment is associated with
 *     at most one
 * @param propagatedAttachmentIds whose VPCs' blocks are routes of this table
 * @param routes static ones, at most one for each destination
 */
public record TransitGatewayRouteTable(
    String id,
    String owner,
    String region,
    String transitGatewayId,
    List<String> associatedAttachmentIds,
    List<String> propagatedAttachmentIds,
    List<StaticRoute> routes)
    implements Resource {

  /**
   * A route that somebody created.
   *
   * @param attachmentId where it leads; empty for a black hole
   */
  public record StaticRoute(RouteDestination destination, Optional<String> attachmentId) {}

  public TransitGatewayRouteTable {
    associatedAttachmentIds = List.copyOf(associatedAttachmentIds);
    propagatedAttachmentIds = List.copyOf(propagatedAttachmentIds);
    routes = List.copyOf(routes);
  }

  public TransitGatewayRouteTable withAssociations(List<String> changed) {
    return new TransitGatewayRouteTable(
        id, owner, region, transitGatewayId, changed, propagatedAttachmentIds, routes);
  }

  public TransitGatewayRouteTable withPropagations(List<String> changed) {
    return new TransitGatewayRouteTable(
        id, owner, region, transitGatewayId, associatedAttachmentIds, changed, routes);
  }

  public TransitGatewayRouteTable withRoutes(List<StaticRoute> changed) {
    return new TransitGatewayRouteTable(
        id,
        owner,
        region,
        transitGatewayId,
        associatedAttachmentIds,
        propagatedAttachmentIds,
        changed);
  }
}
