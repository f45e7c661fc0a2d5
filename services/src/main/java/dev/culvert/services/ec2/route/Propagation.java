package dev.culvert.services.ec2.route;

import dev.culvert.network.RouteTable;
import dev.culvert.network.VirtualPrivateGateway;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.DisableVgwRoutePropagationRequest;
import dev.culvert.shapes.ec2.DisableVgwRoutePropagationResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.EnableVgwRoutePropagationRequest;
import dev.culvert.shapes.ec2.EnableVgwRoutePropagationResponse;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lets virtual private gateways add routes. What lies behind them announces none here. */
public final class Propagation {
  private final Actions actions;

  public Propagation(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(
            Ec2.ENABLE_VGW_ROUTE_PROPAGATION,
            input -> Touched.the(Kind.ROUTE_TABLE, input.routeTableId),
            Propagation::enable),
        actions.change(
            Ec2.DISABLE_VGW_ROUTE_PROPAGATION,
            input -> Touched.the(Kind.ROUTE_TABLE, input.routeTableId),
            Propagation::disable));
  }

  private static EnableVgwRoutePropagationResponse enable(
      EnableVgwRoutePropagationRequest input, Draft draft) {
    var table = table(input.routeTableId, draft);
    var id = Given.required(input.gatewayId, "gatewayId");
    var gateway =
        draft
            .seen()
            .find(VirtualPrivateGateway.class, id)
            .orElseThrow(() ->
                new AwsException(
                    "InvalidGatewayID.NotFound", "The gateway ID '" + id + "' does not exist"));
    if (!gateway.isAttachedTo(table.vpcId())) {
      throw new AwsException(
          "Gateway.NotAttached", "resource " + id + " is not attached to network " + table.vpcId());
    }
    var gateways = gateways(table, draft);
    gateways.add(id);
    put(table, gateways, draft);
    return new EnableVgwRoutePropagationResponse();
  }

  private static DisableVgwRoutePropagationResponse disable(
      DisableVgwRoutePropagationRequest input, Draft draft) {
    var table = table(input.routeTableId, draft);
    var gateways = gateways(table, draft);
    gateways.remove(Given.required(input.gatewayId, "gatewayId"));
    put(table, gateways, draft);
    return new DisableVgwRoutePropagationResponse();
  }

  private static RouteTable table(@Nullable String id, Draft draft) {
    return draft.the(Kind.ROUTE_TABLE, RouteTable.class, Given.required(id, "routeTableId"));
  }

  private static SortedSet<String> gateways(RouteTable table, Draft draft) {
    return new TreeSet<>(RouteTableDetails.of(draft.world(), table.id()).propagatingGateways());
  }

  private static void put(RouteTable table, SortedSet<String> gateways, Draft draft) {
    if (gateways.isEmpty()) {
      draft.remove(RouteTableDetails.REGISTER, table.id());
    } else {
      draft.put(RouteTableDetails.REGISTER, new RouteTableDetails(table.id(), gateways));
    }
  }
}
