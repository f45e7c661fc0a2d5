package dev.culvert.network.walk;

import dev.culvert.network.EffectiveAssociation;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Network;
import dev.culvert.network.Place;
import dev.culvert.network.RouteMatch;
import dev.culvert.network.RouteTarget;
import dev.culvert.network.TransitGatewayAttachment;
import dev.culvert.network.TransitGatewayRouteTable;
import dev.culvert.network.TransitRoute;
import dev.culvert.network.walk.Step.Leg;
import dev.culvert.network.walk.Step.NoRoute;
import dev.culvert.network.walk.Step.RouteChosen;
import dev.culvert.network.walk.Step.RouteLookedUp;
import dev.culvert.network.walk.Step.TransitRouteLookedUp;
import java.util.Optional;

/** What route tables say. */
final class Routes {

  private final Network network;

  Routes(Network network) {
    this.network = network;
  }

  /** Asks the route table of the place's subnet. */
  RouteLookedUp from(Place place, Leg leg, IpAddress destination) {
    return step(place, leg, destination, place.routes().lookup(destination));
  }

  /**
   * Asks for a NAT gateway, or for what came in through a transit gateway: gateway endpoints are
   * for the clients in the VPC itself. NAT gateways cannot send through them (Amazon VPC User
   * Guide, "NAT gateway basics"), and they do not extend out of the VPC (AWS PrivateLink guide,
   * "Gateway endpoints"). That packets go on as if these routes were not there, rather than get
   * lost, is assumed.
   */
  RouteLookedUp pastEndpoints(Place place, IpAddress destination) {
    Optional<RouteMatch> match =
        place
            .routes()
            .lookup(destination)
            .flatMap(
                it -> it.without(route -> route.target() instanceof RouteTarget.GatewayEndpoint));
    return step(place, Leg.FORWARD, destination, match);
  }

  private RouteLookedUp step(
      Place place, Leg leg, IpAddress destination, Optional<RouteMatch> match) {
    Optional<EffectiveAssociation> association = place.association();
    return association.isPresent() && match.isPresent()
        ? new RouteChosen(
            place.subnet().id(),
            leg,
            association.get(),
            destination,
            match.get(),
            network.state(place.vpc().id(), match.get().route()))
        : new NoRoute(place.subnet().id(), leg, association, destination);
  }

  /** Asks the transit gateway's table that the attachment follows. */
  TransitRouteLookedUp from(TransitGatewayAttachment attachment, Leg leg, IpAddress destination) {
    Optional<String> table =
        network.transitRouteTable(attachment.id()).map(TransitGatewayRouteTable::id);
    Optional<TransitRoute> route = table.flatMap(id -> network.transitRoute(id, destination));
    boolean carried =
        route
            .flatMap(TransitRoute::attachmentId)
            .flatMap(id -> network.find(TransitGatewayAttachment.class, id))
            .filter(TransitGatewayAttachment::carries)
            .isPresent();
    return new TransitRouteLookedUp(table, attachment.id(), leg, destination, route, carried);
  }
}
