package dev.culvert.services.ec2.endpoint;

import dev.culvert.network.walk.Service;
import dev.culvert.network.walk.ServiceDirectory;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.vpc.Zones;
import dev.culvert.shapes.ec2.DescribeVpcEndpointServicesRequest;
import dev.culvert.shapes.ec2.DescribeVpcEndpointServicesResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.PrivateDnsDetails;
import dev.culvert.shapes.ec2.ServiceDetail;
import dev.culvert.shapes.ec2.ServiceTypeDetail;
import java.util.List;
import java.util.stream.Stream;

/** Describes what VPC endpoints can lead to. A service with both types is listed twice. */
public final class EndpointServices {
  private static final Filters<ServiceDetail> FILTERS =
      Filters.<ServiceDetail>tagged(service -> service.tags)
          .on("owner", service -> service.owner)
          .on("service-name", service -> service.serviceName)
          .on("service-region", service -> service.serviceRegion)
          .each(
              "service-type",
              service -> Given.list(service.serviceType).stream().map(type -> type.serviceType))
          .each(
              "supported-ip-address-types",
              service -> Given.list(service.supportedIpAddressTypes).stream());

  private final Actions actions;
  private final ServiceDirectory directory;

  public EndpointServices(Actions actions, ServiceDirectory directory) {
    this.actions = actions;
    this.directory = directory;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(actions.read(Ec2.DESCRIBE_VPC_ENDPOINT_SERVICES, this::describe));
  }

  private DescribeVpcEndpointServicesResponse describe(
      DescribeVpcEndpointServicesRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var names = Given.list(input.serviceNames);
    var region = seen.scope().region();
    var regions = Given.list(input.serviceRegions);
    var all =
        regions.isEmpty() || regions.contains(region)
            ? Stream.concat(
                    directory.services().stream()
                        .filter(service -> service.region().equals(region))
                        .flatMap(EndpointServices::shown),
                    seen.world().all(ProvidedService.REGISTER).stream()
                        .filter(it ->
                            ProvidedService.named(it.name(), seen.scope(), seen.world())
                                .isPresent())
                        .map(it -> shown(it, seen)))
                .toList()
            : List.<ServiceDetail>of();
    for (var name : names) {
      if (all.stream().noneMatch(service -> name.equals(service.serviceName))) {
        throw Offer.unknown(name);
      }
    }
    var named =
        all.stream()
            .filter(it -> names.isEmpty() || names.contains(String.valueOf(it.serviceName)))
            .toList();
    var page =
        paging.cut(FILTERS.select(input.filters, named), it -> it.serviceName + "/" + it.serviceId);
    return new DescribeVpcEndpointServicesResponse()
        .serviceNames(
            page.items().stream().map(it -> String.valueOf(it.serviceName)).distinct().toList())
        .serviceDetails(page.items())
        // Unlike elsewhere the last page has a token, and it is empty.
        .nextToken(page.next() == null ? "" : page.next());
  }

  private static Stream<ServiceDetail> shown(Service service) {
    return Offer.types(service).stream().map(type -> shown(service, type));
  }

  private static ServiceDetail shown(Service service, EndpointType type) {
    var zones = Zones.of(service.region());
    var shown =
        new ServiceDetail()
            .serviceName(service.endpointServiceName())
            .serviceId(id(service, type))
            .serviceType(List.of(new ServiceTypeDetail().serviceType(type.text())))
            .serviceRegion(service.region())
            .owner("amazon")
            .availabilityZones(zones.stream().map(Zones.Zone::name).toList())
            .availabilityZoneIds(zones.stream().map(Zones.Zone::id).toList())
            .vpcEndpointPolicySupported(true)
            .acceptanceRequired(false)
            .managesVpcEndpoints(false)
            .supportedIpAddressTypes(List.of("ipv4"))
            .tags(List.of());
    return switch (type) {
      case GATEWAY -> shown.baseEndpointDnsNames(List.of(service.hosts().getFirst()));
      case INTERFACE ->
          privateDns(
              shown.baseEndpointDnsNames(service.interfaceEndpointDns().stream().toList()),
              service);
    };
  }

  private static ServiceDetail shown(ProvidedService it, Seen seen) {
    var zones = Zones.of(it.region());
    return new ServiceDetail()
        .serviceName(it.name())
        .serviceId(it.id())
        .serviceType(
            List.of(
                new ServiceTypeDetail()
                    .serviceType(it.gateway() ? "GatewayLoadBalancer" : "Interface")))
        .serviceRegion(it.region())
        .owner(it.account())
        .availabilityZones(zones.stream().map(Zones.Zone::name).toList())
        .availabilityZoneIds(zones.stream().map(Zones.Zone::id).toList())
        .baseEndpointDnsNames(List.of(it.baseDnsName()))
        .vpcEndpointPolicySupported(false)
        .acceptanceRequired(it.acceptanceRequired())
        .managesVpcEndpoints(false)
        .payerResponsibility(it.payerResponsibility().orElse(null))
        .supportedIpAddressTypes(it.ipAddressTypes())
        .tags(Tags.of(seen, it.id()));
  }

  private static ServiceDetail privateDns(ServiceDetail shown, Service service) {
    var names = service.privateDnsNames();
    return names.isEmpty()
        ? shown
        : shown
            .privateDnsName(names.getFirst())
            .privateDnsNames(
                names.stream().map(name -> new PrivateDnsDetails().privateDnsName(name)).toList())
            .privateDnsNameVerificationState("verified");
  }

  /** AWS's ids are unknown; these are always the same for the same service. */
  private static String id(Service service, EndpointType type) {
    var hash = (service.endpointServiceName() + type).hashCode();
    return "vpce-svc-0%016x".formatted(hash & 0xffff_ffffL);
  }
}
