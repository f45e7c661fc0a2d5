package dev.culvert.services.ec2.endpoint;

import dev.culvert.network.InterfaceEndpoint;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.Vpc;
import dev.culvert.network.walk.ServiceDirectory;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.nic.Groups;
import dev.culvert.services.ec2.nic.NewInterface;
import dev.culvert.shapes.ec2.CreateVpcEndpointRequest;
import dev.culvert.shapes.ec2.DnsOptionsSpecification;
import dev.culvert.shapes.ec2.ModifyVpcEndpointRequest;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes and changes interface endpoints, with their network interfaces. */
final class InterfaceEndpoints {
  private static final int LABEL_CHARACTERS = 8;
  private static final List<String> RECORD_TYPES = List.of("ipv4", "service-defined");

  private InterfaceEndpoints() {}

  static InterfaceEndpoint create(
      CreateVpcEndpointRequest input, Vpc vpc, Offered service, Draft draft) {
    refuseRouteTables("RouteTableIds", input.routeTableIds);
    checkAddressType(input.ipAddressType);
    var policy = PolicyTexts.checked(input.policyDocument, EndpointType.INTERFACE);
    var groups = Groups.of(Given.list(input.securityGroupIds), vpc.id(), draft);
    var privateDns = new PrivateDns(vpc, service, draft);
    var names =
        privateDns.names(
            input.privateDnsEnabled == null ? privateDns.isOffered() : input.privateDnsEnabled);
    var inboundOnly = privateDns.onlyForInboundResolver(input.dnsOptions, false);
    var id = draft.newId(Kind.VPC_ENDPOINT);
    var endpoint =
        new InterfaceEndpoint(
            id,
            vpc.owner(),
            vpc.region(),
            vpc.id(),
            service.serviceName(),
            id + "-" + draft.ids().hex(LABEL_CHARACTERS),
            service.baseDnsName(),
            service.first(),
            List.of(),
            groups,
            names);
    var details =
        new EndpointDetails(
            id,
            draft.scope().now(),
            policy,
            "ipv4",
            recordType(input.dnsOptions, "ipv4"),
            !names.isEmpty(),
            inboundOnly,
            List.of());
    var places = new EndpointSubnets(endpoint, details, draft);
    places.add(Given.list(input.subnetIds), Given.list(input.subnetConfigurations));
    places.finish();
    return endpoint;
  }

  static void modify(
      ModifyVpcEndpointRequest input,
      InterfaceEndpoint before,
      ServiceDirectory directory,
      Draft draft) {
    refuseRouteTables("AddRouteTableIds", input.addRouteTableIds);
    refuseRouteTables("RemoveRouteTableIds", input.removeRouteTableIds);
    checkAddressType(input.ipAddressType);
    var endpoint = withDns(input, withGroups(input, before, draft), directory, draft);
    var places = new EndpointSubnets(endpoint, EndpointDetails.of(draft.world(), endpoint), draft);
    places.remove(Given.list(input.removeSubnetIds));
    places.add(Given.list(input.addSubnetIds), Given.list(input.subnetConfigurations));
    places.finish();
  }

  private static InterfaceEndpoint withGroups(
      ModifyVpcEndpointRequest input, InterfaceEndpoint endpoint, Draft draft) {
    var add = Given.list(input.addSecurityGroupIds);
    var remove = Given.list(input.removeSecurityGroupIds);
    if (add.isEmpty() && remove.isEmpty()) {
      return endpoint;
    }
    var groups = new LinkedHashSet<>(endpoint.groupIds());
    for (var id : remove) {
      if (!groups.remove(id)) {
        throw Refusals.parameter(
            "security group " + id + " is not associated with " + endpoint.id());
      }
    }
    groups.addAll(add);
    if (groups.isEmpty()) {
      throw Refusals.parameter("A VPC endpoint must have at least one security group.");
    }
    var changed = Groups.of(List.copyOf(groups), endpoint.vpcId(), draft);
    for (var id : endpoint.networkInterfaceIds()) {
      draft
          .network()
          .find(NetworkInterface.class, id)
          .ifPresent(it -> draft.put(it.withGroups(changed)));
    }
    return endpoint.withGroups(changed);
  }

  private static InterfaceEndpoint withDns(
      ModifyVpcEndpointRequest input,
      InterfaceEndpoint endpoint,
      ServiceDirectory directory,
      Draft draft) {
    var details = EndpointDetails.of(draft.world(), endpoint);
    var enabled =
        input.privateDnsEnabled == null ? details.privateDnsEnabled() : input.privateDnsEnabled;
    var vpc = draft.the(Kind.VPC, Vpc.class, endpoint.vpcId());
    var service =
        directory
            .byEndpointServiceName(endpoint.serviceName())
            .map(Offered::of)
            .or(() -> ProvidedService.named(endpoint.serviceName(), draft.world()).map(Offered::of))
            .orElseThrow(() -> Offer.unknown(endpoint.serviceName()));
    var privateDns = new PrivateDns(vpc, service, draft);
    var names =
        enabled == details.privateDnsEnabled()
            ? endpoint.privateDnsNames()
            : privateDns.names(enabled);
    draft.put(
        EndpointDetails.REGISTER,
        details.withDns(
            recordType(input.dnsOptions, details.dnsRecordIpType()),
            enabled,
            privateDns.onlyForInboundResolver(
                input.dnsOptions, details.privateDnsOnlyForInboundResolver())));
    return endpoint.withPrivateDnsNames(names);
  }

  /** The interfaces go with the endpoint. */
  static void removeInterfaces(InterfaceEndpoint endpoint, Draft draft) {
    for (var id : endpoint.networkInterfaceIds()) {
      draft
          .network()
          .find(NetworkInterface.class, id)
          .ifPresent(it -> NewInterface.remove(draft, it));
    }
  }

  private static void refuseRouteTables(String parameter, @Nullable List<String> given) {
    if (!Given.list(given).isEmpty()) {
      throw Refusals.parameter(
          parameter + " cannot be specified for a VPC endpoint of type Interface.");
    }
  }

  private static void checkAddressType(@Nullable String type) {
    if (!Given.text(type).orElse("ipv4").equals("ipv4")) {
      throw Refusals.parameter(
          "The IP address type " + type + " is not supported for this VPC endpoint service.");
    }
  }

  private static String recordType(@Nullable DnsOptionsSpecification options, String otherwise) {
    if (options == null || options.dnsRecordIpType == null) {
      return otherwise;
    }
    if (!RECORD_TYPES.contains(options.dnsRecordIpType)) {
      throw Refusals.parameter(
          "The DNS record IP type "
              + options.dnsRecordIpType
              + " is not compatible with the IP address type ipv4.");
    }
    return options.dnsRecordIpType;
  }
}
