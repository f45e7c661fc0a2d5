package dev.culvert.services.ec2.peering;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.PeeringConnection;
import dev.culvert.network.Vpc;
import dev.culvert.services.ec2.basis.Seen;
import dev.culvert.services.ec2.basis.Tags;
import dev.culvert.shapes.ec2.CidrBlock;
import dev.culvert.shapes.ec2.Ipv6CidrBlock;
import dev.culvert.shapes.ec2.VpcPeeringConnection;
import dev.culvert.shapes.ec2.VpcPeeringConnectionOptionsDescription;
import dev.culvert.shapes.ec2.VpcPeeringConnectionStateReason;
import dev.culvert.shapes.ec2.VpcPeeringConnectionVpcInfo;
import java.util.Locale;

/** Peering connections as responses show them. */
final class PeeringAnswer {
  private PeeringAnswer() {}

  static VpcPeeringConnection of(PeeringConnection peering, Seen seen) {
    var details = PeeringDetails.of(seen.world(), peering);
    var active = peering.status() == PeeringConnection.Status.ACTIVE;
    var shown =
        new VpcPeeringConnection()
            .vpcPeeringConnectionId(peering.id())
            .status(
                new VpcPeeringConnectionStateReason()
                    .code(code(peering.status()))
                    .message(details.message()))
            .requesterVpcInfo(
                side(peering.requester(), true, active, details.requesterResolvesRemote(), seen))
            .accepterVpcInfo(
                side(peering.accepter(), active, active, details.accepterResolvesRemote(), seen))
            .tags(Tags.of(seen, peering.id()));
    return peering.status() == PeeringConnection.Status.PENDING_ACCEPTANCE
        ? shown.expirationTime(details.created().plus(PeeringDetails.EXPIRES_AFTER))
        : shown;
  }

  static String code(PeeringConnection.Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Blocks of the accepter are not shown before it has accepted. */
  private static VpcPeeringConnectionVpcInfo side(
      PeeringConnection.Side side, boolean blocks, boolean active, boolean dns, Seen seen) {
    var shown =
        new VpcPeeringConnectionVpcInfo()
            .ownerId(side.owner())
            .region(side.region())
            .vpcId(side.vpcId());
    if (active) {
      shown.peeringOptions(
          new VpcPeeringConnectionOptionsDescription()
              .allowDnsResolutionFromRemoteVpc(dns)
              .allowEgressFromLocalClassicLinkToRemoteVpc(false)
              .allowEgressFromLocalVpcToRemoteClassicLink(false));
    }
    var vpc = seen.network().find(Vpc.class, side.vpcId());
    if (blocks && vpc.isPresent()) {
      var cidrs = vpc.get().cidrs();
      shown
          .cidrBlock(vpc.get().cidr().toString())
          .cidrBlockSet(
              cidrs.stream()
                  .filter(cidr -> cidr.family() == AddressFamily.IPV4)
                  .map(cidr -> new CidrBlock().cidrBlock(cidr.toString()))
                  .toList())
          .ipv6CidrBlockSet(
              cidrs.stream()
                  .filter(cidr -> cidr.family() == AddressFamily.IPV6)
                  .map(cidr -> new Ipv6CidrBlock().ipv6CidrBlock(cidr.toString()))
                  .toList());
    }
    return shown;
  }
}
