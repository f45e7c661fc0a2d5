package dev.culvert.services.ec2.endpoint;

import dev.culvert.network.GatewayEndpoint;
import dev.culvert.network.InterfaceEndpoint;
import dev.culvert.network.VpcEndpoint;
import dev.culvert.policy.PolicyKind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.wire.aws.AwsException;

/** The types of endpoint that there are here, and the policy that each has if none is given. */
enum EndpointType {
  GATEWAY(
      "Gateway",
      PolicyKind.ENDPOINT_GATEWAY,
      "{\"Version\":\"2008-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
          + "\"Action\":\"*\",\"Resource\":\"*\"}]}"),
  /** Byte by byte as EC2 has it, spaces at the ends of lines included. */
  INTERFACE(
      "Interface",
      PolicyKind.ENDPOINT_INTERFACE,
      "{\n  \"Statement\": [\n    {\n      \"Action\": \"*\", \n      \"Effect\": \"Allow\", \n"
          + "      \"Principal\": \"*\", \n      \"Resource\": \"*\"\n    }\n  ]\n}");

  private final String text;
  private final PolicyKind policyKind;
  private final String defaultPolicy;

  EndpointType(String text, PolicyKind policyKind, String defaultPolicy) {
    this.text = text;
    this.policyKind = policyKind;
    this.defaultPolicy = defaultPolicy;
  }

  static EndpointType of(VpcEndpoint endpoint) {
    return switch (endpoint) {
      case GatewayEndpoint _ -> GATEWAY;
      case InterfaceEndpoint _ -> INTERFACE;
    };
  }

  static EndpointType named(String name) {
    return switch (name) {
      case "Gateway" -> GATEWAY;
      case "Interface" -> INTERFACE;
      case "GatewayLoadBalancer", "Resource", "ServiceNetwork" ->
          throw Refusals.unsupported(
              "VPC endpoints of type " + name + " are not supported by Culvert.");
      default ->
          throw new AwsException(
              "InvalidVpcEndpointType", "Invalid VPC endpoint type: '" + name + "'");
    };
  }

  String text() {
    return text;
  }

  PolicyKind policyKind() {
    return policyKind;
  }

  String defaultPolicy() {
    return defaultPolicy;
  }
}
