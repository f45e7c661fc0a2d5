package dev.culvert.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All routes of one table of a transit gateway, made ready for questions. */
record TransitRoutes(PrefixMap<TransitRoute> matches) {

  static final TransitRoutes EMPTY = new TransitRoutes(PrefixMap.of(Map.of()));

  /**
   * @param expand the blocks of a prefix list
   * @param propagate the blocks that an attachment's VPC announces
   */
  static TransitRoutes of(
      TransitGatewayRouteTable table,
      Function<PrefixListId, List<Cidr>> expand,
      Function<String, List<Cidr>> propagate) {
    Map<Cidr, TransitRoute> routes = new HashMap<>();
    for (TransitGatewayRouteTable.StaticRoute route : table.routes()) {
      List<Cidr> cidrs =
          switch (route.destination()) {
            case Cidr cidr -> List.of(cidr);
            case PrefixListId list -> expand.apply(list);
          };
      cidrs.forEach(cidr ->
          routes.putIfAbsent(
              cidr, new TransitRoute(cidr, route.attachmentId(), TransitRoute.Kind.STATIC)));
    }
    for (String attachment : table.propagatedAttachmentIds()) {
      propagate
          .apply(attachment)
          .forEach(cidr ->
              routes.putIfAbsent(
                  cidr,
                  new TransitRoute(cidr, Optional.of(attachment), TransitRoute.Kind.PROPAGATED)));
    }
    return new TransitRoutes(PrefixMap.of(routes));
  }
}
