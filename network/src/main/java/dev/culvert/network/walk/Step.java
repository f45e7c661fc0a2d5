package dev.culvert.network.walk;

import dev.culvert.network.BlockPublicAccess;
import dev.culvert.network.BlockPublicAccessExclusion;
import dev.culvert.network.Direction;
import dev.culvert.network.EffectiveAssociation;
import dev.culvert.network.GatewayEndpoint;
import dev.culvert.network.InterfaceEndpoint;
import dev.culvert.network.IpAddress;
import dev.culvert.network.NatGateway;
import dev.culvert.network.NetworkAclEntry;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.PeeringConnection;
import dev.culvert.network.PublicAddress;
import dev.culvert.network.RouteMatch;
import dev.culvert.network.RouteState;
import dev.culvert.network.SecurityGroupRule;
import dev.culvert.network.TransitGatewayAttachment;
import dev.culvert.network.TransitRoute;
import java.util.List;
import java.util.Optional;

/**
 * One check on the way of a packet, with what decided it. Facts only: whoever shows it words it.
 */
public sealed interface Step {

  /** Whether the packet went on. */
  boolean passed();

  /** Which way the packet goes that is checked. */
  enum Leg {
    FORWARD,
    RETURN
  }

  /** Who was asked for an address. */
  sealed interface Resolver {

    /** The VPC's own resolver. */
    record Amazon() implements Resolver {}

    /** The servers of the VPC's DHCP options, taken to answer what public DNS answers. */
    record Custom(List<IpAddress> servers) implements Resolver {}

    /** The client asked somebody else; it only said what it got. */
    record Client() implements Resolver {}
  }

  /** Whose record gave the address. */
  sealed interface NameSource {

    /** The public name of a service. */
    record PublicService(Service service) implements NameSource {}

    /** A name of an interface endpoint: a public record that holds private addresses. */
    record EndpointName(String endpointId) implements NameSource {}

    /** A public name of a service that private DNS of an interface endpoint takes over. */
    record PrivateDns(String endpointId) implements NameSource {}

    /** Unknown: the client resolved the name. */
    record Unknown() implements NameSource {}
  }

  /** What the name of the destination means. */
  sealed interface NameLookedUp extends Step {}

  /**
   * @param addresses all that the name resolves to
   * @param chosen the one that the client uses: the first of the best family it has an address of
   */
  record NameResolved(
      String host,
      Resolver resolver,
      NameSource source,
      List<IpAddress> addresses,
      IpAddress chosen)
      implements NameLookedUp {

    @Override
    public boolean passed() {
      return true;
    }
  }

  record NameNotResolved(String host, Resolver resolver, NotResolvedReason reason)
      implements NameLookedUp {

    @Override
    public boolean passed() {
      return false;
    }
  }

  /** A rule together with the group it stands in. */
  record GroupRule(String groupId, SecurityGroupRule rule) {}

  /**
   * @param peer the other end
   * @param allowedBy the rule that allows it; empty if none does
   */
  record SecurityGroupChecked(
      String interfaceId,
      Direction direction,
      List<String> groupIds,
      IpAddress peer,
      int port,
      Optional<GroupRule> allowedBy)
      implements Step {

    @Override
    public boolean passed() {
      return allowedBy.isPresent();
    }
  }

  /**
   * @param direction as seen from the subnet
   * @param leg whether it is the packet or the reply
   * @param peer the other end
   * @param port the destination port of what is checked: of the service, or of the reply
   * @param entry the entry that decided
   */
  record NetworkAclChecked(
      String networkAclId,
      String subnetId,
      Direction direction,
      Leg leg,
      IpAddress peer,
      int port,
      NetworkAclEntry entry)
      implements Step {

    @Override
    public boolean passed() {
      return entry.action() == NetworkAclEntry.Action.ALLOW;
    }
  }

  /** Which way the route table of a subnet sends a packet. */
  sealed interface RouteLookedUp extends Step {}

  /**
   * @param association which table the subnet follows, and why
   * @param match the route that won, and what it won against
   */
  record RouteChosen(
      String subnetId,
      Leg leg,
      EffectiveAssociation association,
      IpAddress destination,
      RouteMatch match,
      RouteState state)
      implements RouteLookedUp {

    @Override
    public boolean passed() {
      return state == RouteState.ACTIVE;
    }
  }

  /**
   * @param association empty if the VPC has no main route table
   */
  record NoRoute(
      String subnetId, Leg leg, Optional<EffectiveAssociation> association, IpAddress destination)
      implements RouteLookedUp {

    @Override
    public boolean passed() {
      return false;
    }
  }

  /** The condition of a route's target, or of what lies behind it. */
  sealed interface TargetChecked extends Step {}

  /**
   * The internet gateway gives the packet a public source address.
   *
   * @param translation the public address; empty if the private one has none, or for IPv6, which is
   *     not translated
   */
  record InternetGatewayChecked(
      String gatewayId,
      String interfaceId,
      IpAddress privateSource,
      Optional<PublicAddress> translation,
      boolean passed)
      implements TargetChecked {}

  /**
   * @param translation the Elastic IP of a public NAT gateway
   */
  record NatGatewayChecked(NatGateway gateway, Optional<PublicAddress> translation, boolean passed)
      implements TargetChecked {}

  /**
   * Asked only where VPC Block Public Access is on.
   *
   * @param direction as seen from the VPC
   * @param subnetId the subnet of the interface whose packets pass the gateway
   * @param exclusion what exempts the subnet or its VPC
   */
  record PublicAccessChecked(
      BlockPublicAccess setting,
      Direction direction,
      String subnetId,
      Optional<BlockPublicAccessExclusion> exclusion,
      boolean passed)
      implements TargetChecked {}

  /**
   * @param attachment of the packet's VPC
   * @param availabilityZone of the packet's subnet, in which the attachment must have an interface
   */
  record TransitGatewayChecked(
      TransitGatewayAttachment attachment, String availabilityZone, boolean passed)
      implements TargetChecked {}

  /**
   * @param tableId the route table that the attachment is associated with; empty if with none
   * @param attachmentId where the packet came from
   * @param route the route that won
   * @param passed whether it leads to an attachment that carries packets
   */
  record TransitRouteLookedUp(
      Optional<String> tableId,
      String attachmentId,
      Leg leg,
      IpAddress destination,
      Optional<TransitRoute> route,
      boolean passed)
      implements TargetChecked {}

  record GatewayEndpointChecked(GatewayEndpoint endpoint, boolean passed)
      implements TargetChecked {}

  record InterfaceEndpointChecked(InterfaceEndpoint endpoint, String interfaceId, boolean passed)
      implements TargetChecked {}

  /**
   * @param peerVpcId the VPC on the other side
   * @param passed whether the destination lies in that VPC: peering is not transitive
   */
  record PeeringChecked(
      PeeringConnection peering, String peerVpcId, IpAddress destination, boolean passed)
      implements TargetChecked {}

  /** An interface looked for by its address. */
  record InterfaceLookedUp(String vpcId, IpAddress ip, Optional<NetworkInterface> found)
      implements TargetChecked {

    @Override
    public boolean passed() {
      return found.isPresent();
    }
  }

  /** A route that names an interface: it must forward what is not addressed to it. */
  record MiddleboxChecked(NetworkInterface middlebox) implements TargetChecked {

    @Override
    public boolean passed() {
      return !middlebox.sourceDestCheck();
    }
  }
}
