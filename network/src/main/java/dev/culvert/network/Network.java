package dev.culvert.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * The network of all accounts and regions at one moment. Immutable: each change gives a new
 * network, which shares almost everything with the old one.
 *
 * <p>A network does not judge: whether an id may be used, a block overlaps or a limit is reached is
 * decided by whoever offers the change. Resources may come in any order and may name others that do
 * not exist; a packet that meets such a gap is lost there. One rule is kept here, because routes
 * follow from it: a route table has at most one gateway endpoint for each service.
 */
public final class Network {

  private static final Network EMPTY =
      new Network(Shelves.EMPTY, HashTreePMap.empty(), HashTreePSet.empty());

  private final Shelves shelves;
  private final PMap<Key<?>, Object> index;
  private final PSet<ResourceKey> touched;

  /**
   * Places that were asked for. Each follows from the network, so it does not matter who puts one
   * here first; a changed network starts without any.
   */
  private final Map<String, Place> places = new ConcurrentHashMap<>();

  private Network(Shelves shelves, PMap<Key<?>, Object> index, PSet<ResourceKey> touched) {
    this.shelves = shelves;
    this.index = index;
    this.touched = touched;
  }

  /** Nothing at all; also AWS's prefix lists have to be put in. */
  public static Network empty() {
    return EMPTY;
  }

  /** With this resource, in place of the one of the same id. */
  public Network with(Resource resource) {
    return withAll(List.of(resource));
  }

  /**
   * With all these resources: cheaper than one after the other.
   *
   * @throws IllegalArgumentException if two gateway endpoints lead to one service from one table
   */
  public Network withAll(Collection<? extends Resource> resources) {
    NetworkChange change = new NetworkChange(shelves, index, touched);
    resources.forEach(change::put);
    return change.finish(Network::new);
  }

  /**
   * Without the resource of this one's id. With a gateway endpoint go its routes, with a route
   * table its place in the endpoints associated with it; other routes to what is gone become black
   * holes.
   */
  public Network without(Resource resource) {
    NetworkChange change = new NetworkChange(shelves, index, touched);
    change.remove(resource);
    return change.finish(Network::new);
  }

  /**
   * The keys of all resources that were put in or taken out since the network that this one was
   * made from was {@link #settled}.
   */
  public Set<ResourceKey> touched() {
    return touched;
  }

  /** The same network, with nothing touched. */
  public Network settled() {
    return touched.isEmpty() ? this : new Network(shelves, index, HashTreePSet.empty());
  }

  /** The keys of all resources there are. */
  public Set<ResourceKey> keys() {
    return shelves.keys();
  }

  /** The resource of this key. */
  public Optional<Resource> find(ResourceKey key) {
    return key.type() == PrefixList.class
        ? prefixList(key.region(), new PrefixListId(key.id())).map(Resource.class::cast)
        : find(key.type(), key.id()).map(Resource.class::cast);
  }

  /**
   * Adds the endpoint's route to the table; nothing changes if it is there.
   *
   * @throws IllegalArgumentException if one of both does not exist, they are in different VPCs, or
   *     the table has another static route to the service's prefix list
   */
  public Network associate(String gatewayEndpointId, String routeTableId) {
    GatewayEndpoint endpoint = existing(GatewayEndpoint.class, gatewayEndpointId);
    RouteTable table = existing(RouteTable.class, routeTableId);
    if (endpoint.routeTableIds().contains(routeTableId)) {
      return this;
    }
    if (!endpoint.vpcId().equals(table.vpcId())) {
      throw new IllegalArgumentException(
          "`" + routeTableId + "` is not in the VPC of `" + gatewayEndpointId + "`");
    }
    if (table.route(endpoint.prefixListId()).isPresent()) {
      throw new IllegalArgumentException(
          "`" + routeTableId + "` already has a route to " + endpoint.prefixListId());
    }
    List<String> tables = new ArrayList<>(endpoint.routeTableIds());
    tables.add(routeTableId);
    return with(endpoint.withRouteTables(tables));
  }

  /**
   * Removes the endpoint's route from the table; nothing changes if it is not there.
   *
   * @throws IllegalArgumentException if there is no such endpoint
   */
  public Network disassociate(String gatewayEndpointId, String routeTableId) {
    GatewayEndpoint endpoint = existing(GatewayEndpoint.class, gatewayEndpointId);
    List<String> tables = new ArrayList<>(endpoint.routeTableIds());
    return tables.remove(routeTableId) ? with(endpoint.withRouteTables(tables)) : this;
  }

  private <R extends Resource> R existing(Class<R> kind, String id) {
    return find(kind, id)
        .orElseThrow(() -> new IllegalArgumentException("`" + id + "` does not exist"));
  }

  /**
   * The resource of this kind and id.
   *
   * @throws IllegalArgumentException for prefix lists, whose ids are unique within a region only:
   *     ask {@link #prefixList}
   */
  public <R extends Resource> Optional<R> find(Class<R> kind, String id) {
    if (kind == PrefixList.class) {
      throw new IllegalArgumentException("a prefix list is known by its region and id");
    }
    return Optional.ofNullable(shelves.find(kind, id));
  }

  public Optional<PrefixList> prefixList(String region, PrefixListId list) {
    return Optional.ofNullable(shelves.find(PrefixList.class, Shelves.key(region, list.id())));
  }

  /** All resources of this kind, of all accounts and regions, in no particular order. */
  public <R extends Resource> Collection<R> all(Class<R> kind) {
    return shelves.all(kind);
  }

  /** An interface with its surroundings; empty if it, its subnet or its VPC does not exist. */
  public Optional<Place> place(String networkInterfaceId) {
    Place known = places.get(networkInterfaceId);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Place> place = find(NetworkInterface.class, networkInterfaceId).flatMap(this::look);
    place.ifPresent(it -> places.put(it.networkInterface().id(), it));
    return place;
  }

  private Optional<Place> look(NetworkInterface networkInterface) {
    Optional<Subnet> subnet = find(Subnet.class, networkInterface.subnetId());
    Optional<Vpc> vpc = find(Vpc.class, networkInterface.vpcId());
    if (subnet.isEmpty() || vpc.isEmpty()) {
      return Optional.empty();
    }
    Optional<EffectiveAssociation> association = association(subnet.get());
    return Optional.of(
        new Place(
            networkInterface,
            subnet.get(),
            vpc.get(),
            networkInterface.groupIds().stream()
                .flatMap(id -> find(SecurityGroup.class, id).stream())
                .toList(),
            networkAcl(subnet.get()),
            association,
            association.map(it -> lookup(it.routeTableId())).orElse(RouteLookup.EMPTY).matches()));
  }

  /** The interface that has this private address in this VPC. */
  public Optional<NetworkInterface> interfaceAt(String vpcId, IpAddress ip) {
    return Optional.ofNullable(get(new Key.InterfaceAt(vpcId, ip)));
  }

  /** The public address of a private one: its Elastic IP, or else the one assigned at launch. */
  public Optional<PublicAddress> publicAddress(NetworkInterface networkInterface, IpAddress ip) {
    PublicAddress elastic = get(new Key.ElasticAddressOf(networkInterface.id(), ip));
    if (elastic != null) {
      return Optional.of(elastic);
    }
    return networkInterface
        .address(ip)
        .flatMap(NetworkInterface.PrivateAddress::assignedPublicIp)
        .flatMap(this::publicAddress);
  }

  /** Which interface the internet knows under this address, if any. */
  public Optional<PublicAddress> publicAddress(IpAddress ip) {
    return Optional.ofNullable(get(new Key.Public(ip)));
  }

  /** The internet gateway attached to a VPC. */
  public Optional<InternetGateway> internetGateway(String vpcId) {
    return Optional.ofNullable(get(new Key.InternetGatewayOf(vpcId)));
  }

  /** The interface endpoint of the VPC whose private DNS answers for this name. */
  public Optional<InterfaceEndpoint> privateDns(String vpcId, String host) {
    return Optional.ofNullable(get(new Key.PrivateDns(vpcId, host)));
  }

  /** The active peering connection between two VPCs; EC2 allows one. */
  public Optional<PeeringConnection> activePeering(String vpcId, String otherVpcId) {
    return Optional.ofNullable(get(new Key.ActivePeering(vpcId, otherVpcId)));
  }

  /** Which route table a subnet follows: its own, or the main one of its VPC. */
  public Optional<EffectiveAssociation> association(Subnet subnet) {
    RouteTableAssociation own = get(new Key.TableOfSubnet(subnet.id()));
    if (own != null) {
      return Optional.of(effective(own, EffectiveAssociation.Kind.EXPLICIT));
    }
    return Optional.ofNullable(get(new Key.MainTable(subnet.vpcId())))
        .map(main -> effective(main, EffectiveAssociation.Kind.MAIN));
  }

  private static EffectiveAssociation effective(
      RouteTableAssociation association, EffectiveAssociation.Kind kind) {
    return new EffectiveAssociation(association.routeTableId(), association.id(), kind);
  }

  /** The association that makes a table the main one of its VPC. */
  public Optional<RouteTableAssociation> mainAssociation(String vpcId) {
    return Optional.ofNullable(get(new Key.MainTable(vpcId)));
  }

  /** The route table of what enters through a gateway. */
  public Optional<RouteTableAssociation> edgeAssociation(String gatewayId) {
    return Optional.ofNullable(get(new Key.TableOfGateway(gatewayId)));
  }

  /** The network ACL of a subnet: its own, or the default one of its VPC. */
  public Optional<NetworkAcl> networkAcl(Subnet subnet) {
    NetworkAclAssociation own = get(new Key.AclOfSubnet(subnet.id()));
    if (own != null) {
      return find(NetworkAcl.class, own.networkAclId());
    }
    return find(Vpc.class, subnet.vpcId())
        .flatMap(vpc -> find(NetworkAcl.class, vpc.defaultNetworkAclId()));
  }

  /** A subnet's association with its network ACL; empty if it follows the default one. */
  public Optional<NetworkAclAssociation> networkAclAssociation(String subnetId) {
    return Optional.ofNullable(get(new Key.AclOfSubnet(subnetId)));
  }

  /** The gateway endpoints associated with a table, by id. */
  public List<GatewayEndpoint> gatewayEndpoints(String routeTableId) {
    EndpointsOnTable found = get(new Key.EndpointsOn(routeTableId));
    return found == null ? List.of() : found.endpoints();
  }

  /** All routes of a table: local ones, those written in it, those of gateway endpoints. */
  public List<Route> routes(String routeTableId) {
    return lookup(routeTableId).routes();
  }

  /** The route of a table that wins for a destination. */
  public Optional<RouteMatch> route(String routeTableId, IpAddress destination) {
    return lookup(routeTableId).matches().lookup(destination);
  }

  private RouteLookup lookup(String routeTableId) {
    RouteLookup lookup = get(new Key.Routes(routeTableId));
    return lookup == null ? RouteLookup.EMPTY : lookup;
  }

  /** How a VPC is attached to a transit gateway. */
  public Optional<TransitGatewayAttachment> transitAttachment(
      String transitGatewayId, String vpcId) {
    return Optional.ofNullable(get(new Key.TransitAttachment(transitGatewayId, vpcId)));
  }

  /** Which route table of its transit gateway an attachment is associated with. */
  public Optional<TransitGatewayRouteTable> transitRouteTable(String attachmentId) {
    return Optional.ofNullable(get(new Key.TransitTable(attachmentId)));
  }

  /** The route of a transit gateway's table that wins for a destination. */
  public Optional<TransitRoute> transitRoute(String tableId, IpAddress destination) {
    TransitRoutes routes = get(new Key.RoutesOfTransitTable(tableId));
    return routes == null ? Optional.empty() : routes.matches().lookup(destination);
  }

  /**
   * What Block Public Access says about an account's VPCs in a region; empty if it was never set.
   */
  public Optional<BlockPublicAccess> blockPublicAccess(String owner, String region) {
    return find(BlockPublicAccess.class, BlockPublicAccess.id(owner, region));
  }

  /** The exclusion from Block Public Access that applies to a subnet: its own, or its VPC's. */
  public Optional<BlockPublicAccessExclusion> exclusion(Subnet subnet) {
    BlockPublicAccessExclusion own = get(new Key.Exclusion(subnet.id()));
    return Optional.ofNullable(own == null ? get(new Key.Exclusion(subnet.vpcId())) : own);
  }

  /**
   * Whether the target of a route of this VPC can take packets: whether it exists and is attached.
   */
  public RouteState state(String vpcId, Route route) {
    boolean active =
        switch (route.target()) {
          case RouteTarget.Local _ -> true;
          case RouteTarget.InternetGateway(String id) ->
              find(InternetGateway.class, id).filter(it -> it.isAttachedTo(vpcId)).isPresent();
          case RouteTarget.EgressOnlyInternetGateway(String id) ->
              find(EgressOnlyInternetGateway.class, id)
                  .filter(it -> it.vpcId().equals(vpcId))
                  .isPresent();
          case RouteTarget.NatGateway(String id) ->
              find(NatGateway.class, id).filter(Network::stands).isPresent();
          case RouteTarget.GatewayEndpoint(String id) ->
              find(GatewayEndpoint.class, id).filter(it -> it.vpcId().equals(vpcId)).isPresent();
          case RouteTarget.NetworkInterface(String id) ->
              find(NetworkInterface.class, id).filter(Network::stands).isPresent();
          case RouteTarget.PeeringConnection(String id) ->
              find(PeeringConnection.class, id)
                  .filter(it -> it.status() == PeeringConnection.Status.ACTIVE)
                  .filter(it -> it.across(vpcId).isPresent())
                  .isPresent();
          case RouteTarget.TransitGateway(String id) ->
              find(TransitGateway.class, id).isPresent()
                  && transitAttachment(id, vpcId)
                      .filter(TransitGatewayAttachment::carries)
                      .isPresent();
          case RouteTarget.VirtualPrivateGateway(String id) ->
              find(VirtualPrivateGateway.class, id)
                  .filter(it -> it.isAttachedTo(vpcId))
                  .isPresent();
        };
    return active ? RouteState.ACTIVE : RouteState.BLACKHOLE;
  }

  private static boolean stands(NatGateway gateway) {
    return switch (gateway.state()) {
      case PENDING, AVAILABLE -> true;
      case FAILED, DELETING, DELETED -> false;
    };
  }

  private static boolean stands(NetworkInterface networkInterface) {
    return networkInterface.requesterManaged()
        || networkInterface.attachment().filter(NetworkInterface.Attachment::running).isPresent();
  }

  /** Keys and values of the index match by construction. */
  @SuppressWarnings("unchecked")
  private <V> @Nullable V get(Key<V> key) {
    return (V) index.get(key);
  }
}
