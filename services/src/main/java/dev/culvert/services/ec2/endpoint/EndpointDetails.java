package dev.culvert.services.ec2.endpoint;

import dev.culvert.network.VpcEndpoint;
import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import java.time.Instant;
import java.util.List;

/**
 * What the API knows of a VPC endpoint beyond the network.
 *
 * @param policy the document, to the byte
 * @param dnsRecordIpType {@code service-defined} for gateway endpoints
 * @param subnetIds of an interface endpoint
 */
public record EndpointDetails(
    String endpointId,
    Instant created,
    String policy,
    String ipAddressType,
    String dnsRecordIpType,
    boolean privateDnsEnabled,
    boolean privateDnsOnlyForInboundResolver,
    List<String> subnetIds) {

  public static final Register<EndpointDetails> REGISTER =
      Register.of("ec2.vpc-endpoint", EndpointDetails.class, EndpointDetails::endpointId);

  public EndpointDetails {
    subnetIds = List.copyOf(subnetIds);
  }

  static EndpointDetails of(World world, VpcEndpoint endpoint) {
    return world
        .find(REGISTER, endpoint.id())
        .orElseThrow(() -> new IllegalStateException(endpoint.id() + " has no details"));
  }

  EndpointDetails withPolicy(String changed) {
    return new EndpointDetails(
        endpointId,
        created,
        changed,
        ipAddressType,
        dnsRecordIpType,
        privateDnsEnabled,
        privateDnsOnlyForInboundResolver,
        subnetIds);
  }

  EndpointDetails withDns(String recordIpType, boolean privateDns, boolean onlyInboundResolver) {
    return new EndpointDetails(
        endpointId,
        created,
        policy,
        ipAddressType,
        recordIpType,
        privateDns,
        onlyInboundResolver,
        subnetIds);
  }

  EndpointDetails withSubnets(List<String> changed) {
    return new EndpointDetails(
        endpointId,
        created,
        policy,
        ipAddressType,
        dnsRecordIpType,
        privateDnsEnabled,
        privateDnsOnlyForInboundResolver,
        changed);
  }
}
