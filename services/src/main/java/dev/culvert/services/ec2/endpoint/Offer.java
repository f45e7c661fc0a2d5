package dev.culvert.services.ec2.endpoint;

import dev.culvert.network.walk.Service;
import dev.culvert.network.walk.ServiceDirectory;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Scope;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;

/** A service that an endpoint of some type can lead to. */
final class Offer {
  private Offer() {}

  /** The service of this name, if the caller's region has it and it offers this type. */
  static Service of(ServiceDirectory directory, String name, EndpointType type, Scope scope) {
    var service =
        directory
            .byEndpointServiceName(name)
            .filter(it -> it.region().equals(scope.region()))
            .filter(it -> !types(it).isEmpty())
            .orElseThrow(() -> unknown(name));
    var types = types(service);
    refuse(type, types);
    return service;
  }

  /** Refuses a type that is not one of these. */
  static void refuse(EndpointType type, List<EndpointType> offered) {
    if (!offered.contains(type)) {
      throw Refusals.parameter(
          "Endpoint type ("
              + type.text()
              + ") does not match available service types ("
              + offered.stream().map(EndpointType::text).toList()
              + ").");
    }
  }

  static AwsException unknown(String name) {
    return new AwsException(
        "InvalidServiceName", "The Vpc Endpoint Service '" + name + "' does not exist");
  }

  static List<EndpointType> types(Service service) {
    var types = new ArrayList<EndpointType>();
    if (service.gatewayEndpoint()) {
      types.add(EndpointType.GATEWAY);
    }
    if (service.interfaceEndpointDns().isPresent()) {
      types.add(EndpointType.INTERFACE);
    }
    return types;
  }
}
