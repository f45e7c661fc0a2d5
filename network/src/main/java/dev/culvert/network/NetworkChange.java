package dev.culvert.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * Some resources put into a network or taken out of it, with all that follows: the index, and the
 * routes of the tables concerned, made ready once at the end.
 */
final class NetworkChange {

  private Shelves shelves;
  private PMap<Key<?>, Object> index;
  private PSet<ResourceKey> touched;

  private final Set<String> staleTables = new HashSet<>();
  private final Set<String> changedVpcs = new HashSet<>();
  private final Set<PrefixList> changedLists = new HashSet<>();
  private boolean transitChanged;

  NetworkChange(Shelves shelves, PMap<Key<?>, Object> index, PSet<ResourceKey> touched) {
    this.shelves = shelves;
    this.index = index;
    this.touched = touched;
  }

  /** Makes a network of what came out. */
  interface Made<T> {
    T of(Shelves shelves, PMap<Key<?>, Object> index, PSet<ResourceKey> touched);
  }

  void put(Resource resource) {
    Resource previous = shelves.same(resource);
    if (previous != null) {
      unindex(previous);
    }
    shelves = shelves.with(resource);
    touched = touched.plus(ResourceKey.of(resource));
    index(resource);
    noteRoutes(resource);
  }

  void remove(Resource resource) {
    Resource previous = shelves.same(resource);
    if (previous == null) {
      return;
    }
    unindex(previous);
    shelves = shelves.without(previous);
    touched = touched.plus(ResourceKey.of(previous));
    index = index.minus(new Key.RoutesOfTransitTable(previous.id()));
    noteRoutes(previous);
    if (previous instanceof RouteTable table) {
      leaveEndpoints(table.id());
    }
  }

  private void index(Resource resource) {
    index = index.plusAll(IndexEntries.of(resource));
    if (resource instanceof GatewayEndpoint endpoint) {
      endpoint
          .routeTableIds()
          .forEach(table -> endpointsOn(table, endpointsOn(table).with(endpoint)));
    }
  }

  private void unindex(Resource resource) {
    IndexEntries.of(resource)
        .forEach((key, value) -> {
          if (value.equals(index.get(key))) {
            index = index.minus(key);
          }
        });
    if (resource instanceof GatewayEndpoint endpoint) {
      endpoint
          .routeTableIds()
          .forEach(table -> endpointsOn(table, endpointsOn(table).without(endpoint)));
    }
  }

  private EndpointsOnTable endpointsOn(String table) {
    return index.get(new Key.EndpointsOn(table)) instanceof EndpointsOnTable found
        ? found
        : EndpointsOnTable.NONE;
  }

  private void endpointsOn(String table, EndpointsOnTable endpoints) {
    staleTables.add(table);
    Key<?> key = new Key.EndpointsOn(table);
    index = endpoints.endpoints().isEmpty() ? index.minus(key) : index.plus(key, endpoints);
  }

  private void leaveEndpoints(String table) {
    for (GatewayEndpoint endpoint : endpointsOn(table).endpoints()) {
      List<String> tables = new ArrayList<>(endpoint.routeTableIds());
      tables.remove(table);
      put(endpoint.withRouteTables(tables));
    }
  }

  /** Notes which tables' routes follow from the resource. */
  private void noteRoutes(Resource resource) {
    transitChanged |=
        resource instanceof TransitGatewayRouteTable
            || resource instanceof TransitGatewayAttachment
            || resource instanceof Vpc
            || resource instanceof PrefixList;
    if (resource instanceof RouteTable table) {
      staleTables.add(table.id());
    } else if (resource instanceof Vpc vpc) {
      changedVpcs.add(vpc.id());
    } else if (resource instanceof PrefixList list) {
      changedLists.add(list);
    }
  }

  <T> T finish(Made<T> network) {
    if (!changedVpcs.isEmpty() || !changedLists.isEmpty()) {
      for (RouteTable table : shelves.all(RouteTable.class)) {
        if (changedVpcs.contains(table.vpcId()) || mentionsChangedList(table)) {
          staleTables.add(table.id());
        }
      }
    }
    staleTables.forEach(this::makeReady);
    if (transitChanged) {
      makeTransitReady();
    }
    return network.of(shelves, index, touched);
  }

  private boolean mentionsChangedList(RouteTable table) {
    return index.get(new Key.Routes(table.id())) instanceof RouteLookup lookup
        && changedLists.stream()
            .anyMatch(list ->
                list.region().equals(table.region())
                    && lookup.mentions(new PrefixListId(list.id())));
  }

  private void makeReady(String tableId) {
    Key<?> key = new Key.Routes(tableId);
    RouteTable table = shelves.find(RouteTable.class, tableId);
    index =
        table == null
            ? index.minus(key)
            : index.plus(key, RouteLookup.of(routes(table), list -> cidrs(table.region(), list)));
  }

  /** Local routes, then those written in the table, then those of gateway endpoints. */
  private List<Route> routes(RouteTable table) {
    List<Route> routes = new ArrayList<>();
    Vpc vpc = shelves.find(Vpc.class, table.vpcId());
    for (Cidr cidr : vpc == null ? List.<Cidr>of() : vpc.cidrs()) {
      if (table.route(cidr).isEmpty()) {
        routes.add(new Route(cidr, new RouteTarget.Local(), RouteOrigin.CREATE_ROUTE_TABLE));
      }
    }
    routes.addAll(table.routes());
    endpointsOn(table.id()).endpoints().forEach(endpoint -> routes.add(endpoint.route()));
    return routes;
  }

  /** There are few of these tables, so all are made anew. */
  private void makeTransitReady() {
    for (TransitGatewayRouteTable table : shelves.all(TransitGatewayRouteTable.class)) {
      index =
          index.plus(
              new Key.RoutesOfTransitTable(table.id()),
              TransitRoutes.of(
                  table, list -> cidrs(table.region(), list), this::cidrsBehindAttachment));
    }
  }

  private List<Cidr> cidrsBehindAttachment(String attachmentId) {
    TransitGatewayAttachment attachment =
        shelves.find(TransitGatewayAttachment.class, attachmentId);
    Vpc vpc = attachment == null ? null : shelves.find(Vpc.class, attachment.vpcId());
    return vpc == null ? List.of() : vpc.cidrs();
  }

  private List<Cidr> cidrs(String region, PrefixListId list) {
    PrefixList found = shelves.find(PrefixList.class, Shelves.key(region, list.id()));
    return found == null ? List.of() : found.cidrs();
  }
}
