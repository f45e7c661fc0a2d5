package dev.culvert.services.ec2.gateway;

import dev.culvert.network.VirtualPrivateGateway;
import dev.culvert.network.Vpc;
import dev.culvert.services.Operation;
import dev.culvert.services.ec2.basis.Actions;
import dev.culvert.services.ec2.basis.Draft;
import dev.culvert.services.ec2.basis.Filters;
import dev.culvert.services.ec2.basis.Given;
import dev.culvert.services.ec2.basis.Kind;
import dev.culvert.services.ec2.basis.Refusals;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.services.ec2.basis.Touched;
import dev.culvert.shapes.ec2.AttachVpnGatewayRequest;
import dev.culvert.shapes.ec2.AttachVpnGatewayResponse;
import dev.culvert.shapes.ec2.CreateVpnGatewayRequest;
import dev.culvert.shapes.ec2.CreateVpnGatewayResponse;
import dev.culvert.shapes.ec2.DeleteVpnGatewayRequest;
import dev.culvert.shapes.ec2.DeleteVpnGatewayResponse;
import dev.culvert.shapes.ec2.DescribeVpnGatewaysRequest;
import dev.culvert.shapes.ec2.DescribeVpnGatewaysResponse;
import dev.culvert.shapes.ec2.DetachVpnGatewayRequest;
import dev.culvert.shapes.ec2.DetachVpnGatewayResponse;
import dev.culvert.shapes.ec2.Ec2;
import dev.culvert.shapes.ec2.VpcAttachment;
import dev.culvert.shapes.ec2.VpnGateway;
import dev.culvert.wire.aws.AwsException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes virtual private gateways and attaches them to VPCs. */
public final class VpnGateways {
  private static final long DEFAULT_ASN = 64512;
  private static final Filters<VpnGateway> FILTERS =
      Filters.<VpnGateway>tagged(gateway -> gateway.tags)
          .on("vpn-gateway-id", gateway -> gateway.vpnGatewayId)
          .on("amazon-side-asn", gateway -> gateway.amazonSideAsn)
          .on("availability-zone", gateway -> gateway.availabilityZone)
          .on("state", gateway -> gateway.state)
          .on("type", gateway -> gateway.type)
          .each("attachment.state", gateway -> attachments(gateway).map(it -> it.state))
          .each("attachment.vpc-id", gateway -> attachments(gateway).map(it -> it.vpcId));

  private final Actions actions;

  public VpnGateways(Actions actions) {
    this.actions = actions;
  }

  public List<Operation<?, ?>> operations() {
    return List.of(
        actions.create(
            Ec2.CREATE_VPN_GATEWAY,
            _ -> Touched.a(Kind.VPN_GATEWAY),
            VpnGateways::create,
            (id, _, seen) ->
                new CreateVpnGatewayResponse()
                    .vpnGateway(
                        shown(seen.the(Kind.VPN_GATEWAY, VirtualPrivateGateway.class, id), seen))),
        actions.read(Ec2.DESCRIBE_VPN_GATEWAYS, VpnGateways::describe),
        actions.change(
            Ec2.ATTACH_VPN_GATEWAY,
            input -> Touched.the(Kind.VPN_GATEWAY, input.vpnGatewayId).and(Kind.VPC, input.vpcId),
            VpnGateways::attach),
        actions.change(
            Ec2.DETACH_VPN_GATEWAY,
            input -> Touched.the(Kind.VPN_GATEWAY, input.vpnGatewayId).and(Kind.VPC, input.vpcId),
            VpnGateways::detach),
        actions.change(
            Ec2.DELETE_VPN_GATEWAY,
            input -> Touched.the(Kind.VPN_GATEWAY, input.vpnGatewayId),
            VpnGateways::delete));
  }

  private static String create(CreateVpnGatewayRequest input, Draft draft) {
    Tags.check(input.tagSpecifications, Kind.VPN_GATEWAY.type());
    Given.oneOf(Given.required(input.type, "type"), "type", List.of("ipsec.1"));
    var id = draft.newId(Kind.VPN_GATEWAY);
    draft.put(
        new VirtualPrivateGateway(
            id, draft.scope().account(), draft.scope().region(), Optional.empty()));
    draft.put(
        VpnDetails.REGISTER,
        new VpnDetails(
            id,
            input.amazonSideAsn == null ? DEFAULT_ASN : input.amazonSideAsn,
            Given.text(input.availabilityZone)));
    Tags.put(draft, Kind.VPN_GATEWAY, id, input.tagSpecifications);
    return id;
  }

  private static DescribeVpnGatewaysResponse describe(DescribeVpnGatewaysRequest input, Seen seen) {
    var all =
        seen.the(Kind.VPN_GATEWAY, VirtualPrivateGateway.class, input.vpnGatewayIds).stream()
            .map(gateway -> shown(gateway, seen))
            .toList();
    return new DescribeVpnGatewaysResponse().vpnGateways(FILTERS.select(input.filters, all));
  }

  private static VpnGateway shown(VirtualPrivateGateway gateway, Seen seen) {
    var details = VpnDetails.of(seen.world(), gateway.id());
    return new VpnGateway()
        .vpnGatewayId(gateway.id())
        .type("ipsec.1")
        .state("available")
        .amazonSideAsn(details.amazonSideAsn())
        .availabilityZone(details.availabilityZone().orElse(null))
        .vpcAttachments(
            gateway.attachedTo().stream()
                .map(vpcId -> new VpcAttachment().vpcId(vpcId).state("attached"))
                .toList())
        .tags(Tags.of(seen, gateway.id()));
  }

  private static AttachVpnGatewayResponse attach(AttachVpnGatewayRequest input, Draft draft) {
    var gateway = gateway(input.vpnGatewayId, draft);
    var vpc = draft.the(Kind.VPC, Vpc.class, Given.required(input.vpcId, "vpcId"));
    if (gateway.attachedTo().isPresent()) {
      throw new AwsException(
          "VpnGatewayAttachmentLimitExceeded",
          "The virtual private gateway " + gateway.id() + " is already attached to a VPC.");
    }
    if (draft.network().all(VirtualPrivateGateway.class).stream()
        .anyMatch(it -> it.isAttachedTo(vpc.id()))) {
      throw new AwsException(
          "InvalidVpcState", "VPC " + vpc.id() + " has a virtual private gateway attached.");
    }
    draft.put(gateway.withAttachment(Optional.of(vpc.id())));
    return new AttachVpnGatewayResponse()
        .vpcAttachment(new VpcAttachment().vpcId(vpc.id()).state("attaching"));
  }

  private static DetachVpnGatewayResponse detach(DetachVpnGatewayRequest input, Draft draft) {
    var gateway = gateway(input.vpnGatewayId, draft);
    var vpcId = Given.required(input.vpcId, "vpcId");
    if (!gateway.isAttachedTo(vpcId)) {
      throw new AwsException(
          "InvalidVpnGatewayAttachment.NotFound",
          "The attachment with vpn gateway ID '"
              + gateway.id()
              + "' and vpc ID '"
              + vpcId
              + "' does not exist");
    }
    draft.put(gateway.withAttachment(Optional.empty()));
    return new DetachVpnGatewayResponse();
  }

  private static DeleteVpnGatewayResponse delete(DeleteVpnGatewayRequest input, Draft draft) {
    var gateway = gateway(input.vpnGatewayId, draft);
    if (gateway.attachedTo().isPresent()) {
      throw new AwsException(
          "IncorrectState", "The virtual private gateway " + gateway.id() + " is in use.");
    }
    if (draft.network().edgeAssociation(gateway.id()).isPresent()) {
      throw Refusals.dependency("vpnGateway", gateway.id());
    }
    draft.remove(gateway);
    draft.remove(VpnDetails.REGISTER, gateway.id());
    return new DeleteVpnGatewayResponse();
  }

  private static VirtualPrivateGateway gateway(@Nullable String id, Draft draft) {
    return draft.the(
        Kind.VPN_GATEWAY, VirtualPrivateGateway.class, Given.required(id, "vpnGatewayId"));
  }

  private static Stream<VpcAttachment> attachments(VpnGateway gateway) {
    return Given.list(gateway.vpcAttachments).stream();
  }
}
