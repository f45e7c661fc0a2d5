package dev.culvert.services.cloudformation.resource;

import static java.util.Objects.requireNonNull;

import dev.culvert.shapes.ec2.AssociateRouteTableRequest;
import dev.culvert.shapes.ec2.CreateRouteRequest;
import dev.culvert.shapes.ec2.CreateRouteTableRequest;
import dev.culvert.shapes.ec2.DeleteRouteRequest;
import dev.culvert.shapes.ec2.DeleteRouteTableRequest;
import dev.culvert.shapes.ec2.DisassociateRouteTableRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ReplaceRouteRequest;
import dev.culvert.shapes.ec2.ReplaceRouteTableAssociationRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Route tables, their routes, and what they are associated with. */
final class RouteTypes {
  private static final Set<String> TARGETS =
      Set.of(
          "EgressOnlyInternetGatewayId",
          "GatewayId",
          "InstanceId",
          "LocalGatewayId",
          "NatGatewayId",
          "NetworkInterfaceId",
          "TransitGatewayId",
          "VpcEndpointId",
          "VpcPeeringConnectionId");

  private RouteTypes() {}

  static List<ResourceType> all() {
    return List.of(
        ResourceType.of(
                "AWS::EC2::RouteTable",
                RouteTypes::table,
                (made, in, calls) ->
                    Calls.deleting(() ->
                        calls.call(
                            Ec2.DELETE_ROUTE_TABLE,
                            new DeleteRouteTableRequest().routeTableId(made.id()))))
            .changing(
                Set.of("Tags"),
                (made, before, after, calls) -> {
                  Ec2Tags.change(made.id(), before, after, calls);
                  return made;
                }),
        ResourceType.of("AWS::EC2::Route", RouteTypes::route, RouteTypes::deleteRoute)
            .changing(
                TARGETS,
                (made, before, after, calls) -> {
                  calls.call(Ec2.REPLACE_ROUTE, after.fill(new ReplaceRouteRequest()));
                  return made;
                }),
        association("AWS::EC2::SubnetRouteTableAssociation", "Id"),
        association("AWS::EC2::GatewayRouteTableAssociation", "AssociationId"));
  }

  private static ResourceType association(String name, String attribute) {
    return ResourceType.of(
            name,
            (logicalId, in, calls) -> {
              var id =
                  requireNonNull(
                      calls.call(
                              Ec2.ASSOCIATE_ROUTE_TABLE, in.fill(new AssociateRouteTableRequest()))
                          .associationId);
              return Made.of(id).with(attribute, id);
            },
            (made, in, calls) ->
                Calls.deleting(() ->
                    calls.call(
                        Ec2.DISASSOCIATE_ROUTE_TABLE,
                        new DisassociateRouteTableRequest().associationId(made.id()))))
        .changing(
            Set.of("RouteTableId"),
            (made, before, after, calls) -> {
              var id =
                  requireNonNull(
                      calls.call(
                              Ec2.REPLACE_ROUTE_TABLE_ASSOCIATION,
                              new ReplaceRouteTableAssociationRequest()
                                  .associationId(made.id())
                                  .routeTableId(after.required("RouteTableId")))
                          .newAssociationId);
              return Made.of(id).with(attribute, id);
            });
  }

  private static Made table(String logicalId, Properties in, Calls calls) {
    var request =
        in.without("Tags")
            .fill(new CreateRouteTableRequest())
            .tagSpecifications(Ec2Tags.of("route-table", in));
    var id =
        requireNonNull(
            requireNonNull(calls.call(Ec2.CREATE_ROUTE_TABLE, request).routeTable).routeTableId);
    return Made.of(id).with("RouteTableId", id);
  }

  private static Made route(String logicalId, Properties in, Calls calls) {
    calls.call(Ec2.CREATE_ROUTE, in.fill(new CreateRouteRequest()));
    var destination = destination(in).orElse("");
    return Made.of(in.required("RouteTableId") + "|" + destination).with("CidrBlock", destination);
  }

  private static void deleteRoute(Made made, Properties in, Calls calls) {
    Calls.deleting(() ->
        calls.call(
            Ec2.DELETE_ROUTE,
            in.without(TARGETS.toArray(String[]::new)).fill(new DeleteRouteRequest())));
  }

  private static Optional<String> destination(Properties in) {
    return in.text("DestinationCidrBlock")
        .or(() -> in.text("DestinationIpv6CidrBlock"))
        .or(() -> in.text("DestinationPrefixListId"));
  }
}
