package dev.culvert.network.walk;

import dev.culvert.network.Direction;
import dev.culvert.network.EffectiveAssociation;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Network;
import dev.culvert.network.Place;
import dev.culvert.network.RouteMatch;
import dev.culvert.network.RouteTarget;
import dev.culvert.network.walk.Step.Leg;
import dev.culvert.network.walk.Step.NoRoute;
import dev.culvert.network.walk.Step.RouteChosen;
import dev.culvert.network.walk.Step.RouteLookedUp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a walk has checked so far, and what the replies will have to pass. */
final class Trail {

  private final Network network;
  private final Filters filters;
  private final List<Step> steps = new ArrayList<>();
  private final Deque<WayBack> wayBack = new ArrayDeque<>();

  Trail(Network network, Filters filters) {
    this.network = network;
    this.filters = filters;
  }

  List<Step> steps() {
    return steps;
  }

  /** Notes the step and says whether the packet goes on. */
  boolean passes(Step step) {
    steps.add(step);
    return step.passed();
  }

  /** Whether an interface's security groups let the packet through; replies are not asked again. */
  boolean passesGroups(Place place, Direction direction, IpAddress peer, int port) {
    return passes(filters.securityGroups(place, direction, peer, port));
  }

  /**
   * Whether the packet gets over the border of the place's subnet. Its replies will have to, too.
   *
   * @param replyPort the destination port of the replies
   * @param lost why the connection fails if the replies do not pass
   */
  boolean passesBorder(
      Place place, Direction direction, IpAddress peer, int port, int replyPort, DropReason lost) {
    Direction opposite = direction == Direction.EGRESS ? Direction.INGRESS : Direction.EGRESS;
    wayBack.push(new WayBack.Border(place, opposite, peer, replyPort, lost));
    return passes(filters.networkAcl(place, direction, Leg.FORWARD, peer, port));
  }

  /** The next hop turned out to be in the same subnet: the border passed last was none. */
  void forgetBorder() {
    wayBack.pop();
  }

  /** The place's subnet will have to send the replies the way that the packet came. */
  void mustReturn(Place place, IpAddress destination, RouteTarget via) {
    wayBack.push(new WayBack.Return(place, destination, via));
  }

  /** Follows the replies back to the client, from the far end. */
  Outcome comeBack(Outcome arrived) {
    for (WayBack next : wayBack) {
      switch (next) {
        case WayBack.Border(
                Place place,
                Direction direction,
                IpAddress peer,
                int port,
                DropReason lost) -> {
          if (!passes(filters.networkAcl(place, direction, Leg.RETURN, peer, port))) {
            return new Outcome.Dropped(lost);
          }
        }
        case WayBack.Return(Place place, IpAddress destination, RouteTarget via) -> {
          RouteLookedUp route = route(place, Leg.RETURN, destination);
          if (!passes(route) || !leadsTo(route, via)) {
            return new Outcome.Dropped(DropReason.NO_RETURN_ROUTE);
          }
        }
      }
    }
    return arrived;
  }

  private static boolean leadsTo(RouteLookedUp route, RouteTarget via) {
    return switch (route) {
      case RouteChosen chosen -> chosen.match().route().target().equals(via);
      case NoRoute _ -> false;
    };
  }

  /** What the route table of the place's subnet says. */
  RouteLookedUp route(Place place, Leg leg, IpAddress destination) {
    Optional<EffectiveAssociation> association = place.association();
    Optional<RouteMatch> match = place.routes().lookup(destination);
    if (association.isPresent() && match.isPresent()) {
      return chosen(place, leg, association.get(), destination, match.get());
    }
    return new NoRoute(place.subnet().id(), leg, association, destination);
  }

  /**
   * What the route table of a NAT gateway's subnet says. A NAT gateway cannot send through VPC
   * endpoints (Amazon VPC User Guide, "NAT gateway basics"); that it does as if their routes were
   * not there, rather than lose the packet, is assumed.
   */
  RouteLookedUp routeOfNatGateway(Place gateway, IpAddress destination) {
    return switch (route(gateway, Leg.FORWARD, destination)) {
      case RouteChosen chosen ->
          chosen
              .match()
              .without(route -> route.target() instanceof RouteTarget.GatewayEndpoint)
              .<RouteLookedUp>map(
                  match -> chosen(gateway, Leg.FORWARD, chosen.association(), destination, match))
              .orElseGet(() ->
                  new NoRoute(
                      chosen.subnetId(),
                      Leg.FORWARD,
                      Optional.of(chosen.association()),
                      destination));
      case NoRoute none -> none;
    };
  }

  private RouteChosen chosen(
      Place place,
      Leg leg,
      EffectiveAssociation association,
      IpAddress destination,
      RouteMatch match) {
    return new RouteChosen(
        place.subnet().id(),
        leg,
        association,
        destination,
        match,
        network.state(place.vpc().id(), match.route()));
  }
}
