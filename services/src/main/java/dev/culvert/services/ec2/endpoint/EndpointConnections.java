package dev.culvert.services.ec2.endpoint;

import dev.culvert.network.InterfaceEndpoint;
import dev.culvert.network.VpcEndpoint;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Paging;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.AcceptVpcEndpointConnectionsResponse;
import dev.culvert.shapes.ec2.DescribeVpcEndpointAssociationsRequest;
import dev.culvert.shapes.ec2.DescribeVpcEndpointAssociationsResponse;
import dev.culvert.shapes.ec2.DescribeVpcEndpointConnectionsRequest;
import dev.culvert.shapes.ec2.DescribeVpcEndpointConnectionsResponse;
import dev.culvert.shapes.ec2.DnsEntry;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.RejectVpcEndpointConnectionsResponse;
import dev.culvert.shapes.ec2.UnsuccessfulItem;
import dev.culvert.shapes.ec2.VpcEndpointConnection;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The provider's side of endpoints: it accepts and rejects them. Only an endpoint that was accepted
 * leads anywhere.
 */
public final class EndpointConnections {
  private static final Filters<VpcEndpointConnection> FILTERS =
      Filters.<VpcEndpointConnection>tagged(it -> it.tags)
          .on("ip-address-type", it -> it.ipAddressType)
          .on("service-id", it -> it.serviceId)
          .on("vpc-endpoint-id", it -> it.vpcEndpointId)
          .on("vpc-endpoint-owner", it -> it.vpcEndpointOwner)
          .on("vpc-endpoint-region", it -> it.vpcEndpointRegion)
          .on("vpc-endpoint-state", it -> it.vpcEndpointState);
  private static final Set<VpcEndpoint.State> ACCEPTABLE =
      Set.of(VpcEndpoint.State.PENDING_ACCEPTANCE, VpcEndpoint.State.REJECTED);
  private static final Set<VpcEndpoint.State> REJECTABLE =
      Set.of(
          VpcEndpoint.State.PENDING_ACCEPTANCE,
          VpcEndpoint.State.PENDING,
          VpcEndpoint.State.AVAILABLE);

  private final Actions actions;

  public EndpointConnections(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.read(Ec2.DESCRIBE_VPC_ENDPOINT_CONNECTIONS, EndpointConnections::describe),
        actions.change(
            Ec2.ACCEPT_VPC_ENDPOINT_CONNECTIONS,
            input -> Touched.the(Kind.ENDPOINT_SERVICE, input.serviceId),
            (input, draft) ->
                new AcceptVpcEndpointConnectionsResponse()
                    .unsuccessful(
                        move(
                            input.serviceId,
                            input.vpcEndpointIds,
                            ACCEPTABLE,
                            VpcEndpoint.State.AVAILABLE,
                            draft))),
        actions.change(
            Ec2.REJECT_VPC_ENDPOINT_CONNECTIONS,
            input -> Touched.the(Kind.ENDPOINT_SERVICE, input.serviceId),
            (input, draft) ->
                new RejectVpcEndpointConnectionsResponse()
                    .unsuccessful(
                        move(
                            input.serviceId,
                            input.vpcEndpointIds,
                            REJECTABLE,
                            VpcEndpoint.State.REJECTED,
                            draft))),
        actions.read(Ec2.DESCRIBE_VPC_ENDPOINT_ASSOCIATIONS, EndpointConnections::associations));
  }

  /** All endpoints to a service, whoever owns them. */
  static List<InterfaceEndpoint> to(ProvidedService service, Seen seen) {
    return seen.network().all(InterfaceEndpoint.class).stream()
        .filter(it -> it.serviceName().equals(service.name()))
        .sorted(Comparator.comparing(InterfaceEndpoint::id))
        .toList();
  }

  static boolean isActive(InterfaceEndpoint it) {
    return REJECTABLE.contains(it.state());
  }

  private static List<UnsuccessfulItem> move(
      @Nullable String serviceId,
      @Nullable List<String> ids,
      Set<VpcEndpoint.State> from,
      VpcEndpoint.State to,
      Draft draft) {
    var service = ProvidedServices.the(serviceId, draft.seen());
    var failures = new ArrayList<UnsuccessfulItem>();
    for (var id : Given.required(ids, "VpcEndpointId")) {
      try {
        Kind.VPC_ENDPOINT.check(id);
        var endpoint =
            to(service, draft.seen()).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> EndpointKinds.UNSUCCESSFUL.notFound(id));
        if (!from.contains(endpoint.state())) {
          throw new AwsException(
              "InvalidState",
              "VpcEndpoint " + id + " is in state " + EndpointAnswer.state(endpoint.state()));
        }
        draft.put(endpoint.withState(to));
      } catch (AwsException refusal) {
        failures.add(ProvidedServices.failure(id, refusal));
      }
    }
    return failures;
  }

  private static DescribeVpcEndpointConnectionsResponse describe(
      DescribeVpcEndpointConnectionsRequest input, Seen seen) {
    var paging = Paging.of(input.maxResults, input.nextToken);
    var all =
        ProvidedServices.own(seen).stream()
            .flatMap(service -> to(service, seen).stream().map(it -> shown(it, service, seen)))
            .toList();
    var page =
        paging.cut(FILTERS.select(input.filters, all), it -> it.serviceId + "/" + it.vpcEndpointId);
    return new DescribeVpcEndpointConnectionsResponse()
        .vpcEndpointConnections(page.items())
        .nextToken(page.next());
  }

  private static VpcEndpointConnection shown(
      InterfaceEndpoint it, ProvidedService service, Seen seen) {
    return new VpcEndpointConnection()
        .serviceId(service.id())
        .vpcEndpointId(it.id())
        .vpcEndpointOwner(it.owner())
        .vpcEndpointRegion(it.region())
        .vpcEndpointState(EndpointAnswer.state(it.state()))
        .vpcEndpointConnectionId("vpce-con-" + it.id().substring("vpce-".length()))
        .creationTimestamp(EndpointDetails.of(seen.world(), it).created())
        .ipAddressType("ipv4")
        .networkLoadBalancerArns(service.networkLoadBalancers())
        .dnsEntries(List.of(new DnsEntry().dnsName(it.regionalName())))
        .tags(List.of());
  }

  /** Only endpoints of type Resource and ServiceNetwork have any, and there are none here. */
  private static DescribeVpcEndpointAssociationsResponse associations(
      DescribeVpcEndpointAssociationsRequest input, Seen seen) {
    Paging.of(input.maxResults, input.nextToken);
    seen.the(Kind.VPC_ENDPOINT, VpcEndpoint.class, input.vpcEndpointIds);
    return new DescribeVpcEndpointAssociationsResponse().vpcEndpointAssociations(List.of());
  }
}
