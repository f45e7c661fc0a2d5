package dev.culvert.services.cloudformation.resource;

import static java.util.Objects.requireNonNull;

import dev.culvert.shapes.ec2.AllocateAddressRequest;
import dev.culvert.shapes.ec2.AssociateAddressRequest;
import dev.culvert.shapes.ec2.AttachInternetGatewayRequest;
import dev.culvert.shapes.ec2.CreateEgressOnlyInternetGatewayRequest;
import dev.culvert.shapes.ec2.CreateInternetGatewayRequest;
import dev.culvert.shapes.ec2.CreateNatGatewayRequest;
import dev.culvert.shapes.ec2.DeleteEgressOnlyInternetGatewayRequest;
import dev.culvert.shapes.ec2.DeleteInternetGatewayRequest;
import dev.culvert.shapes.ec2.DeleteNatGatewayRequest;
import dev.culvert.shapes.ec2.DescribeNatGatewaysRequest;
import dev.culvert.shapes.ec2.DetachInternetGatewayRequest;
import dev.culvert.shapes.ec2.DisassociateAddressRequest;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.ReleaseAddressRequest;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Set;

/** Ways out: internet gateways, NAT gateways and elastic addresses. */
final class GatewayTypes {
  private static final Set<String> TAGS = Set.of("Tags");

  private GatewayTypes() {}

  static List<ResourceType> all() {
    return List.of(
        ResourceType.of(
                "AWS::EC2::InternetGateway",
                GatewayTypes::internet,
                (made, in, calls) ->
                    Calls.deleting(() ->
                        calls.call(
                            Ec2.DELETE_INTERNET_GATEWAY,
                            new DeleteInternetGatewayRequest().internetGatewayId(made.id()))))
            .changing(TAGS, GatewayTypes::tags),
        ResourceType.of(
            "AWS::EC2::VPCGatewayAttachment", GatewayTypes::attach, GatewayTypes::detach),
        ResourceType.of(
                "AWS::EC2::EgressOnlyInternetGateway",
                GatewayTypes::egressOnly,
                (made, in, calls) ->
                    Calls.deleting(() ->
                        calls.call(
                            Ec2.DELETE_EGRESS_ONLY_INTERNET_GATEWAY,
                            new DeleteEgressOnlyInternetGatewayRequest()
                                .egressOnlyInternetGatewayId(made.id()))))
            .changing(TAGS, GatewayTypes::tags),
        ResourceType.of("AWS::EC2::NatGateway", GatewayTypes::nat, GatewayTypes::deleteNat)
            .changing(TAGS, GatewayTypes::tags),
        ResourceType.of(
                "AWS::EC2::EIP",
                GatewayTypes::address,
                (made, in, calls) ->
                    Calls.deleting(() ->
                        calls.call(
                            Ec2.RELEASE_ADDRESS,
                            new ReleaseAddressRequest()
                                .allocationId(made.attribute("AllocationId")))))
            .changing(
                TAGS,
                (made, before, after, calls) -> {
                  Ec2Tags.change(made.attribute("AllocationId"), before, after, calls);
                  return made;
                }),
        ResourceType.of(
            "AWS::EC2::EIPAssociation",
            (id, in, calls) ->
                Made.of(
                    requireNonNull(
                        calls.call(
                                Ec2.ASSOCIATE_ADDRESS,
                                in.renamed("EIP", "PublicIp").fill(new AssociateAddressRequest()))
                            .associationId)),
            (made, in, calls) ->
                Calls.deleting(() ->
                    calls.call(
                        Ec2.DISASSOCIATE_ADDRESS,
                        new DisassociateAddressRequest().associationId(made.id())))));
  }

  private static Made tags(Made made, Properties before, Properties after, Calls calls) {
    Ec2Tags.change(made.id(), before, after, calls);
    return made;
  }

  private static Made internet(String logicalId, Properties in, Calls calls) {
    var request =
        in.without("Tags")
            .fill(new CreateInternetGatewayRequest())
            .tagSpecifications(Ec2Tags.of("internet-gateway", in));
    var id =
        requireNonNull(
            requireNonNull(calls.call(Ec2.CREATE_INTERNET_GATEWAY, request).internetGateway)
                .internetGatewayId);
    return Made.of(id).with("InternetGatewayId", id);
  }

  private static Made attach(String logicalId, Properties in, Calls calls) {
    if (in.find("VpnGatewayId").isPresent()) {
      throw Properties.invalid("#/VpnGatewayId: Culvert attaches internet gateways alone");
    }
    calls.call(Ec2.ATTACH_INTERNET_GATEWAY, in.fill(new AttachInternetGatewayRequest()));
    return Made.of("IGW|" + in.required("VpcId")).with("AttachmentType", "IGW");
  }

  private static void detach(Made made, Properties in, Calls calls) {
    try {
      Calls.deleting(() ->
          calls.call(Ec2.DETACH_INTERNET_GATEWAY, in.fill(new DetachInternetGatewayRequest())));
    } catch (AwsException refusal) {
      if (!refusal.code().equals("Gateway.NotAttached")) {
        throw refusal;
      }
    }
  }

  private static Made egressOnly(String logicalId, Properties in, Calls calls) {
    var request =
        in.without("Tags")
            .fill(new CreateEgressOnlyInternetGatewayRequest())
            .tagSpecifications(Ec2Tags.of("egress-only-internet-gateway", in));
    var gateway =
        calls.call(Ec2.CREATE_EGRESS_ONLY_INTERNET_GATEWAY, request).egressOnlyInternetGateway;
    var id = requireNonNull(requireNonNull(gateway).egressOnlyInternetGatewayId);
    return Made.of(id).with("Id", id);
  }

  private static Made nat(String logicalId, Properties in, Calls calls) {
    var request =
        in.without("Tags")
            .fill(new CreateNatGatewayRequest())
            .tagSpecifications(Ec2Tags.of("natgateway", in));
    var id =
        requireNonNull(
            requireNonNull(calls.call(Ec2.CREATE_NAT_GATEWAY, request).natGateway).natGatewayId);
    calls.until(id, () -> natState(id, calls).equals("available"));
    return Made.of(id).with("NatGatewayId", id);
  }

  /** Its address is only free once it is gone. */
  private static void deleteNat(Made made, Properties in, Calls calls) {
    Calls.deleting(() ->
        calls.call(Ec2.DELETE_NAT_GATEWAY, new DeleteNatGatewayRequest().natGatewayId(made.id())));
    calls.until(made.id(), () -> natState(made.id(), calls).equals("deleted"));
  }

  private static String natState(String id, Calls calls) {
    try {
      var found =
          calls.call(
                  Ec2.DESCRIBE_NAT_GATEWAYS,
                  new DescribeNatGatewaysRequest().natGatewayIds(List.of(id)))
              .natGateways;
      if (found == null || found.isEmpty()) {
        return "deleted";
      }
      var gateway = found.getFirst();
      if ("failed".equals(gateway.state)) {
        throw new AwsException("NotStabilized", String.valueOf(gateway.failureMessage));
      }
      return requireNonNull(gateway.state);
    } catch (AwsException refusal) {
      if (refusal.code().equals("NatGatewayNotFound")) {
        return "deleted";
      }
      throw refusal;
    }
  }

  private static Made address(String logicalId, Properties in, Calls calls) {
    var request =
        in.without("Tags")
            .fill(new AllocateAddressRequest())
            .tagSpecifications(Ec2Tags.of("elastic-ip", in));
    var address = calls.call(Ec2.ALLOCATE_ADDRESS, request);
    return Made.of(requireNonNull(address.publicIp))
        .with("PublicIp", address.publicIp)
        .with("AllocationId", address.allocationId);
  }
}
