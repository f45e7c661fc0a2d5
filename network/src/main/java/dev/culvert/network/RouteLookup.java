package dev.culvert.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * All routes of one table, made ready for the question which one wins for an address.
 *
 * @param routes in the order in which they are described: local, then as written, then endpoints
 */
record RouteLookup(List<Route> routes, PrefixMap<RouteMatch> matches) {

  static final RouteLookup EMPTY = new RouteLookup(List.of(), PrefixMap.of(Map.of()));

  /**
   * Best first. Ids break what EC2 leaves open, so that the same network always decides the same.
   */
  private static final Comparator<Route> ORDER =
      Comparator.comparingInt(RouteLookup::rank)
          .thenComparing(route -> route.destination().toString())
          .thenComparing(route -> route.target().id());

  private static int rank(Route route) {
    if (route.propagated()) {
      return 2;
    }
    return switch (route.destination()) {
      case Cidr _ -> 0;
      case PrefixListId _ -> 1;
    };
  }

  /**
   * @param expand the blocks of a prefix list; none if the list does not exist
   */
  static RouteLookup of(List<Route> routes, Function<PrefixListId, List<Cidr>> expand) {
    Map<Cidr, List<Route>> byCidr = new HashMap<>();
    for (Route route : routes) {
      List<Cidr> cidrs =
          switch (route.destination()) {
            case Cidr cidr -> List.of(cidr);
            case PrefixListId list -> expand.apply(list).stream().distinct().toList();
          };
      cidrs.forEach(cidr -> byCidr.computeIfAbsent(cidr, _ -> new ArrayList<>()).add(route));
    }
    return new RouteLookup(routes, PrefixMap.of(chain(byCidr)));
  }

  private static Map<Cidr, RouteMatch> chain(Map<Cidr, List<Route>> byCidr) {
    Map<Cidr, RouteMatch> matches = new HashMap<>();
    Deque<RouteMatch> enclosing = new ArrayDeque<>();
    new TreeMap<>(byCidr)
        .forEach((cidr, routes) -> {
          while (!enclosing.isEmpty() && !enclosing.peek().cidr().contains(cidr)) {
            enclosing.pop();
          }
          routes.sort(ORDER);
          RouteMatch match =
              new RouteMatch(
                  routes.getFirst(),
                  cidr,
                  List.copyOf(routes.subList(1, routes.size())),
                  Optional.ofNullable(enclosing.peek()));
          enclosing.push(match);
          matches.put(cidr, match);
        });
    return matches;
  }

  boolean mentions(PrefixListId list) {
    return routes.stream().anyMatch(route -> route.destination().equals(list));
  }
}
