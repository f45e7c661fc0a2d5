package dev.culvert.services.cloudformation.resource;

import static java.util.Objects.requireNonNull;

import dev.culvert.shapes.ec2.AcceptVpcPeeringConnectionRequest;
import dev.culvert.shapes.ec2.CreateVpcEndpointRequest;
import dev.culvert.shapes.ec2.CreateVpcPeeringConnectionRequest;
import dev.culvert.shapes.ec2.DeleteVpcEndpointsRequest;
import dev.culvert.shapes.ec2.DeleteVpcPeeringConnectionRequest;
import dev.culvert.shapes.ec2.DescribeVpcEndpointsRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ModifyVpcEndpointRequest;
import dev.culvert.shapes.ec2.VpcEndpoint;
import dev.culvert.wire.aws.AwsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** VPC endpoints and peering connections. */
final class EndpointTypes {
  private static final Set<String> MUTABLE =
      Set.of(
          "DnsOptions",
          "IpAddressType",
          "PolicyDocument",
          "PrivateDnsEnabled",
          "RouteTableIds",
          "SecurityGroupIds",
          "SubnetIds",
          "Tags");

  private EndpointTypes() {}

  static List<ResourceType> all() {
    return List.of(
        ResourceType.of("AWS::EC2::VPCEndpoint", EndpointTypes::endpoint, EndpointTypes::delete)
            .changing(MUTABLE, EndpointTypes::change),
        ResourceType.of(
                "AWS::EC2::VPCPeeringConnection",
                EndpointTypes::peering,
                (made, in, calls) ->
                    Calls.deleting(() ->
                        calls.call(
                            Ec2.DELETE_VPC_PEERING_CONNECTION,
                            new DeleteVpcPeeringConnectionRequest()
                                .vpcPeeringConnectionId(made.id()))))
            .changing(
                Set.of("Tags"),
                (made, before, after, calls) -> {
                  Ec2Tags.change(made.id(), before, after, calls);
                  return made;
                }));
  }

  private static Made endpoint(String logicalId, Properties in, Calls calls) {
    var request =
        in.without("Tags")
            .fill(new CreateVpcEndpointRequest())
            .tagSpecifications(Ec2Tags.of("vpc-endpoint", in));
    var id =
        requireNonNull(
            requireNonNull(calls.call(Ec2.CREATE_VPC_ENDPOINT, request).vpcEndpoint).vpcEndpointId);
    return available(id, calls);
  }

  private static Made available(String id, Calls calls) {
    calls.until(
        id,
        () ->
            find(id, calls)
                .map(endpoint -> requireNonNull(endpoint.state))
                .filter(state -> state.equals("available") || state.equals("pendingAcceptance"))
                .isPresent());
    var endpoint = find(id, calls).orElseThrow();
    var names = new ArrayList<Object>();
    if (endpoint.dnsEntries != null) {
      endpoint.dnsEntries.forEach(entry -> names.add(entry.hostedZoneId + ":" + entry.dnsName));
    }
    return Made.of(id)
        .with("Id", id)
        .with("CreationTimestamp", String.valueOf(endpoint.creationTimestamp))
        .with("DnsEntries", names)
        .with(
            "NetworkInterfaceIds",
            endpoint.networkInterfaceIds == null
                ? List.of()
                : List.copyOf(endpoint.networkInterfaceIds));
  }

  private static Optional<VpcEndpoint> find(String id, Calls calls) {
    try {
      return requireNonNull(
              calls.call(
                      Ec2.DESCRIBE_VPC_ENDPOINTS,
                      new DescribeVpcEndpointsRequest().vpcEndpointIds(List.of(id)))
                  .vpcEndpoints)
          .stream()
          .findFirst();
    } catch (AwsException refusal) {
      if (refusal.code().equals("InvalidVpcEndpointId.NotFound")) {
        return Optional.empty();
      }
      throw refusal;
    }
  }

  private static Made change(Made made, Properties before, Properties after, Calls calls) {
    var changed = before.changed(after);
    var request = new ModifyVpcEndpointRequest().vpcEndpointId(made.id());
    if (changed.contains("PolicyDocument")) {
      after
          .document("PolicyDocument")
          .ifPresentOrElse(request::policyDocument, () -> request.resetPolicy(true));
    }
    if (changed.contains("PrivateDnsEnabled")) {
      request.privateDnsEnabled(after.is("PrivateDnsEnabled"));
    }
    after
        .without(
            after.values().keySet().stream()
                .filter(name ->
                    !changed.contains(name)
                        || !Set.of("DnsOptions", "IpAddressType").contains(name))
                .toArray(String[]::new))
        .fill(request);
    var any = !request.equals(new ModifyVpcEndpointRequest().vpcEndpointId(made.id()));
    for (var name : List.of("RouteTableIds", "SubnetIds", "SecurityGroupIds")) {
      var more = minus(after.texts(name), before.texts(name));
      var fewer = minus(before.texts(name), after.texts(name));
      any |= !more.isEmpty() || !fewer.isEmpty();
      switch (name) {
        case "RouteTableIds" -> request.addRouteTableIds(more).removeRouteTableIds(fewer);
        case "SubnetIds" -> request.addSubnetIds(more).removeSubnetIds(fewer);
        default -> request.addSecurityGroupIds(more).removeSecurityGroupIds(fewer);
      }
    }
    if (any) {
      calls.call(Ec2.MODIFY_VPC_ENDPOINT, request);
    }
    Ec2Tags.change(made.id(), before, after, calls);
    return available(made.id(), calls);
  }

  private static List<String> minus(List<String> of, List<String> taken) {
    return of.stream().filter(item -> !taken.contains(item)).toList();
  }

  private static void delete(Made made, Properties in, Calls calls) {
    var failed =
        calls.call(
                Ec2.DELETE_VPC_ENDPOINTS,
                new DeleteVpcEndpointsRequest().vpcEndpointIds(List.of(made.id())))
            .unsuccessful;
    if (failed != null && !failed.isEmpty()) {
      var error = requireNonNull(failed.getFirst().error);
      if (!String.valueOf(error.code).equals("InvalidVpcEndpointId.NotFound")) {
        throw new AwsException(String.valueOf(error.code), String.valueOf(error.message));
      }
    }
    calls.until(made.id(), () -> find(made.id(), calls).isEmpty());
  }

  /** Accepted at once where both VPCs are the caller's own. */
  private static Made peering(String logicalId, Properties in, Calls calls) {
    var request =
        in.without("PeerRoleArn", "Tags")
            .fill(new CreateVpcPeeringConnectionRequest())
            .tagSpecifications(Ec2Tags.of("vpc-peering-connection", in));
    var id =
        requireNonNull(
            requireNonNull(
                    calls.call(Ec2.CREATE_VPC_PEERING_CONNECTION, request).vpcPeeringConnection)
                .vpcPeeringConnectionId);
    var own =
        in.text("PeerOwnerId").filter(owner -> !owner.equals(calls.call().account())).isEmpty()
            && in.text("PeerRegion").filter(r -> !r.equals(calls.call().region())).isEmpty();
    if (own) {
      calls.call(
          Ec2.ACCEPT_VPC_PEERING_CONNECTION,
          new AcceptVpcPeeringConnectionRequest().vpcPeeringConnectionId(id));
    }
    return Made.of(id).with("Id", id);
  }
}
