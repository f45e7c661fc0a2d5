package dev.culvert.network;

/**
 * VPC Block Public Access: what the internet and egress-only gateways of an account may still do in
 * a region. Without it they may do everything. Its exclusions are resources of their own.
 */
public record BlockPublicAccess(String owner, String region, Mode mode) implements Resource {

  /** EC2's internet gateway block modes. */
  public enum Mode {
    OFF,
    /** Nothing passes, except for excluded VPCs and subnets. */
    BLOCK_BIDIRECTIONAL,
    /** Only what NAT gateways and egress-only internet gateways send passes. */
    BLOCK_INGRESS
  }

  /** There is one for each account and region. */
  @Override
  public String id() {
    return id(owner, region);
  }

  static String id(String owner, String region) {
    return "block-public-access/" + owner + "/" + region;
  }

  /**
   * Whether a packet may pass a gateway (Amazon VPC User Guide, "Block public access to VPCs and
   * subnets").
   *
   * @param direction as seen from the VPC
   * @param outboundOnly whether the gateway is an egress-only one, or stands behind a NAT gateway
   * @param exclusion of the subnet or VPC, if there is one
   */
  public boolean admits(
      Direction direction, boolean outboundOnly, BlockPublicAccessExclusion.Mode exclusion) {
    return switch (mode) {
      case OFF -> true;
      case BLOCK_BIDIRECTIONAL ->
          switch (exclusion) {
            case NONE -> false;
            case ALLOW_EGRESS -> direction == Direction.EGRESS;
            case ALLOW_BIDIRECTIONAL -> true;
          };
      case BLOCK_INGRESS ->
          (outboundOnly && direction == Direction.EGRESS)
              || exclusion == BlockPublicAccessExclusion.Mode.ALLOW_BIDIRECTIONAL;
    };
  }
}
