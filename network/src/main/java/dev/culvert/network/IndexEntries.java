package dev.culvert.network;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a resource contributes to the index of a network, apart from itself. */
final class IndexEntries {

  private IndexEntries() {}

  static Map<Key<?>, Object> of(Resource resource) {
    return switch (resource) {
      case NetworkInterface networkInterface -> addresses(networkInterface);
      case RouteTableAssociation association -> Map.of(key(association), association);
      case NetworkAclAssociation association ->
          Map.of(new Key.AclOfSubnet(association.subnetId()), association);
      case ElasticAddress address -> association(address);
      case InternetGateway gateway ->
          gateway
              .attachedTo()
              .<Map<Key<?>, Object>>map(vpc -> Map.of(new Key.InternetGatewayOf(vpc), gateway))
              .orElse(Map.of());
      case InterfaceEndpoint endpoint -> privateDns(endpoint);
      case PeeringConnection peering -> sides(peering);
      case BlockPublicAccessExclusion exclusion ->
          Map.of(new Key.Exclusion(exclusion.excludedId()), exclusion);
      case TransitGatewayAttachment attachment ->
          Map.of(
              new Key.TransitAttachment(attachment.transitGatewayId(), attachment.vpcId()),
              attachment);
      case TransitGatewayRouteTable table -> associations(table);
      case BlockPublicAccess _,
          DhcpOptions _,
          EgressOnlyInternetGateway _,
          NatGateway _,
          NetworkAcl _,
          PrefixList _,
          RouteTable _,
          SecurityGroup _,
          Subnet _,
          TransitGateway _,
          VirtualPrivateGateway _,
          Vpc _,
          GatewayEndpoint _ ->
          Map.of();
    };
  }

  private static Map<Key<?>, Object> addresses(NetworkInterface networkInterface) {
    Map<Key<?>, Object> entries = new HashMap<>();
    for (NetworkInterface.PrivateAddress address : networkInterface.addresses()) {
      entries.put(new Key.InterfaceAt(networkInterface.vpcId(), address.ip()), networkInterface);
      publicIp(address)
          .ifPresent(ip ->
              entries.put(
                  new Key.Public(ip),
                  new PublicAddress(ip, networkInterface.id(), address.ip(), Optional.empty())));
    }
    return entries;
  }

  private static Optional<? extends IpAddress> publicIp(NetworkInterface.PrivateAddress address) {
    return switch (address.ip()) {
      case Ipv4Address _ -> address.assignedPublicIp();
      case Ipv6Address ipv6 -> Optional.of(ipv6);
    };
  }

  private static Key<RouteTableAssociation> key(RouteTableAssociation association) {
    return switch (association.with()) {
      case RouteTableAssociation.WithSubnet(String subnetId) -> new Key.TableOfSubnet(subnetId);
      case RouteTableAssociation.AsMain(String vpcId) -> new Key.MainTable(vpcId);
      case RouteTableAssociation.WithGateway(String gatewayId) -> new Key.TableOfGateway(gatewayId);
    };
  }

  private static Map<Key<?>, Object> association(ElasticAddress address) {
    if (address.association().isEmpty()) {
      return Map.of();
    }
    ElasticAddress.Association to = address.association().get();
    PublicAddress answer =
        new PublicAddress(
            address.publicIp(), to.networkInterfaceId(), to.privateIp(), Optional.of(address.id()));
    return Map.of(
        new Key.ElasticAddressOf(to.networkInterfaceId(), to.privateIp()),
        answer,
        new Key.Public(address.publicIp()),
        answer);
  }

  private static Map<Key<?>, Object> privateDns(InterfaceEndpoint endpoint) {
    Map<Key<?>, Object> entries = new HashMap<>();
    endpoint
        .privateDnsNames()
        .forEach(host -> entries.put(new Key.PrivateDns(endpoint.vpcId(), host), endpoint));
    return entries;
  }

  private static Map<Key<?>, Object> sides(PeeringConnection peering) {
    String one = peering.requester().vpcId();
    String other = peering.accepter().vpcId();
    return peering.status() == PeeringConnection.Status.ACTIVE && !one.equals(other)
        ? Map.of(
            new Key.ActivePeering(one, other), peering, new Key.ActivePeering(other, one), peering)
        : Map.of();
  }

  private static Map<Key<?>, Object> associations(TransitGatewayRouteTable table) {
    Map<Key<?>, Object> entries = new HashMap<>();
    table
        .associatedAttachmentIds()
        .forEach(attachment -> entries.put(new Key.TransitTable(attachment), table));
    return entries;
  }
}
