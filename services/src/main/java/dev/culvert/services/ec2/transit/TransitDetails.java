package dev.culvert.services.ec2.transit;

import dev.culvert.network.TransitGateway;
import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the API knows of a transit gateway beyond the network.
 *
 * @param associatesByDefault whether new attachments are associated with the default table
 * @param propagatesByDefault whether they announce their VPC there
 * @param associationTable the table that new attachments are associated with
 * @param propagationTable the table that they announce their VPC to
 */
public record TransitDetails(
    String gatewayId,
    Instant created,
    String description,
    long amazonSideAsn,
    String autoAcceptSharedAttachments,
    boolean associatesByDefault,
    boolean propagatesByDefault,
    Optional<String> associationTable,
    Optional<String> propagationTable,
    String vpnEcmpSupport,
    String dnsSupport,
    String securityGroupReferencingSupport,
    String multicastSupport,
    List<String> cidrBlocks) {

  public static final Register<TransitDetails> REGISTER =
      Register.of("ec2.transit-gateway", TransitDetails.class, TransitDetails::gatewayId);

  public TransitDetails {
    cidrBlocks = List.copyOf(cidrBlocks);
  }

  static TransitDetails of(World world, TransitGateway gateway) {
    return world
        .find(REGISTER, gateway.id())
        .orElseThrow(() -> new IllegalStateException(gateway.id() + " has no details"));
  }

  TransitDetails withDefaults(Optional<String> association, Optional<String> propagation) {
    return new TransitDetails(
        gatewayId,
        created,
        description,
        amazonSideAsn,
        autoAcceptSharedAttachments,
        association.isPresent(),
        propagation.isPresent(),
        association,
        propagation,
        vpnEcmpSupport,
        dnsSupport,
        securityGroupReferencingSupport,
        multicastSupport,
        cidrBlocks);
  }
}
