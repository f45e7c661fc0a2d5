package dev.culvert.services.ec2.vpc;

import dev.culvert.network.Vpc;
import dev.culvert.services.control.Register;
import dev.culvert.services.control.World;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the API knows of a VPC beyond the network.
 *
 * @param tenancy of instances: {@code default} or {@code dedicated}
 * @param addressUsageMetrics whether it was asked to publish metrics
 * @param blocks the associations of all address blocks, the primary one first
 */
public record VpcDetails(
    String vpcId,
    boolean isDefault,
    String tenancy,
    boolean addressUsageMetrics,
    List<BlockAssociation> blocks) {

  public static final Register<VpcDetails> REGISTER =
      Register.of("ec2.vpc", VpcDetails.class, VpcDetails::vpcId);

  static final String BLOCK_PREFIX = "vpc-cidr-assoc";

  public VpcDetails {
    blocks = List.copyOf(blocks);
  }

  static VpcDetails of(World world, Vpc vpc) {
    return world
        .find(REGISTER, vpc.id())
        .orElseThrow(() -> new IllegalStateException(vpc.id() + " has no details"));
  }

  VpcDetails with(BlockAssociation block) {
    return withBlocks(Stream.concat(blocks.stream(), Stream.of(block)).toList());
  }

  VpcDetails without(BlockAssociation block) {
    return withBlocks(blocks.stream().filter(it -> !it.equals(block)).toList());
  }

  private VpcDetails withBlocks(List<BlockAssociation> changed) {
    return new VpcDetails(vpcId, isDefault, tenancy, addressUsageMetrics, changed);
  }

  VpcDetails withTenancy(String changed) {
    return new VpcDetails(vpcId, isDefault, changed, addressUsageMetrics, blocks);
  }

  VpcDetails withAddressUsageMetrics(boolean changed) {
    return new VpcDetails(vpcId, isDefault, tenancy, changed, blocks);
  }
}
