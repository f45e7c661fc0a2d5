package dev.culvert.network;

/**
 * Exempts a VPC or a subnet from {@link BlockPublicAccess}.
 *
 * @param id {@code vpcbpa-exclude-…}
 * @param excludedId the VPC or subnet
 */
public record BlockPublicAccessExclusion(
    String id, String owner, String region, String excludedId, Mode mode) implements Resource {

  /** EC2's exclusion modes, and what holds without any. */
  public enum Mode {
    NONE,
    /** Counts only against {@link BlockPublicAccess.Mode#BLOCK_BIDIRECTIONAL}. */
    ALLOW_EGRESS,
    ALLOW_BIDIRECTIONAL
  }
}
