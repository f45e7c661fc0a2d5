package dev.culvert.services.ec2.route;

import dev.culvert.network.EgressOnlyInternetGateway;
import dev.culvert.network.InternetGateway;
import dev.culvert.network.NatGateway;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.PeeringConnection;
import dev.culvert.network.PrefixListId;
import dev.culvert.network.RouteDestination;
import dev.culvert.network.RouteTable;
import dev.culvert.network.RouteTarget;
import dev.culvert.network.VirtualPrivateGateway;
import dev.culvert.network.VpcEndpoint;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Optional;

/** Resolves what requests name as the target of a route. */
final class Targets {
  private final Draft draft;
  private final RouteTable table;
  private final RouteDestination destination;

  Targets(Draft draft, RouteTable table, RouteDestination destination) {
    this.draft = draft;
    this.table = table;
    this.destination = destination;
  }

  /** The one target of a request. */
  RouteTarget of(RequestedRoute requested) {
    var given = requested.targets();
    if (given.isEmpty()) {
      throw Refusals.missing(
          "gatewayId, natGatewayId, networkInterfaceId, vpcPeeringConnectionId"
              + ", egressOnlyInternetGatewayId or instanceId");
    }
    if (given.size() > 1) {
      throw Refusals.combination("The request may contain only one target of the route");
    }
    var target = given.getFirst();
    var id = target.id();
    return switch (target.parameter()) {
      case GATEWAY -> gateway(id);
      case VPC_ENDPOINT -> endpoint(id);
      case EGRESS_ONLY -> egressOnly(id);
      case NAT -> nat(id);
      case INTERFACE -> networkInterface(id);
      case INSTANCE -> instance(id);
      case PEERING -> peering(id);
      case TRANSIT -> transit(id);
      case NOT_MODELLED ->
          throw Refusals.unsupported("Routes to " + id + " are not supported by Culvert.");
    };
  }

  private RouteTarget gateway(String id) {
    if (Kind.VPC_ENDPOINT.matches(id)) {
      return endpoint(id);
    }
    if (Kind.VPN_GATEWAY.matches(id)) {
      var gateway =
          draft.seen().find(VirtualPrivateGateway.class, id).orElseThrow(() -> noGateway(id));
      refuseOtherVpc("network gateway", id, gateway.attachedTo());
      return new RouteTarget.VirtualPrivateGateway(id);
    }
    var gateway = draft.seen().find(InternetGateway.class, id).orElseThrow(() -> noGateway(id));
    refuseOtherVpc("network gateway", id, gateway.attachedTo());
    return new RouteTarget.InternetGateway(id);
  }

  private static AwsException noGateway(String id) {
    return new AwsException(
        "InvalidGatewayID.NotFound", "The gateway ID '" + id + "' does not exist");
  }

  /** Gateway endpoints make their routes themselves; others are no route targets. */
  private RouteTarget endpoint(String id) {
    if (destination instanceof PrefixListId) {
      throw Refusals.value(
          "Cannot create or replace a prefix list route targeting a VPC Endpoint.");
    }
    draft.the(Kind.VPC_ENDPOINT, VpcEndpoint.class, id);
    throw new AwsException(
        "RouteNotSupported",
        "Route table contains unsupported route target: "
            + id
            + ". VPC Endpoints of this type cannot be used as route targets.");
  }

  private RouteTarget egressOnly(String id) {
    var gateway = draft.the(Kind.EGRESS_ONLY_GATEWAY, EgressOnlyInternetGateway.class, id);
    refuseOtherVpc("egress only internet gateway", id, Optional.of(gateway.vpcId()));
    return new RouteTarget.EgressOnlyInternetGateway(id);
  }

  private RouteTarget nat(String id) {
    var gateway = draft.the(Kind.NAT_GATEWAY, NatGateway.class, id);
    refuseOtherVpc("NAT gateway", id, Optional.of(gateway.vpcId()));
    return new RouteTarget.NatGateway(id);
  }

  private RouteTarget networkInterface(String id) {
    var found = draft.the(Kind.NETWORK_INTERFACE, NetworkInterface.class, id);
    refuseOtherVpc("interface", id, Optional.of(found.vpcId()));
    return new RouteTarget.NetworkInterface(id);
  }

  private RouteTarget instance(String id) {
    var attached = attachedTo(id);
    if (attached.isEmpty()) {
      throw new AwsException(
          "InvalidInstanceID.NotFound", "The instance ID '" + id + "' does not exist");
    }
    if (attached.size() > 1) {
      throw new AwsException(
          "InvalidInstanceID",
          "There are multiple interfaces attached to instance '"
              + id
              + "'. Please specify an interface ID for the operation instead.");
    }
    return networkInterface(attached.getFirst());
  }

  private List<String> attachedTo(String instanceId) {
    return draft.seen().all(NetworkInterface.class).stream()
        .filter(it -> it.attachment().filter(to -> to.instanceId().equals(instanceId)).isPresent())
        .map(NetworkInterface::id)
        .toList();
  }

  /** The other side of a peering connection may be another account's. */
  private RouteTarget peering(String id) {
    Kind.PEERING_CONNECTION.check(id);
    var found =
        draft
            .network()
            .find(PeeringConnection.class, id)
            .orElseThrow(() -> Kind.PEERING_CONNECTION.notFound(id));
    if (found.across(table.vpcId()).isEmpty()) {
      refuseOtherVpc("peering connection", id, Optional.empty());
    }
    return new RouteTarget.PeeringConnection(id);
  }

  /** To a VPC that is not attached to it, a transit gateway does not exist. */
  private RouteTarget transit(String id) {
    Kind.TRANSIT_GATEWAY.check(id);
    if (draft.network().transitAttachment(id, table.vpcId()).isEmpty()) {
      throw new AwsException(
          "InvalidTransitGatewayID.NotFound", "The transitGateway ID '" + id + "' does not exist.");
    }
    return new RouteTarget.TransitGateway(id);
  }

  private void refuseOtherVpc(String noun, String id, Optional<String> vpcId) {
    if (vpcId.filter(table.vpcId()::equals).isEmpty()) {
      throw Refusals.value(
          "route table "
              + table.id()
              + " and "
              + noun
              + " "
              + id
              + " belong to different networks");
    }
  }
}
