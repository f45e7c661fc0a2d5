package dev.culvert.services.ec2.transit;

import dev.culvert.network.TransitGatewayAttachment;
import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import java.time.Instant;
import java.util.List;

/** What the API knows of a transit gateway's VPC attachment beyond the network. */
public record AttachmentDetails(
    String attachmentId,
    Instant created,
    List<String> subnetIds,
    String dnsSupport,
    String securityGroupReferencingSupport,
    String ipv6Support,
    String applianceModeSupport) {

  public static final Register<AttachmentDetails> REGISTER =
      Register.of(
          "ec2.transit-gateway-attachment",
          AttachmentDetails.class,
          AttachmentDetails::attachmentId);

  public AttachmentDetails {
    subnetIds = List.copyOf(subnetIds);
  }

  static AttachmentDetails of(World world, TransitGatewayAttachment attachment) {
    return world
        .find(REGISTER, attachment.id())
        .orElseThrow(() -> new IllegalStateException(attachment.id() + " has no details"));
  }

  AttachmentDetails withSubnets(List<String> changed) {
    return new AttachmentDetails(
        attachmentId,
        created,
        changed,
        dnsSupport,
        securityGroupReferencingSupport,
        ipv6Support,
        applianceModeSupport);
  }

  AttachmentDetails withOptions(String dns, String groups, String ipv6, String appliance) {
    return new AttachmentDetails(attachmentId, created, subnetIds, dns, groups, ipv6, appliance);
  }
}
