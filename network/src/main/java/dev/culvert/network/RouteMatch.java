package dev.culvert.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The route that wins for some address, and what it won against. The longest prefix wins; of equal
 * prefixes a static route beats a prefix list's, and that beats a propagated one (Amazon VPC User
 * Guide, "Route priority"). Of two prefix lists with the same block EC2 picks any and keeps to it;
 * here it is the one with the lowest id.
 *
 * @param cidr the block that held the address: the destination, or one block of the prefix list
 * @param beaten routes with the same block, in the order in which they would have come next
 * @param lessSpecific the best of the routes with a shorter prefix
 */
public record RouteMatch(
    Route route, Cidr cidr, List<Route> beaten, Optional<RouteMatch> lessSpecific) {

  /** This match and all less specific ones, longest prefix first. */
  public List<RouteMatch> candidates() {
    List<RouteMatch> candidates = new ArrayList<>();
    for (Optional<RouteMatch> next = Optional.of(this);
        next.isPresent();
        next = next.get().lessSpecific()) {
      candidates.add(next.get());
    }
    return candidates;
  }

  /** What would win if these routes were not there. */
  public Optional<RouteMatch> without(Predicate<Route> left) {
    if (!left.test(route)) {
      return Optional.of(this);
    }
    List<Route> rest = beaten.stream().filter(left.negate()).toList();
    return rest.isEmpty()
        ? lessSpecific.flatMap(next -> next.without(left))
        : Optional.of(
            new RouteMatch(rest.getFirst(), cidr, rest.subList(1, rest.size()), lessSpecific));
  }
}
