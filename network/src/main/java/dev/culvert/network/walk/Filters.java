package dev.culvert.network.walk;

import dev.culvert.network.Cidr;
import dev.culvert.network.Direction;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Network;
import dev.culvert.network.NetworkAcl;
import dev.culvert.network.NetworkAclEntry;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.Place;
import dev.culvert.network.PrefixList;
import dev.culvert.network.PrefixListId;
import dev.culvert.network.SecurityGroup;
import dev.culvert.network.SecurityGroupId;
import dev.culvert.network.SecurityGroupRule;
import dev.culvert.network.walk.Step.GroupRule;
import dev.culvert.network.walk.Step.Leg;
import dev.culvert.network.walk.Step.NetworkAclChecked;
import dev.culvert.network.walk.Step.SecurityGroupChecked;
import java.util.List;
import java.util.Optional;

/** What security groups and network ACLs say to packets of one protocol. */
final class Filters {

  private final Network network;
  private final int protocol;

  Filters(Network network, int protocol) {
    this.network = network;
    this.protocol = protocol;
  }

  /** Asks all groups of the interface; one rule that allows is enough. */
  SecurityGroupChecked securityGroups(Place place, Direction direction, IpAddress peer, int port) {
    return new SecurityGroupChecked(
        place.networkInterface().id(),
        direction,
        place.networkInterface().groupIds(),
        peer,
        port,
        allowing(place.groups(), direction, peer, port));
  }

  private Optional<GroupRule> allowing(
      List<SecurityGroup> groups, Direction direction, IpAddress peer, int port) {
    for (SecurityGroup group : groups) {
      List<SecurityGroupRule> rules = group.rules(direction);
      for (int i = 0; i < rules.size(); i++) {
        if (rules.get(i).traffic().covers(protocol, port) && admits(group, rules.get(i), peer)) {
          return Optional.of(new GroupRule(group.id(), rules.get(i)));
        }
      }
    }
    return Optional.empty();
  }

  private boolean admits(SecurityGroup group, SecurityGroupRule rule, IpAddress peer) {
    return switch (rule.peer()) {
      case Cidr cidr -> cidr.contains(peer);
      case PrefixListId list -> {
        Optional<PrefixList> found = network.prefixList(group.region(), list);
        yield found.isPresent() && found.get().contains(peer);
      }
      case SecurityGroupId(String id) -> {
        Optional<SecurityGroup> other = network.find(SecurityGroup.class, id);
        yield other.isPresent() && near(group, other.get()) && isMember(other.get(), peer);
      }
    };
  }

  /** A rule reaches groups of its own VPC, and of VPCs peered with it in the same region. */
  private boolean near(SecurityGroup group, SecurityGroup other) {
    return group.vpcId().equals(other.vpcId())
        || (group.region().equals(other.region())
            && network.activePeering(group.vpcId(), other.vpcId()).isPresent());
  }

  /** A reference to a group means the private addresses of its members. */
  private boolean isMember(SecurityGroup group, IpAddress ip) {
    Optional<NetworkInterface> peer = network.interfaceAt(group.vpcId(), ip);
    return peer.isPresent() && peer.get().groupIds().contains(group.id());
  }

  /** Asks the network ACL of the place's subnet; without one, nothing passes. */
  NetworkAclChecked networkAcl(
      Place place, Direction direction, Leg leg, IpAddress peer, int port) {
    Optional<NetworkAcl> acl = place.networkAcl();
    NetworkAclEntry entry =
        acl.isPresent()
            ? acl.get().decide(direction, protocol, peer, port)
            : NetworkAclEntry.last(peer.family());
    return new NetworkAclChecked(
        acl.isPresent() ? acl.get().id() : place.vpc().defaultNetworkAclId(),
        place.subnet().id(),
        direction,
        leg,
        peer,
        port,
        entry);
  }
}
