package dev.culvert.network;

import java.util.List;
import java.util.Optional;

/**
 * A network interface with everything around it that decides about its packets.
 *
 * @param groups its security groups, as far as they exist
 * @param networkAcl of its subnet: its own, or the default one of the VPC
 * @param association which route table the subnet follows; empty if the VPC has no main table
 * @param routes the routes of that table, asked by destination
 */
public record Place(
    NetworkInterface networkInterface,
    Subnet subnet,
    Vpc vpc,
    List<SecurityGroup> groups,
    Optional<NetworkAcl> networkAcl,
    Optional<EffectiveAssociation> association,
    PrefixMap<RouteMatch> routes) {

  public Place {
    groups = List.copyOf(groups);
  }

  public boolean inSubnetOf(Place other) {
    return subnet.id().equals(other.subnet.id());
  }
}
