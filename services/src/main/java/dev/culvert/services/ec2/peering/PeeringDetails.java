package dev.culvert.services.ec2.peering;

import dev.culvert.network.PeeringConnection;
import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import java.time.Duration;
import java.time.Instant;

/**
 * What the API knows of a peering connection beyond the network.
 *
 * @param message about its status
 * @param requesterResolvesRemote whether the requester lets the other side resolve its names
 * @param accepterResolvesRemote whether the accepter does
 */
public record PeeringDetails(
    String peeringId,
    Instant created,
    String message,
    boolean requesterResolvesRemote,
    boolean accepterResolvesRemote) {

  public static final Register<PeeringDetails> REGISTER =
      Register.of("ec2.vpc-peering-connection", PeeringDetails.class, PeeringDetails::peeringId);

  /** A request that nobody accepts expires after 7 days. */
  static final Duration EXPIRES_AFTER = Duration.ofDays(7);

  static PeeringDetails of(World world, PeeringConnection peering) {
    return world
        .find(REGISTER, peering.id())
        .orElseThrow(() -> new IllegalStateException(peering.id() + " has no details"));
  }

  PeeringDetails withMessage(String changed) {
    return new PeeringDetails(
        peeringId, created, changed, requesterResolvesRemote, accepterResolvesRemote);
  }

  PeeringDetails withDns(boolean requester, boolean accepter) {
    return new PeeringDetails(peeringId, created, message, requester, accepter);
  }
}
