package dev.culvert.services.ec2.endpoint;

import dev.culvert.network.GatewayEndpoint;
import dev.culvert.network.Vpc;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.shapes.ec2.DnsOptionsSpecification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an interface endpoint may answer for the service's own names inside its VPC. */
final class PrivateDns {
  private final Vpc vpc;
  private final Offered service;
  private final Draft draft;

  PrivateDns(Vpc vpc, Offered service, Draft draft) {
    this.vpc = vpc;
    this.service = service;
    this.draft = draft;
  }

  boolean isOffered() {
    return !service.privateDnsNames().isEmpty();
  }

  /** The names that the endpoint answers for; none if it is not enabled. */
  List<String> names(boolean enabled) {
    if (!enabled) {
      return List.of();
    }
    if (!isOffered()) {
      throw Refusals.parameter(
          "Private DNS can't be enabled because the service "
              + service.serviceName()
              + " does not provide a private DNS name.");
    }
    if (!vpc.enableDnsSupport() || !vpc.enableDnsHostnames()) {
      throw Refusals.parameter(
          "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC"
              + " attributes set to true for "
              + vpc.id());
    }
    for (var name : service.privateDnsNames()) {
      if (draft.network().privateDns(vpc.id(), name).isPresent()) {
        throw Refusals.parameter(
            "private-dns-enabled cannot be set because there is already a conflicting DNS domain"
                + " for "
                + name
                + " in the VPC "
                + vpc.id());
      }
    }
    return service.privateDnsNames();
  }

  boolean onlyForInboundResolver(@Nullable DnsOptionsSpecification options, boolean otherwise) {
    if (options == null || options.privateDnsOnlyForInboundResolverEndpoint == null) {
      return otherwise;
    }
    var wanted = Given.flag(options.privateDnsOnlyForInboundResolverEndpoint);
    if (wanted && !hasGatewayEndpoint()) {
      throw Refusals.parameter(
          "To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC "
              + vpc.id()
              + " must have a Gateway endpoint for the service.");
    }
    return wanted;
  }

  private boolean hasGatewayEndpoint() {
    return draft.network().all(GatewayEndpoint.class).stream()
        .anyMatch(
            it -> it.vpcId().equals(vpc.id()) && it.serviceName().equals(service.serviceName()));
  }
}
