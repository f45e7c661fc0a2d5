package dev.culvert.services.ec2.endpoint;

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
import dev.culvert.services.ec2.vpc.Zones;
import dev.culvert.shapes.ec2.CreateVpcEndpointServiceConfigurationRequest;
import dev.culvert.shapes.ec2.CreateVpcEndpointServiceConfigurationResponse;
import dev.culvert.shapes.ec2.DeleteVpcEndpointServiceConfigurationsRequest;
import dev.culvert.shapes.ec2.DeleteVpcEndpointServiceConfigurationsResponse;
import dev.culvert.shapes.ec2.DescribeVpcEndpointServiceConfigurationsRequest;
import dev.culvert.shapes.ec2.DescribeVpcEndpointServiceConfigurationsResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ModifyVpcEndpointServiceConfigurationRequest;
import dev.culvert.shapes.ec2.ModifyVpcEndpointServiceConfigurationResponse;
import dev.culvert.shapes.ec2.ModifyVpcEndpointServicePayerResponsibilityRequest;
import dev.culvert.shapes.ec2.ModifyVpcEndpointServicePayerResponsibilityResponse;
import dev.culvert.shapes.ec2.ServiceConfiguration;
import dev.culvert.shapes.ec2.ServiceTypeDetail;
import dev.culvert.shapes.ec2.SupportedRegionDetail;
import dev.culvert.shapes.ec2.UnsuccessfulItem;
import dev.culvert.shapes.ec2.UnsuccessfulItemError;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes, changes, describes and deletes endpoint services. */
public final class ProvidedServices {
  private static final List<String> IP_TYPES = List.of("ipv4", "ipv6");
  private static final Filters<ServiceConfiguration> FILTERS =
      Filters.<ServiceConfiguration>tagged(it -> it.tags)
          .on("service-id", it -> it.serviceId)
          .on("service-name", it -> it.serviceName)
          .on("service-state", it -> it.serviceState)
          .each(
              "supported-ip-address-types", it -> Given.list(it.supportedIpAddressTypes).stream());

  private final Actions actions;

  public ProvidedServices(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_VPC_ENDPOINT_SERVICE_CONFIGURATION,
            _ -> Touched.a(Kind.ENDPOINT_SERVICE),
            ProvidedServices::create,
            (id, input, seen) ->
                new CreateVpcEndpointServiceConfigurationResponse()
                    .serviceConfiguration(shown(the(id, seen), seen))
                    .clientToken(input.clientToken)),
        actions.read(Ec2.DESCRIBE_VPC_ENDPOINT_SERVICE_CONFIGURATIONS, ProvidedServices::describe),
        actions.change(
            Ec2.MODIFY_VPC_ENDPOINT_SERVICE_CONFIGURATION,
            input -> Touched.the(Kind.ENDPOINT_SERVICE, input.serviceId),
            ProvidedServices::modify),
        actions.change(
            Ec2.MODIFY_VPC_ENDPOINT_SERVICE_PAYER_RESPONSIBILITY,
            input -> Touched.the(Kind.ENDPOINT_SERVICE, input.serviceId),
            ProvidedServices::payer),
        actions.change(
            Ec2.DELETE_VPC_ENDPOINT_SERVICE_CONFIGURATIONS,
            input -> Touched.each(Kind.ENDPOINT_SERVICE, input.serviceIds),
            ProvidedServices::delete));
  }

  static ProvidedService the(@Nullable String given, Seen seen) {
    var id = Given.required(given, "ServiceId");
    Kind.ENDPOINT_SERVICE.check(id);
    return own(seen).stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(() -> Kind.ENDPOINT_SERVICE.notFound(id));
  }

  static List<ProvidedService> own(Seen seen) {
    return seen.world().all(ProvidedService.REGISTER).stream()
        .filter(it -> it.account().equals(seen.scope().account()))
        .filter(it -> it.region().equals(seen.scope().region()))
        .sorted(Comparator.comparing(ProvidedService::id))
        .toList();
  }

  private static String create(CreateVpcEndpointServiceConfigurationRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.ENDPOINT_SERVICE.type());
    refusePrivateDns(input.privateDnsName);
    refuseRegions(input.supportedRegions, draft);
    var network = balancers(input.networkLoadBalancerArns, "net");
    var gateway = balancers(input.gatewayLoadBalancerArns, "gwy");
    refuseUnlessOneKind(network, gateway);
    var id = draft.newId(Kind.ENDPOINT_SERVICE);
    draft.put(
        ProvidedService.REGISTER,
        new ProvidedService(
            id,
            draft.scope().account(),
            draft.scope().region(),
            draft.scope().now(),
            input.acceptanceRequired == null || input.acceptanceRequired,
            network,
            gateway,
            ipTypes(input.supportedIpAddressTypes, List.of("ipv4")),
            new TreeMap<>(),
            Optional.empty()));
    Tags.put(draft, Kind.ENDPOINT_SERVICE, id, input.tagSpecifications);
    return id;
  }

  private static void refusePrivateDns(@Nullable String name) {
    if (name != null) {
      throw Refusals.unsupported(
          "Private DNS names of endpoint services are not supported by Culvert.");
    }
  }

  private static void refuseRegions(@Nullable List<String> regions, Draft draft) {
    if (Given.list(regions).stream().anyMatch(it -> !it.equals(draft.scope().region()))) {
      throw Refusals.unsupported(
          "Endpoint services for other Regions are not supported by Culvert.");
    }
  }

  private static void refuseUnlessOneKind(List<String> network, List<String> gateway) {
    if (network.isEmpty() == gateway.isEmpty()) {
      throw Refusals.combination(
          "Exactly one of NetworkLoadBalancerArns and GatewayLoadBalancerArns has to be given.");
    }
  }

  /** Load balancers are not part of Culvert: any that is named as one is taken to exist. */
  private static List<String> balancers(@Nullable List<String> arns, String kind) {
    for (var arn : Given.list(arns)) {
      if (!arn.startsWith("arn:aws:elasticloadbalancing:")
          || !arn.contains(":loadbalancer/" + kind + "/")) {
        throw Refusals.parameter("The load balancer ARN '" + arn + "' is not valid");
      }
    }
    return Given.list(arns);
  }

  private static List<String> ipTypes(@Nullable List<String> given, List<String> otherwise) {
    var types = Given.list(given);
    types.forEach(type -> Given.oneOf(type, "SupportedIpAddressType", IP_TYPES));
    return types.isEmpty() ? otherwise : types;
  }

  private static DescribeVpcEndpointServiceConfigurationsResponse describe(
      DescribeVpcEndpointServiceConfigurationsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var ids = Given.list(input.serviceIds);
    var found = ids.isEmpty() ? own(seen) : ids.stream().map(id -> the(id, seen)).toList();
    var all = found.stream().map(it -> shown(it, seen)).toList();
    var page = paging.cut(FILTERS.select(input.filters, all), it -> String.valueOf(it.serviceId));
    return new DescribeVpcEndpointServiceConfigurationsResponse()
        .serviceConfigurations(page.items())
        .nextToken(page.next());
  }

  private static ServiceConfiguration shown(ProvidedService it, Seen seen) {
    var zones = Zones.of(it.region());
    return new ServiceConfiguration()
        .serviceId(it.id())
        .serviceName(it.name())
        .serviceState("Available")
        .serviceType(
            List.of(
                new ServiceTypeDetail()
                    .serviceType(it.gateway() ? "GatewayLoadBalancer" : "Interface")))
        .acceptanceRequired(it.acceptanceRequired())
        .managesVpcEndpoints(false)
        .remoteAccessEnabled(false)
        .networkLoadBalancerArns(
            it.networkLoadBalancers().isEmpty() ? null : it.networkLoadBalancers())
        .gatewayLoadBalancerArns(
            it.gatewayLoadBalancers().isEmpty() ? null : it.gatewayLoadBalancers())
        .supportedIpAddressTypes(it.ipAddressTypes())
        .supportedRegions(
            List.of(new SupportedRegionDetail().region(it.region()).serviceState("Available")))
        .availabilityZones(zones.stream().map(Zones.Zone::name).toList())
        .availabilityZoneIds(zones.stream().map(Zones.Zone::id).toList())
        .baseEndpointDnsNames(List.of(it.baseDnsName()))
        .payerResponsibility(it.payerResponsibility().orElse(null))
        .tags(Tags.of(seen, it.id()));
  }

  private static ModifyVpcEndpointServiceConfigurationResponse modify(
      ModifyVpcEndpointServiceConfigurationRequest input, Draft draft) {
    refusePrivateDns(input.privateDnsName);
    refuseRegions(input.addSupportedRegions, draft);
    var it = the(input.serviceId, draft.seen());
    var network =
        changed(
            it.networkLoadBalancers(),
            balancers(input.addNetworkLoadBalancerArns, "net"),
            input.removeNetworkLoadBalancerArns);
    var gateway =
        changed(
            it.gatewayLoadBalancers(),
            balancers(input.addGatewayLoadBalancerArns, "gwy"),
            input.removeGatewayLoadBalancerArns);
    refuseUnlessOneKind(network, gateway);
    draft.put(
        ProvidedService.REGISTER,
        it.with(
            input.acceptanceRequired == null ? it.acceptanceRequired() : input.acceptanceRequired,
            network,
            gateway,
            changed(
                it.ipAddressTypes(),
                ipTypes(input.addSupportedIpAddressTypes, List.of()),
                input.removeSupportedIpAddressTypes)));
    return new ModifyVpcEndpointServiceConfigurationResponse().returnValue(true);
  }

  private static List<String> changed(
      List<String> was, List<String> add, @Nullable List<String> remove) {
    var now = new LinkedHashSet<>(was);
    now.removeAll(new LinkedHashSet<>(Given.list(remove)));
    now.addAll(add);
    return List.copyOf(now);
  }

  private static ModifyVpcEndpointServicePayerResponsibilityResponse payer(
      ModifyVpcEndpointServicePayerResponsibilityRequest input, Draft draft) {
    var it = the(input.serviceId, draft.seen());
    var payer =
        Given.oneOf(
            Given.required(input.payerResponsibility, "PayerResponsibility"),
            "PayerResponsibility",
            List.of("ServiceOwner"));
    draft.put(ProvidedService.REGISTER, it.withPayer(payer));
    return new ModifyVpcEndpointServicePayerResponsibilityResponse().returnValue(true);
  }

  /** What cannot be deleted is told in the answer, and holds nothing else back. */
  private static DeleteVpcEndpointServiceConfigurationsResponse delete(
      DeleteVpcEndpointServiceConfigurationsRequest input, Draft draft) {
    var failures = new ArrayList<UnsuccessfulItem>();
    for (var id : Given.required(input.serviceIds, "ServiceId")) {
      try {
        delete(the(id, draft.seen()), draft);
      } catch (AwsException refusal) {
        failures.add(failure(id, refusal));
      }
    }
    return new DeleteVpcEndpointServiceConfigurationsResponse().unsuccessful(failures);
  }

  static UnsuccessfulItem failure(String id, AwsException refusal) {
    return new UnsuccessfulItem()
        .resourceId(id)
        .error(new UnsuccessfulItemError().code(refusal.code()).message(refusal.getMessage()));
  }

  private static void delete(ProvidedService it, Draft draft) {
    if (EndpointConnections.to(it, draft.seen()).stream().anyMatch(EndpointConnections::isActive)) {
      throw new AwsException(
          "ExistingVpcEndpointConnections",
          "Service " + it.id() + " has existing active VPC Endpoint connections!");
    }
    draft.remove(ProvidedService.REGISTER, it.id());
    Tags.clear(draft, it.id());
  }
}
