package dev.culvert.services.ec2.route;

import dev.culvert.network.InternetGateway;
import dev.culvert.network.RouteTable;
import dev.culvert.network.RouteTableAssociation;
import dev.culvert.network.RouteTableAssociation.AsMain;
import dev.culvert.network.RouteTableAssociation.WithGateway;
import dev.culvert.network.RouteTableAssociation.WithSubnet;
import dev.culvert.network.RouteTarget;
import dev.culvert.network.Subnet;
import dev.culvert.network.VirtualPrivateGateway;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.AssociateRouteTableRequest;
import dev.culvert.shapes.ec2.AssociateRouteTableResponse;
import dev.culvert.shapes.ec2.DisassociateRouteTableRequest;
import dev.culvert.shapes.ec2.DisassociateRouteTableResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ReplaceRouteTableAssociationRequest;
import dev.culvert.shapes.ec2.ReplaceRouteTableAssociationResponse;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Optional;

/** Says which route table a subnet, a VPC or what enters through a gateway follows. */
public final class RouteTableAssociations {
  private final Actions actions;

  public RouteTableAssociations(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.change(
            Ec2.ASSOCIATE_ROUTE_TABLE,
            input ->
                Touched.the(Kind.ROUTE_TABLE, input.routeTableId).and(Kind.SUBNET, input.subnetId),
            RouteTableAssociations::associate),
        actions.change(
            Ec2.DISASSOCIATE_ROUTE_TABLE,
            _ -> Touched.nothing(),
            RouteTableAssociations::disassociate),
        actions.change(
            Ec2.REPLACE_ROUTE_TABLE_ASSOCIATION,
            input -> Touched.the(Kind.ROUTE_TABLE, input.routeTableId),
            RouteTableAssociations::replace));
  }

  private static AssociateRouteTableResponse associate(
      AssociateRouteTableRequest input, Draft draft) {
    var table =
        draft.the(
            Kind.ROUTE_TABLE, RouteTable.class, Given.required(input.routeTableId, "routeTableId"));
    var with =
        input.gatewayId == null
            ? subnet(Given.required(input.subnetId, "subnetId"), table, draft)
            : gateway(input.gatewayId, table, draft);
    var present = present(with, draft);
    if (present.isPresent() && !present.get().routeTableId().equals(table.id())) {
      throw new AwsException(
          "Resource.AlreadyAssociated",
          "the specified association for route table "
              + table.id()
              + " conflicts with an existing association");
    }
    var id = present.map(RouteTableAssociation::id).orElseGet(() -> add(draft, table, with));
    return new AssociateRouteTableResponse()
        .associationId(id)
        .associationState(RouteTableAnswer.associated());
  }

  /** Puts an association into the draft, and tells its id. */
  public static String add(Draft draft, RouteTable table, RouteTableAssociation.Associated with) {
    var id = draft.newId(Kind.ROUTE_TABLE_ASSOCIATION);
    draft.put(new RouteTableAssociation(id, table.owner(), table.region(), table.id(), with));
    return id;
  }

  private static Optional<RouteTableAssociation> present(
      RouteTableAssociation.Associated with, Draft draft) {
    return draft.network().all(RouteTableAssociation.class).stream()
        .filter(it -> it.with().equals(with))
        .findFirst();
  }

  private static WithSubnet subnet(String id, RouteTable table, Draft draft) {
    var subnet = draft.the(Kind.SUBNET, Subnet.class, id);
    refuseOtherVpc(table, "subnet", id, subnet.vpcId());
    return new WithSubnet(id);
  }

  private static WithGateway gateway(String id, RouteTable table, Draft draft) {
    var vpcId =
        Kind.VPN_GATEWAY.matches(id)
            ? draft.the(Kind.VPN_GATEWAY, VirtualPrivateGateway.class, id).attachedTo()
            : draft.the(Kind.INTERNET_GATEWAY, InternetGateway.class, id).attachedTo();
    refuseOtherVpc(table, "network gateway", id, vpcId.orElse(""));
    refuseUnfitForGateway(table, draft);
    return new WithGateway(id);
  }

  /** Amazon VPC User Guide, "Gateway route tables". */
  private static void refuseUnfitForGateway(RouteTable table, Draft draft) {
    for (var route : draft.network().routes(table.id())) {
      var fits =
          switch (route.target()) {
            case RouteTarget.Local _, RouteTarget.NetworkInterface _ -> true;
            case RouteTarget.InternetGateway _,
                RouteTarget.EgressOnlyInternetGateway _,
                RouteTarget.NatGateway _,
                RouteTarget.GatewayEndpoint _,
                RouteTarget.PeeringConnection _,
                RouteTarget.TransitGateway _,
                RouteTarget.VirtualPrivateGateway _ ->
                false;
          };
      if (!fits) {
        throw Refusals.value(
            "The route table "
                + table.id()
                + " contains routes with targets other than a network interface, a Gateway Load"
                + " Balancer endpoint or local, and cannot be associated with a gateway.");
      }
    }
  }

  private static void refuseOtherVpc(RouteTable table, String noun, String id, String vpcId) {
    if (!table.vpcId().equals(vpcId)) {
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

  private static DisassociateRouteTableResponse disassociate(
      DisassociateRouteTableRequest input, Draft draft) {
    var association = association(input.associationId, draft);
    if (association.with() instanceof AsMain) {
      throw Refusals.value(
          "cannot disassociate the main route table association " + association.id());
    }
    draft.remove(association);
    return new DisassociateRouteTableResponse();
  }

  private static ReplaceRouteTableAssociationResponse replace(
      ReplaceRouteTableAssociationRequest input, Draft draft) {
    var association = association(input.associationId, draft);
    var table =
        draft.the(
            Kind.ROUTE_TABLE, RouteTable.class, Given.required(input.routeTableId, "routeTableId"));
    switch (association.with()) {
      case AsMain(String vpcId) -> refuseOtherVpc(table, "network", vpcId, vpcId);
      case WithSubnet(String id) -> subnet(id, table, draft);
      case WithGateway(String id) -> gateway(id, table, draft);
    }
    draft.remove(association);
    return new ReplaceRouteTableAssociationResponse()
        .newAssociationId(add(draft, table, association.with()))
        .associationState(RouteTableAnswer.associated());
  }

  private static RouteTableAssociation association(
      @org.jspecify.annotations.Nullable String id, Draft draft) {
    return draft.the(
        Kind.ROUTE_TABLE_ASSOCIATION,
        RouteTableAssociation.class,
        Given.required(id, "associationId"));
  }
}
