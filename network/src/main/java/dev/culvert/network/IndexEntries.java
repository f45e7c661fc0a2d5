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
      case DhcpOptions _,
          EgressOnlyInternetGateway _,
          InternetGateway _,
          NatGateway _,
          NetworkAcl _,
          PeeringConnection _,
          PrefixList _,
          RouteTable _,
          SecurityGroup _,
          Subnet _,
          VirtualPrivateGateway _,
          Vpc _,
          VpcEndpoint _ ->
          Map.of();
    };
  }

  private static Map<Key<?>, Object> addresses(NetworkInterface networkInterface) {
    Map<Key<?>, Object> entries = new HashMap<>();
    for (NetworkInterface.PrivateAddress address : networkInterface.addresses()) {
      entries.put(new Key.InterfaceAt(networkInterface.vpcId(), address.ip()), networkInterface);
      address
          .assignedPublicIp()
          .ifPresent(ip ->
              entries.put(
                  new Key.Public(ip),
                  new PublicAddress(ip, networkInterface.id(), address.ip(), Optional.empty())));
    }
    return entries;
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
    return Map.of(
        new Key.ElasticAddressOf(to.networkInterfaceId(), to.privateIp()),
        address,
        new Key.Public(address.publicIp()),
        new PublicAddress(
            address.publicIp(),
            to.networkInterfaceId(),
            to.privateIp(),
            Optional.of(address.id())));
  }
}
