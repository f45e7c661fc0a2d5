package dev.culvert.services.ec2.endpoint;

import dev.culvert.network.VpcEndpoint;
import dev.culvert.network.walk.Service;
import java.util.List;

/**
 * What an interface endpoint can lead to: a service of AWS's, or one that an account provides.
 *
 * @param baseDnsName what the names of its endpoints end in
 * @param privateDnsNames empty if it has none
 * @param first the state of a new endpoint
 */
record Offered(
    String serviceName, String baseDnsName, List<String> privateDnsNames, VpcEndpoint.State first) {

  static Offered of(Service service) {
    return new Offered(
        service.endpointServiceName(),
        service.interfaceEndpointDns().orElse(""),
        service.privateDnsNames(),
        VpcEndpoint.State.AVAILABLE);
  }

  static Offered of(ProvidedService service) {
    return new Offered(
        service.name(),
        service.baseDnsName(),
        List.of(),
        service.acceptanceRequired()
            ? VpcEndpoint.State.PENDING_ACCEPTANCE
            : VpcEndpoint.State.AVAILABLE);
  }
}
