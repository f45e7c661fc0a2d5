package dev.culvert.network;

/**
 * Which route table a subnet follows, and why.
 *
 * @param associationId the association of the subnet, or the main association of the VPC
 */
public record EffectiveAssociation(String routeTableId, String associationId, Kind kind) {

  /** Whether the subnet chose the table itself. */
  public enum Kind {
    EXPLICIT,
    MAIN
  }
}
