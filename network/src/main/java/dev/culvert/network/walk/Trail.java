package dev.culvert.network.walk;

import dev.culvert.network.BlockPublicAccess;
import dev.culvert.network.BlockPublicAccessExclusion;
import dev.culvert.network.Direction;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Network;
import dev.culvert.network.Place;
import dev.culvert.network.walk.Step.Leg;
import dev.culvert.network.walk.Step.NoRoute;
import dev.culvert.network.walk.Step.RouteChosen;
import dev.culvert.network.walk.Step.TransitRouteLookedUp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a walk has checked so far, and what the replies will have to pass. */
final class Trail {

  private final Network network;
  private final Filters filters;
  private final Routes routes;
  private final List<Step> steps = new ArrayList<>();
  private final Deque<WayBack> wayBack = new ArrayDeque<>();

  Trail(Network network, Filters filters, Routes routes) {
    this.network = network;
    this.filters = filters;
    this.routes = routes;
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
    mustPass(new WayBack.Border(place, opposite, peer, replyPort, lost));
    return passesOneWay(place, direction, peer, port);
  }

  /** The same where replies take another way. */
  boolean passesOneWay(Place place, Direction direction, IpAddress peer, int port) {
    return passes(filters.networkAcl(place, direction, Leg.FORWARD, peer, port));
  }

  /** The next hop turned out to be in the same subnet: the border passed last was none. */
  void forgetBorder() {
    wayBack.pop();
  }

  /** What the replies have to pass, before all that was noted earlier. */
  void mustPass(WayBack next) {
    wayBack.push(next);
  }

  /**
   * Whether VPC Block Public Access lets the packet pass a gateway of the place's VPC. Which
   * subnet's exclusion counts behind a NAT gateway is not documented: here it is the NAT gateway's.
   */
  boolean passesPublicAccess(Place place, Direction direction, boolean outboundOnly) {
    Optional<BlockPublicAccess> setting =
        network
            .blockPublicAccess(place.vpc().owner(), place.vpc().region())
            .filter(it -> it.mode() != BlockPublicAccess.Mode.OFF);
    if (setting.isEmpty()) {
      return true;
    }
    Optional<BlockPublicAccessExclusion> exclusion = network.exclusion(place.subnet());
    BlockPublicAccessExclusion.Mode mode =
        exclusion
            .map(BlockPublicAccessExclusion::mode)
            .orElse(BlockPublicAccessExclusion.Mode.NONE);
    return passes(
        new Step.PublicAccessChecked(
            setting.get(),
            direction,
            place.subnet().id(),
            exclusion,
            setting.get().admits(direction, outboundOnly, mode)));
  }

  /** Follows the replies back to the client, from the far end. */
  Outcome comeBack(Outcome arrived) {
    for (WayBack next : wayBack) {
      boolean passed =
          switch (next) {
            case WayBack.Border it ->
                passes(
                    filters.networkAcl(
                        it.place(), it.direction(), Leg.RETURN, it.peer(), it.port()));
            case WayBack.Return it -> returns(it);
            case WayBack.ReturnTransit it -> returns(it);
          };
      if (!passed) {
        return new Outcome.Dropped(
            next instanceof WayBack.Border border ? border.lost() : DropReason.NO_RETURN_ROUTE);
      }
    }
    return arrived;
  }

  private boolean returns(WayBack.Return back) {
    return switch (routes.from(back.place(), Leg.RETURN, back.destination())) {
      case RouteChosen chosen ->
          passes(chosen) && chosen.match().route().target().equals(back.via());
      case NoRoute none -> passes(none);
    };
  }

  private boolean returns(WayBack.ReturnTransit back) {
    TransitRouteLookedUp route = routes.from(back.attachment(), Leg.RETURN, back.destination());
    return passes(route)
        && route
            .route()
            .flatMap(it -> it.attachmentId())
            .filter(back.to().id()::equals)
            .isPresent();
  }
}
