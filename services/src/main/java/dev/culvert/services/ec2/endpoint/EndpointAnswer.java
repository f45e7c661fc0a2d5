package dev.culvert.services.ec2.endpoint;

import dev.culvert.network.GatewayEndpoint;
import dev.culvert.network.InterfaceEndpoint;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.shapes.ec2.DnsOptions;
import dev.culvert.shapes.ec2.VpcEndpoint;
import java.util.List;

/** VPC endpoints as responses show them. */
final class EndpointAnswer {
  private EndpointAnswer() {}

  static VpcEndpoint of(dev.culvert.network.VpcEndpoint endpoint, Seen seen) {
    var details = EndpointDetails.of(seen.world(), endpoint);
    var shown =
        new VpcEndpoint()
            .vpcEndpointId(endpoint.id())
            .vpcEndpointType(EndpointType.of(endpoint).text())
            .vpcId(endpoint.vpcId())
            .ownerId(endpoint.owner())
            .serviceName(endpoint.serviceName())
            .serviceRegion(endpoint.region())
            .state(state(endpoint.state()))
            .policyDocument(details.policy())
            .ipAddressType(details.ipAddressType())
            .dnsOptions(new DnsOptions().dnsRecordIpType(details.dnsRecordIpType()))
            .privateDnsEnabled(details.privateDnsEnabled())
            .requesterManaged(false)
            .creationTimestamp(details.created())
            .routeTableIds(List.of())
            .subnetIds(details.subnetIds())
            .groups(List.of())
            .networkInterfaceIds(List.of())
            .dnsEntries(List.of())
            .tags(Tags.of(seen, endpoint.id()));
    return switch (endpoint) {
      case GatewayEndpoint gateway -> shown.routeTableIds(gateway.routeTableIds());
      case InterfaceEndpoint face -> InterfaceEndpointAnswer.add(shown, face, details, seen);
    };
  }

  /** Responses spell states in camel case, whatever the service model says. */
  static String state(dev.culvert.network.VpcEndpoint.State state) {
    return switch (state) {
      case PENDING_ACCEPTANCE -> "pendingAcceptance";
      case PENDING -> "pending";
      case AVAILABLE -> "available";
      case DELETING -> "deleting";
      case DELETED -> "deleted";
      case REJECTED -> "rejected";
      case FAILED -> "failed";
      case EXPIRED -> "expired";
      case PARTIAL -> "partial";
    };
  }
}
