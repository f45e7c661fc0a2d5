package dev.culvert.services.ec2.endpoint;

import dev.culvert.network.GatewayEndpoint;
import dev.culvert.network.InterfaceEndpoint;
import dev.culvert.network.Vpc;
import dev.culvert.network.VpcEndpoint;
import dev.culvert.network.walk.ServiceDirectory;
import dev.culvert.policy.Context;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.CreateVpcEndpointRequest;
import dev.culvert.shapes.ec2.CreateVpcEndpointResponse;
import dev.culvert.shapes.ec2.DeleteVpcEndpointsRequest;
import dev.culvert.shapes.ec2.DeleteVpcEndpointsResponse;
import dev.culvert.shapes.ec2.DescribeVpcEndpointsRequest;
import dev.culvert.shapes.ec2.DescribeVpcEndpointsResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ModifyVpcEndpointRequest;
import dev.culvert.shapes.ec2.ModifyVpcEndpointResponse;
import dev.culvert.shapes.ec2.UnsuccessfulItem;
import dev.culvert.shapes.ec2.UnsuccessfulItemError;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;

/** Makes, changes, describes and deletes VPC endpoints. */
public final class VpcEndpoints {
  private static final Filters<dev.culvert.shapes.ec2.VpcEndpoint> FILTERS =
      Filters.<dev.culvert.shapes.ec2.VpcEndpoint>tagged(endpoint -> endpoint.tags)
          .on("vpc-endpoint-id", endpoint -> endpoint.vpcEndpointId)
          .on("vpc-id", endpoint -> endpoint.vpcId)
          .on("service-name", endpoint -> endpoint.serviceName)
          .on("service-region", endpoint -> endpoint.serviceRegion)
          .on("ip-address-type", endpoint -> endpoint.ipAddressType)
          .on("vpc-endpoint-state", endpoint -> endpoint.state)
          .on("vpc-endpoint-type", endpoint -> endpoint.vpcEndpointType);

  private final Actions actions;
  private final ServiceDirectory directory;

  public VpcEndpoints(Actions actions, ServiceDirectory directory) {
    this.actions = actions;
    this.directory = directory;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_VPC_ENDPOINT,
            input ->
                Touched.a(Kind.VPC_ENDPOINT)
                    .and(Kind.VPC, input.vpcId)
                    .and(Kind.ROUTE_TABLE, input.routeTableIds)
                    .and(Kind.SUBNET, input.subnetIds)
                    .and(Kind.SECURITY_GROUP, input.securityGroupIds)
                    .with(keys(input)),
            this::create,
            VpcEndpoints::created),
        actions.read(Ec2.DESCRIBE_VPC_ENDPOINTS, VpcEndpoints::describe),
        actions.change(
            Ec2.MODIFY_VPC_ENDPOINT,
            input ->
                Touched.the(Kind.VPC_ENDPOINT, input.vpcEndpointId)
                    .and(Kind.ROUTE_TABLE, input.addRouteTableIds)
                    .and(Kind.ROUTE_TABLE, input.removeRouteTableIds)
                    .and(Kind.SUBNET, input.addSubnetIds)
                    .and(Kind.SUBNET, input.removeSubnetIds)
                    .and(Kind.SECURITY_GROUP, input.addSecurityGroupIds)
                    .and(Kind.SECURITY_GROUP, input.removeSecurityGroupIds),
            this::modify),
        actions.change(
            Ec2.DELETE_VPC_ENDPOINTS,
            input -> Touched.each(Kind.VPC_ENDPOINT, input.vpcEndpointIds),
            VpcEndpoints::delete));
  }

  private static Context keys(CreateVpcEndpointRequest input) {
    var name = Given.text(input.serviceName);
    return name.isEmpty()
        ? Context.EMPTY
        : Context.builder()
            .put("ec2:VpceServiceName", name.get())
            .put("ec2:VpceServiceOwner", "amazon")
            .build();
  }

  private String create(CreateVpcEndpointRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.VPC_ENDPOINT.type());
    var vpc = draft.the(EndpointKinds.VPC, Vpc.class, Given.required(input.vpcId, "VpcId"));
    var type = EndpointType.named(Given.text(input.vpcEndpointType).orElse("Gateway"));
    var name = Given.required(input.serviceName, "ServiceName");
    if (!Given.text(input.serviceRegion).orElse(vpc.region()).equals(vpc.region())) {
      throw Refusals.parameter(
          "The VPC endpoint service " + name + " does not support cross-region access.");
    }
    var provided = ProvidedService.named(name, draft.scope(), draft.world());
    var endpoint =
        switch (type) {
          case GATEWAY -> {
            provided.ifPresent(_ -> Offer.refuse(type, List.of(EndpointType.INTERFACE)));
            yield GatewayEndpoints.create(
                input, vpc, Offer.of(directory, name, type, draft.scope()), draft);
          }
          case INTERFACE ->
              InterfaceEndpoints.create(
                  input,
                  vpc,
                  provided
                      .map(Offered::of)
                      .orElseGet(() -> Offered.of(Offer.of(directory, name, type, draft.scope()))),
                  draft);
        };
    Tags.put(draft, Kind.VPC_ENDPOINT, endpoint.id(), input.tagSpecifications);
    return endpoint.id();
  }

  /** An interface endpoint is still pending in the first answer. */
  private static CreateVpcEndpointResponse created(
      String id, CreateVpcEndpointRequest input, Seen seen) {
    var endpoint = seen.the(Kind.VPC_ENDPOINT, VpcEndpoint.class, id);
    var shown = EndpointAnswer.of(endpoint, seen);
    return new CreateVpcEndpointResponse()
        .vpcEndpoint(
            endpoint instanceof InterfaceEndpoint && endpoint.state() == VpcEndpoint.State.AVAILABLE
                ? shown.state("pending")
                : shown)
        .clientToken(input.clientToken);
  }

  private static DescribeVpcEndpointsResponse describe(
      DescribeVpcEndpointsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var all =
        seen.the(Kind.VPC_ENDPOINT, VpcEndpoint.class, input.vpcEndpointIds).stream()
            .map(endpoint -> EndpointAnswer.of(endpoint, seen))
            .toList();
    var page =
        paging.cut(
            FILTERS.select(input.filters, all), endpoint -> String.valueOf(endpoint.vpcEndpointId));
    return new DescribeVpcEndpointsResponse().vpcEndpoints(page.items()).nextToken(page.next());
  }

  private ModifyVpcEndpointResponse modify(ModifyVpcEndpointRequest input, Draft draft) {
    var endpoint =
        draft.the(
            Kind.VPC_ENDPOINT,
            VpcEndpoint.class,
            Given.required(input.vpcEndpointId, "VpcEndpointId"));
    modifyPolicy(input, endpoint, draft);
    switch (endpoint) {
      case GatewayEndpoint gateway -> GatewayEndpoints.modify(input, gateway, draft);
      case InterfaceEndpoint face -> InterfaceEndpoints.modify(input, face, directory, draft);
    }
    return new ModifyVpcEndpointResponse().returnValue(true);
  }

  private static void modifyPolicy(
      ModifyVpcEndpointRequest input, VpcEndpoint endpoint, Draft draft) {
    var reset = Given.flag(input.resetPolicy);
    if (reset && input.policyDocument != null) {
      throw Refusals.combination("ResetPolicy and PolicyDocument cannot be specified together.");
    }
    if (reset || input.policyDocument != null) {
      draft.put(
          EndpointDetails.REGISTER,
          EndpointDetails.of(draft.world(), endpoint)
              .withPolicy(PolicyTexts.checked(input.policyDocument, EndpointType.of(endpoint))));
    }
  }

  /** What cannot be deleted is told in the answer, and holds nothing else back. */
  private static DeleteVpcEndpointsResponse delete(DeleteVpcEndpointsRequest input, Draft draft) {
    var failures = new ArrayList<UnsuccessfulItem>();
    for (var id : Given.required(input.vpcEndpointIds, "VpcEndpointId")) {
      try {
        delete(id, draft);
      } catch (AwsException refusal) {
        failures.add(
            new UnsuccessfulItem()
                .resourceId(id)
                .error(
                    new UnsuccessfulItemError()
                        .code(refusal.code())
                        .message(refusal.getMessage())));
      }
    }
    return new DeleteVpcEndpointsResponse().unsuccessful(failures);
  }

  private static void delete(String id, Draft draft) {
    var endpoint = draft.the(EndpointKinds.UNSUCCESSFUL, VpcEndpoint.class, id);
    if (endpoint instanceof InterfaceEndpoint face) {
      InterfaceEndpoints.removeInterfaces(face, draft);
    }
    draft.remove(endpoint);
    draft.remove(EndpointDetails.REGISTER, id);
  }
}
