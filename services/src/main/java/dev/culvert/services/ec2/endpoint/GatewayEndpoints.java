package dev.culvert.services.ec2.endpoint;

import dev.culvert.network.GatewayEndpoint;
import dev.culvert.network.PrefixListId;
import dev.culvert.network.RouteTable;
import dev.culvert.network.Vpc;
import dev.culvert.network.VpcEndpoint;
import dev.culvert.network.walk.Service;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.shapes.ec2.CreateVpcEndpointRequest;
import dev.culvert.shapes.ec2.DnsOptionsSpecification;
import dev.culvert.shapes.ec2.ModifyVpcEndpointRequest;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes and changes gateway endpoints. Their routes come and go with the route tables they are
 * associated with.
 */
final class GatewayEndpoints {
  private static final String SERVICE_DEFINED = "service-defined";

  private GatewayEndpoints() {}

  static GatewayEndpoint create(
      CreateVpcEndpointRequest input, Vpc vpc, Service service, Draft draft) {
    refuseForeign("SubnetIds", input.subnetIds);
    refuseForeign("SecurityGroupIds", input.securityGroupIds);
    refuseForeign("SubnetConfigurations", input.subnetConfigurations);
    refusePrivateDns(input.privateDnsEnabled);
    checkAddressType(input.ipAddressType);
    checkDnsOptions(input.dnsOptions);
    var policy = PolicyTexts.checked(input.policyDocument, EndpointType.GATEWAY);
    var list =
        service
            .prefixListId()
            .orElseThrow(() ->
                new IllegalStateException(service.endpointServiceName() + " has no prefix list"));
    var tables = tables(input.routeTableIds, vpc.id(), draft);
    tables.forEach(table -> refuseSecondRoute(table, list, draft));
    var endpoint =
        new GatewayEndpoint(
            draft.newId(Kind.VPC_ENDPOINT),
            vpc.owner(),
            vpc.region(),
            vpc.id(),
            service.endpointServiceName(),
            list,
            VpcEndpoint.State.AVAILABLE,
            List.of());
    draft.put(endpoint);
    tables.forEach(table -> associate(endpoint, table, draft));
    draft.put(
        EndpointDetails.REGISTER,
        new EndpointDetails(
            endpoint.id(),
            draft.scope().now(),
            policy,
            "ipv4",
            SERVICE_DEFINED,
            false,
            false,
            List.of()));
    return endpoint;
  }

  static void modify(ModifyVpcEndpointRequest input, GatewayEndpoint endpoint, Draft draft) {
    refuseForeign("AddSubnetIds", input.addSubnetIds);
    refuseForeign("RemoveSubnetIds", input.removeSubnetIds);
    refuseForeign("AddSecurityGroupIds", input.addSecurityGroupIds);
    refuseForeign("RemoveSecurityGroupIds", input.removeSecurityGroupIds);
    refuseForeign("SubnetConfigurations", input.subnetConfigurations);
    refusePrivateDns(input.privateDnsEnabled);
    checkAddressType(input.ipAddressType);
    checkDnsOptions(input.dnsOptions);
    for (var table : tables(input.removeRouteTableIds, endpoint.vpcId(), draft)) {
      if (!endpoint.routeTableIds().contains(table.id())) {
        throw Refusals.parameter(
            "route table " + table.id() + " is not associated with " + endpoint.id());
      }
      draft.network(network -> network.disassociate(endpoint.id(), table.id()));
    }
    for (var table : tables(input.addRouteTableIds, endpoint.vpcId(), draft)) {
      if (!endpoint.routeTableIds().contains(table.id())) {
        refuseSecondRoute(table, endpoint.prefixListId(), draft);
      }
      associate(endpoint, table, draft);
    }
  }

  private static void associate(GatewayEndpoint endpoint, RouteTable table, Draft draft) {
    draft.network(network -> network.associate(endpoint.id(), table.id()));
  }

  private static List<RouteTable> tables(@Nullable List<String> ids, String vpcId, Draft draft) {
    var tables =
        Given.list(ids).stream()
            .distinct()
            .map(id -> draft.the(EndpointKinds.ROUTE_TABLE, RouteTable.class, id))
            .toList();
    for (var table : tables) {
      if (!table.vpcId().equals(vpcId)) {
        throw Refusals.parameter(
            "Route table "
                + table.id()
                + " and network "
                + vpcId
                + " belong to different networks");
      }
    }
    return tables;
  }

  /** A table holds one route to each prefix list, whoever made it. */
  private static void refuseSecondRoute(RouteTable table, PrefixListId list, Draft draft) {
    if (draft.network().routes(table.id()).stream()
        .anyMatch(route -> !route.propagated() && route.destination().equals(list))) {
      throw new AwsException(
          "RouteAlreadyExists",
          "route table "
              + table.id()
              + " already has a route with destination-prefix-list-id "
              + list.id());
    }
    if (Stream.of(draft.network())
        .flatMap(network -> network.all(dev.culvert.network.RouteTableAssociation.class).stream())
        .anyMatch(it ->
            it.routeTableId().equals(table.id())
                && it.with() instanceof dev.culvert.network.RouteTableAssociation.WithGateway)) {
      throw Refusals.parameter(
          "route table "
              + table.id()
              + " is associated with a gateway and cannot have routes to prefix lists");
    }
  }

  private static void refuseForeign(String parameter, @Nullable List<?> given) {
    if (!Given.list(given).isEmpty()) {
      throw Refusals.parameter(
          parameter + " cannot be specified for a VPC endpoint of type Gateway.");
    }
  }

  private static void refusePrivateDns(@Nullable Boolean enabled) {
    if (Given.flag(enabled)) {
      throw Refusals.parameter("Private DNS is not supported for VPC endpoints of type Gateway.");
    }
  }

  /** AWS has no list of DynamoDB's IPv6 addresses. */
  private static void checkAddressType(@Nullable String type) {
    if (!Given.text(type).orElse("ipv4").equals("ipv4")) {
      throw Refusals.parameter(
          "The IP address type " + type + " is not supported for this VPC endpoint service.");
    }
  }

  private static void checkDnsOptions(@Nullable DnsOptionsSpecification options) {
    if (options == null) {
      return;
    }
    if (!Given.text(options.dnsRecordIpType).orElse(SERVICE_DEFINED).equals(SERVICE_DEFINED)
        || Given.flag(options.privateDnsOnlyForInboundResolverEndpoint)) {
      throw Refusals.parameter(
          "The DNS options of a VPC endpoint of type Gateway cannot be changed.");
    }
  }
}
