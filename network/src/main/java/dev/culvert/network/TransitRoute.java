package dev.culvert.network;

import java.util.Optional;

/**
 * The route of a transit gateway's table that wins for some address: the longest prefix; of equal
 * ones a static route beats a propagated one (Amazon VPC Transit Gateways, "Route evaluation
 * order").
 *
 * @param cidr the block that held the address
 * @param attachmentId where it leads; empty for a black hole
 */
public record TransitRoute(Cidr cidr, Optional<String> attachmentId, Kind kind) {

  /** How the route came into its table. */
  public enum Kind {
    STATIC,
    PROPAGATED
  }
}
