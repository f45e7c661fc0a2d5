package dev.culvert.services.ec2.transit;

import dev.culvert.network.Cidr;
import dev.culvert.network.PrefixListId;
import dev.culvert.network.RouteDestination;
import dev.culvert.network.TransitGatewayAttachment;
import dev.culvert.network.TransitGatewayRouteTable;
import dev.culvert.network.TransitGatewayRouteTable.StaticRoute;
import dev.culvert.network.Vpc;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.CreateTransitGatewayRouteRequest;
import dev.culvert.shapes.ec2.CreateTransitGatewayRouteResponse;
import dev.culvert.shapes.ec2.DeleteTransitGatewayRouteRequest;
import dev.culvert.shapes.ec2.DeleteTransitGatewayRouteResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.Filter;
import dev.culvert.shapes.ec2.ReplaceTransitGatewayRouteRequest;
import dev.culvert.shapes.ec2.ReplaceTransitGatewayRouteResponse;
import dev.culvert.shapes.ec2.SearchTransitGatewayRoutesRequest;
import dev.culvert.shapes.ec2.SearchTransitGatewayRoutesResponse;
import dev.culvert.shapes.ec2.TransitGatewayRoute;
import dev.culvert.shapes.ec2.TransitGatewayRouteAttachment;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The routes of transit gateways. */
public final class TransitRoutes {
  private static final int MOST = 1000;
  private static final Filters<TransitGatewayRoute> FILTERS =
      Filters.<TransitGatewayRoute>untagged()
          .each(
              "attachment.transit-gateway-attachment-id",
              it -> attachments(it).map(to -> to.transitGatewayAttachmentId))
          .each("attachment.resource-id", it -> attachments(it).map(to -> to.resourceId))
          .each("attachment.resource-type", it -> attachments(it).map(to -> to.resourceType))
          .on("prefix-list-id", it -> it.prefixListId)
          .on("state", it -> it.state)
          .on("type", it -> it.type);

  private final Actions actions;

  public TransitRoutes(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(
            Ec2.CREATE_TRANSIT_GATEWAY_ROUTE,
            input ->
                Touched.the(Kind.TRANSIT_TABLE, input.transitGatewayRouteTableId)
                    .and(Kind.TRANSIT_ATTACHMENT, input.transitGatewayAttachmentId),
            TransitRoutes::create),
        actions.change(
            Ec2.REPLACE_TRANSIT_GATEWAY_ROUTE,
            input ->
                Touched.the(Kind.TRANSIT_TABLE, input.transitGatewayRouteTableId)
                    .and(Kind.TRANSIT_ATTACHMENT, input.transitGatewayAttachmentId),
            TransitRoutes::replace),
        actions.change(
            Ec2.DELETE_TRANSIT_GATEWAY_ROUTE,
            input -> Touched.the(Kind.TRANSIT_TABLE, input.transitGatewayRouteTableId),
            TransitRoutes::delete),
        actions.read(
            Ec2.SEARCH_TRANSIT_GATEWAY_ROUTES,
            input -> Touched.the(Kind.TRANSIT_TABLE, input.transitGatewayRouteTableId),
            TransitRoutes::search));
  }

  private static CreateTransitGatewayRouteResponse create(
      CreateTransitGatewayRouteRequest input, Draft draft) {
    var table = TransitTables.of(input.transitGatewayRouteTableId, draft.seen());
    var cidr = destination(input.destinationCidrBlock);
    if (find(table, cidr).isPresent()) {
      throw new AwsException("RouteAlreadyExists", "Route " + cidr + " already exists.");
    }
    var route =
        new StaticRoute(
            cidr, target(input.transitGatewayAttachmentId, input.blackhole, table, draft));
    put(table, route, draft);
    return new CreateTransitGatewayRouteResponse().route(shown(route, draft.seen()));
  }

  private static ReplaceTransitGatewayRouteResponse replace(
      ReplaceTransitGatewayRouteRequest input, Draft draft) {
    var table = TransitTables.of(input.transitGatewayRouteTableId, draft.seen());
    var cidr = destination(input.destinationCidrBlock);
    var was = find(table, cidr).orElseThrow(() -> none(table, cidr));
    var route =
        new StaticRoute(
            cidr, target(input.transitGatewayAttachmentId, input.blackhole, table, draft));
    put(without(table, was), route, draft);
    return new ReplaceTransitGatewayRouteResponse().route(shown(route, draft.seen()));
  }

  private static DeleteTransitGatewayRouteResponse delete(
      DeleteTransitGatewayRouteRequest input, Draft draft) {
    var table = TransitTables.of(input.transitGatewayRouteTableId, draft.seen());
    var cidr = destination(input.destinationCidrBlock);
    var was = find(table, cidr).orElseThrow(() -> none(table, cidr));
    draft.put(without(table, was));
    return new DeleteTransitGatewayRouteResponse().route(shown(was, draft.seen()).state("deleted"));
  }

  private static Cidr destination(@Nullable String given) {
    return Given.cidr(Given.required(given, "DestinationCidrBlock"), "DestinationCidrBlock");
  }

  static Optional<StaticRoute> find(TransitGatewayRouteTable table, RouteDestination to) {
    return table.routes().stream().filter(route -> route.destination().equals(to)).findFirst();
  }

  static AwsException none(TransitGatewayRouteTable table, RouteDestination to) {
    return new AwsException(
        "InvalidRoute.NotFound", "Route " + to + " does not exist in " + table.id() + ".");
  }

  /** Where a route leads: an attachment of the gateway, or nowhere. */
  static Optional<String> target(
      @Nullable String attachmentId,
      @Nullable Boolean blackhole,
      TransitGatewayRouteTable table,
      Draft draft) {
    if (Given.flag(blackhole) == (attachmentId != null)) {
      throw Refusals.combination(
          "Exactly one of TransitGatewayAttachmentId and Blackhole has to be specified.");
    }
    if (attachmentId == null) {
      return Optional.empty();
    }
    var found = TransitAttachments.of(attachmentId, draft.seen());
    if (!found.transitGatewayId().equals(table.transitGatewayId())) {
      throw Kind.TRANSIT_ATTACHMENT.notFound(attachmentId);
    }
    return Optional.of(found.id());
  }

  static void put(TransitGatewayRouteTable table, StaticRoute route, Draft draft) {
    var routes = new ArrayList<>(table.routes());
    routes.add(route);
    draft.put(table.withRoutes(routes));
  }

  static TransitGatewayRouteTable without(TransitGatewayRouteTable table, StaticRoute route) {
    var routes = new ArrayList<>(table.routes());
    routes.remove(route);
    return table.withRoutes(routes);
  }

  private static TransitGatewayRoute shown(StaticRoute route, Seen seen) {
    var to =
        route.attachmentId().flatMap(id -> seen.network().find(TransitGatewayAttachment.class, id));
    var shown =
        new TransitGatewayRoute()
            .type("static")
            .state(to.isPresent() ? "active" : "blackhole")
            .transitGatewayAttachments(to.map(TransitRoutes::shown).stream().toList());
    return switch (route.destination()) {
      case Cidr cidr -> shown.destinationCidrBlock(cidr.toString());
      case PrefixListId list -> shown.prefixListId(list.id());
    };
  }

  private static TransitGatewayRouteAttachment shown(TransitGatewayAttachment to) {
    return new TransitGatewayRouteAttachment()
        .transitGatewayAttachmentId(to.id())
        .resourceId(to.vpcId())
        .resourceType(TransitAttachments.VPC);
  }

  private static SearchTransitGatewayRoutesResponse search(
      SearchTransitGatewayRoutesRequest input, Seen seen) {
    var table = TransitTables.of(input.transitGatewayRouteTableId, seen);
    var filters = new ArrayList<Filter>();
    Predicate<TransitGatewayRoute> block = _ -> true;
    Optional<Cidr> longest = Optional.empty();
    for (var filter : Given.required(input.filters, "Filters")) {
      var name = Given.text(filter.name).orElse("");
      if (!name.startsWith("route-search.")) {
        filters.add(filter);
        continue;
      }
      var cidr =
          Given.cidr(Given.list(filter.values).stream().findFirst().orElse(""), "Filter.Value");
      switch (name) {
        case "route-search.exact-match" ->
            block = block.and(it -> block(it).equals(Optional.of(cidr)));
        case "route-search.subnet-of-match" ->
            block = block.and(it -> block(it).filter(cidr::contains).isPresent());
        case "route-search.supernet-of-match" ->
            block = block.and(it -> block(it).filter(has -> has.contains(cidr)).isPresent());
        case "route-search.longest-prefix-match" -> longest = Optional.of(cidr);
        default -> throw Refusals.value("The filter '" + name + "' is invalid");
      }
    }
    var found = FILTERS.select(filters, all(table, seen)).stream().filter(block).toList();
    if (longest.isPresent()) {
      var wanted = longest.get();
      found =
          found.stream()
              .filter(it -> block(it).filter(has -> has.contains(wanted)).isPresent())
              .max(Comparator.comparingInt(it -> block(it).map(Cidr::prefixLength).orElse(-1)))
              .stream()
              .toList();
    }
    var most = input.maxResults == null ? MOST : Math.min(MOST, input.maxResults);
    return new SearchTransitGatewayRoutesResponse()
        .routes(found.size() > most ? found.subList(0, most) : found)
        .additionalRoutesAvailable(found.size() > most);
  }

  private static Optional<Cidr> block(TransitGatewayRoute it) {
    return Optional.ofNullable(it.destinationCidrBlock).map(Cidr::parse);
  }

  /** Static routes hide propagated ones of the same block. */
  private static List<TransitGatewayRoute> all(TransitGatewayRouteTable table, Seen seen) {
    var all = new ArrayList<TransitGatewayRoute>();
    table.routes().forEach(route -> all.add(shown(route, seen)));
    for (var id : table.propagatedAttachmentIds()) {
      var to = seen.network().find(TransitGatewayAttachment.class, id);
      var vpc = to.flatMap(it -> seen.network().find(Vpc.class, it.vpcId()));
      if (vpc.isEmpty()) {
        continue;
      }
      for (var cidr : vpc.get().cidrs()) {
        if (find(table, cidr).isEmpty()) {
          all.add(
              new TransitGatewayRoute()
                  .destinationCidrBlock(cidr.toString())
                  .type("propagated")
                  .state("active")
                  .transitGatewayAttachments(to.map(TransitRoutes::shown).stream().toList()));
        }
      }
    }
    return all;
  }

  private static Stream<TransitGatewayRouteAttachment> attachments(TransitGatewayRoute it) {
    return Given.list(it.transitGatewayAttachments).stream();
  }
}
