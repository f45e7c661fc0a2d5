package dev.culvert.services.ec2.route;

import dev.culvert.shapes.ec2.CreateRouteRequest;
import dev.culvert.shapes.ec2.ReplaceRouteRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is common to the requests that write routes. */
record RequestedRoute(
    @Nullable String routeTableId,
    @Nullable String ipv4,
    @Nullable String ipv6,
    @Nullable String prefixListId,
    List<Target> targets) {

  /** Which parameter names a target. */
  enum Parameter {
    GATEWAY,
    VPC_ENDPOINT,
    EGRESS_ONLY,
    NAT,
    INTERFACE,
    INSTANCE,
    PEERING,
    TRANSIT,
    /** What the network does not have. */
    NOT_MODELLED
  }

  record Target(Parameter parameter, String id) {}

  static RequestedRoute of(CreateRouteRequest input) {
    return new RequestedRoute(
        input.routeTableId,
        input.destinationCidrBlock,
        input.destinationIpv6CidrBlock,
        input.destinationPrefixListId,
        new Targets()
            .add(Parameter.GATEWAY, input.gatewayId)
            .add(Parameter.VPC_ENDPOINT, input.vpcEndpointId)
            .add(Parameter.EGRESS_ONLY, input.egressOnlyInternetGatewayId)
            .add(Parameter.NAT, input.natGatewayId)
            .add(Parameter.INTERFACE, input.networkInterfaceId)
            .add(Parameter.INSTANCE, input.instanceId)
            .add(Parameter.PEERING, input.vpcPeeringConnectionId)
            .add(Parameter.TRANSIT, input.transitGatewayId)
            .add(Parameter.NOT_MODELLED, input.localGatewayId)
            .add(Parameter.NOT_MODELLED, input.carrierGatewayId)
            .add(Parameter.NOT_MODELLED, input.coreNetworkArn)
            .add(Parameter.NOT_MODELLED, input.odbNetworkArn)
            .found);
  }

  static RequestedRoute of(ReplaceRouteRequest input) {
    return new RequestedRoute(
        input.routeTableId,
        input.destinationCidrBlock,
        input.destinationIpv6CidrBlock,
        input.destinationPrefixListId,
        new Targets()
            .add(Parameter.GATEWAY, input.gatewayId)
            .add(Parameter.VPC_ENDPOINT, input.vpcEndpointId)
            .add(Parameter.EGRESS_ONLY, input.egressOnlyInternetGatewayId)
            .add(Parameter.NAT, input.natGatewayId)
            .add(Parameter.INTERFACE, input.networkInterfaceId)
            .add(Parameter.INSTANCE, input.instanceId)
            .add(Parameter.PEERING, input.vpcPeeringConnectionId)
            .add(Parameter.TRANSIT, input.transitGatewayId)
            .add(Parameter.NOT_MODELLED, input.localGatewayId)
            .add(Parameter.NOT_MODELLED, input.carrierGatewayId)
            .add(Parameter.NOT_MODELLED, input.coreNetworkArn)
            .add(Parameter.NOT_MODELLED, input.odbNetworkArn)
            .found);
  }

  private static final class Targets {
    private final List<Target> found = new ArrayList<>();

    private Targets add(Parameter parameter, @Nullable String id) {
      if (id != null && !id.isEmpty()) {
        found.add(new Target(parameter, id));
      }
      return this;
    }
  }
}
