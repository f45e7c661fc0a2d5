package dev.culvert.network.walk;

import dev.culvert.network.Cidr;
import dev.culvert.network.EgressOnlyInternetGateway;
import dev.culvert.network.ElasticAddress;
import dev.culvert.network.GatewayEndpoint;
import dev.culvert.network.InternetGateway;
import dev.culvert.network.IpAddress;
import dev.culvert.network.NatGateway;
import dev.culvert.network.Network;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.PeeringConnection;
import dev.culvert.network.PrefixList;
import dev.culvert.network.PrefixListId;
import dev.culvert.network.Resource;
import dev.culvert.network.Route;
import dev.culvert.network.RouteTable;
import dev.culvert.network.RouteTarget;
import dev.culvert.network.SecurityGroup;
import dev.culvert.network.SecurityGroupId;
import dev.culvert.network.SecurityGroupRule;
import dev.culvert.network.Subnet;
import dev.culvert.network.TransitGatewayAttachment;
import dev.culvert.network.VirtualPrivateGateway;
import dev.culvert.network.Vpc;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers out of a network by scanning all of it: nothing is prepared, nothing is shared. */
class NaiveFacts {

  final Network network;

  NaiveFacts(Network network) {
    this.network = network;
  }

  <R extends Resource> Optional<R> one(Class<R> kind, String id) {
    return network.all(kind).stream().filter(it -> it.id().equals(id)).findFirst();
  }

  static boolean in(Cidr cidr, IpAddress ip) {
    byte[] base = cidr.address().bytes();
    int shift = base.length * 8 - cidr.prefixLength();
    return base.length == ip.bytes().length
        && new BigInteger(1, base)
            .shiftRight(shift)
            .equals(new BigInteger(1, ip.bytes()).shiftRight(shift));
  }

  static boolean in(Vpc vpc, IpAddress ip) {
    return in(vpc.cidr(), ip) || vpc.moreCidrs().stream().anyMatch(cidr -> in(cidr, ip));
  }

  Optional<NetworkInterface> holder(String vpcId, IpAddress ip) {
    return network.all(NetworkInterface.class).stream()
        .filter(it -> it.vpcId().equals(vpcId))
        .filter(it -> it.addresses().stream().anyMatch(address -> address.ip().equals(ip)))
        .findFirst();
  }

  Subnet subnet(NetworkInterface it) {
    return one(Subnet.class, it.subnetId()).orElseThrow();
  }

  Vpc vpc(NetworkInterface it) {
    return one(Vpc.class, it.vpcId()).orElseThrow();
  }

  boolean admits(SecurityGroup group, SecurityGroupRule rule, IpAddress peer) {
    return switch (rule.peer()) {
      case Cidr cidr -> in(cidr, peer);
      case PrefixListId list ->
          expand(group.region(), list).stream().anyMatch(cidr -> in(cidr, peer));
      case SecurityGroupId(String id) -> {
        SecurityGroup other = one(SecurityGroup.class, id).orElseThrow();
        boolean peered =
            group.region().equals(other.region())
                && network.all(PeeringConnection.class).stream()
                    .filter(it -> it.status() == PeeringConnection.Status.ACTIVE)
                    .anyMatch(it ->
                        it.across(group.vpcId())
                            .filter(side -> side.vpcId().equals(other.vpcId()))
                            .isPresent());
        yield (group.vpcId().equals(other.vpcId()) || peered)
            && holder(other.vpcId(), peer).filter(it -> it.groupIds().contains(id)).isPresent();
      }
    };
  }

  List<Cidr> expand(String region, PrefixListId list) {
    return network.all(PrefixList.class).stream()
        .filter(it -> it.region().equals(region) && it.id().equals(list.id()))
        .flatMap(it -> it.cidrs().stream())
        .toList();
  }

  List<Route> routes(RouteTable table) {
    List<Route> routes = new ArrayList<>(table.routes());
    Vpc vpc = one(Vpc.class, table.vpcId()).orElseThrow();
    List<Cidr> blocks = new ArrayList<>(vpc.moreCidrs());
    blocks.add(vpc.cidr());
    for (Cidr block : blocks) {
      if (table.routes().stream()
          .noneMatch(it -> it.destination().equals(block) && !it.propagated())) {
        routes.add(Route.to(block, new RouteTarget.Local()));
      }
    }
    for (GatewayEndpoint endpoint : network.all(GatewayEndpoint.class)) {
      if (endpoint.routeTableIds().contains(table.id())) {
        routes.add(
            Route.to(endpoint.prefixListId(), new RouteTarget.GatewayEndpoint(endpoint.id())));
      }
    }
    return routes;
  }

  List<Cidr> cidrs(RouteTable table, Route route) {
    return switch (route.destination()) {
      case Cidr cidr -> List.of(cidr);
      case PrefixListId list -> expand(table.region(), list);
    };
  }

  static int rank(Route route) {
    return route.propagated() ? 3 : route.destination() instanceof PrefixListId ? 2 : 1;
  }

  boolean isActive(String vpcId, RouteTarget target) {
    return switch (target) {
      case RouteTarget.Local _ -> true;
      case RouteTarget.InternetGateway(String id) ->
          one(InternetGateway.class, id)
              .filter(it -> it.attachedTo().equals(Optional.of(vpcId)))
              .isPresent();
      case RouteTarget.VirtualPrivateGateway(String id) ->
          one(VirtualPrivateGateway.class, id)
              .filter(it -> it.attachedTo().equals(Optional.of(vpcId)))
              .isPresent();
      case RouteTarget.NatGateway(String id) ->
          one(NatGateway.class, id)
              .filter(it ->
                  it.state() == NatGateway.State.AVAILABLE
                      || it.state() == NatGateway.State.PENDING)
              .isPresent();
      case RouteTarget.GatewayEndpoint(String id) -> one(GatewayEndpoint.class, id).isPresent();
      case RouteTarget.NetworkInterface(String id) ->
          one(NetworkInterface.class, id)
              .filter(it -> it.attachment().map(each -> each.running()).orElse(false))
              .isPresent();
      case RouteTarget.TransitGateway(String id) -> attachment(id, vpcId).isPresent();
      case RouteTarget.PeeringConnection(String id) ->
          one(PeeringConnection.class, id)
              .filter(it -> it.status() == PeeringConnection.Status.ACTIVE)
              .filter(
                  it -> it.requester().vpcId().equals(vpcId) || it.accepter().vpcId().equals(vpcId))
              .isPresent();
      case RouteTarget.EgressOnlyInternetGateway(String id) ->
          one(EgressOnlyInternetGateway.class, id)
              .filter(it -> it.vpcId().equals(vpcId))
              .isPresent();
    };
  }

  Optional<IpAddress> publicAddress(NetworkInterface it, IpAddress ip) {
    return network.all(ElasticAddress.class).stream()
        .filter(each ->
            each.association()
                .filter(to -> to.networkInterfaceId().equals(it.id()) && to.privateIp().equals(ip))
                .isPresent())
        .findFirst()
        .<IpAddress>map(ElasticAddress::publicIp)
        .or(() ->
            it.addresses().stream()
                .filter(each -> each.ip().equals(ip))
                .findFirst()
                .flatMap(each -> each.assignedPublicIp()));
  }

  Optional<TransitGatewayAttachment> attachment(String tgw, String vpcId) {
    return network.all(TransitGatewayAttachment.class).stream()
        .filter(it -> it.transitGatewayId().equals(tgw) && it.vpcId().equals(vpcId))
        .filter(it -> it.state() == TransitGatewayAttachment.State.AVAILABLE)
        .findFirst();
  }

  List<NetworkInterface> interfaces(TransitGatewayAttachment attachment) {
    return attachment.networkInterfaceIds().stream()
        .map(id -> one(NetworkInterface.class, id).orElseThrow())
        .toList();
  }

  List<Cidr> blocks(Vpc vpc) {
    List<Cidr> cidrs = new ArrayList<>(vpc.moreCidrs());
    cidrs.add(vpc.cidr());
    return cidrs;
  }
}
