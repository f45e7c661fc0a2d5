package dev.culvert.network.walk;

import static dev.culvert.network.walk.Scene.DYNAMODB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.network.BlockPublicAccess;
import dev.culvert.network.BlockPublicAccessExclusion;
import dev.culvert.network.Traffic;
import org.junit.jupiter.api.Test;

/**
 * A VPC with a public subnet (client eni-i with a public address, NAT gateway nat-1) and a private
 * subnet (client eni-p, which leaves through nat-1). A second VPC of another account has a public
 * client, eni-x, which everybody may connect to.
 */
class PublicAccessWalkTest {

  private static final String OWNER = "111111111111";

  private final Scene scene =
      new Scene()
          .vpc("vpc-1", "10.0.0.0/16")
          .internetGateway("igw-1", "vpc-1")
          .subnet("subnet-i", "vpc-1", "10.0.2.0/24")
          .route("rtb-main-vpc-1", "0.0.0.0/0", "igw-1")
          .group("sg-open", "vpc-1")
          .allowIn("sg-open", Traffic.ALL, "0.0.0.0/0")
          .allowOut("sg-open", Traffic.ALL, "0.0.0.0/0")
          .client("eni-i", "subnet-i", "10.0.2.10", "sg-open")
          .elastic("198.19.0.10", "eni-i")
          .natGateway("nat-1", "subnet-i", "10.0.2.5", "198.19.0.5")
          .subnet("subnet-p", "vpc-1", "10.0.1.0/24")
          .table("rtb-p", "vpc-1")
          .follows("subnet-p", "rtb-p")
          .route("rtb-p", "0.0.0.0/0", "nat-1")
          .client("eni-p", "subnet-p", "10.0.1.10")
          .of("222222222222")
          .vpc("vpc-2", "10.0.0.0/16")
          .internetGateway("igw-2", "vpc-2")
          .subnet("subnet-x", "vpc-2", "10.0.9.0/24")
          .route("rtb-main-vpc-2", "0.0.0.0/0", "igw-2")
          .client("eni-x", "subnet-x", "10.0.9.10")
          .elastic("198.19.0.99", "eni-x");

  private void block(BlockPublicAccess.Mode mode) {
    scene.with(new BlockPublicAccess(OWNER, "us-east-1", mode));
  }

  private void exclude(String excluded, BlockPublicAccessExclusion.Mode mode) {
    scene.with(
        new BlockPublicAccessExclusion(
            "vpcbpa-exclude-" + excluded, OWNER, "us-east-1", excluded, mode));
  }

  /** What becomes of direct access, of access through NAT and of access from the internet. */
  private void assertPasses(boolean direct, boolean nat, boolean inbound) {
    String blocked = "dropped public access blocked";
    assertThat(Words.outcome(scene.walk("eni-i", DYNAMODB)))
        .isEqualTo(direct ? "public from 198.19.0.10 at dynamodb us-east-1" : blocked);
    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB)))
        .isEqualTo(nat ? "public from 198.19.0.5 at dynamodb us-east-1" : blocked);
    assertThat(Words.outcome(scene.walkTo("eni-x", "198.19.0.10")))
        .isEqualTo(inbound ? "reached eni-i from 198.19.0.99 for 10.0.2.10" : blocked);
  }

  @Test
  void withoutASettingEverythingPassesUnasked() {
    assertPasses(true, true, true);
    block(BlockPublicAccess.Mode.OFF);
    assertPasses(true, true, true);
    assertThat(scene.walk("eni-i", DYNAMODB).steps())
        .noneMatch(step -> step instanceof Step.PublicAccessChecked);
  }

  @Test
  void blockingBothDirectionsLetsNothingPass() {
    block(BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL);

    assertPasses(false, false, false);
    assertThat(Words.steps(scene.walk("eni-i", DYNAMODB)))
        .last()
        .isEqualTo("public access out blocked");
    assertThat(Words.outcome(scene.walk("eni-x", DYNAMODB))).startsWith("public from 198.19.0.99");
  }

  @Test
  void blockingIngressLeavesWhatNatGatewaysSend() {
    block(BlockPublicAccess.Mode.BLOCK_INGRESS);

    assertPasses(false, true, false);
  }

  @Test
  void anExcludedVpcPasses() {
    exclude("vpc-1", BlockPublicAccessExclusion.Mode.ALLOW_BIDIRECTIONAL);
    block(BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL);
    assertPasses(true, true, true);
    assertThat(Words.steps(scene.walk("eni-i", DYNAMODB)))
        .contains("public access out admitted by vpcbpa-exclude-vpc-1");

    block(BlockPublicAccess.Mode.BLOCK_INGRESS);
    assertPasses(true, true, true);
  }

  @Test
  void anExclusionForEgressLetsNothingInAndCountsOnlyAgainstBlockingBoth() {
    exclude("subnet-i", BlockPublicAccessExclusion.Mode.ALLOW_EGRESS);
    block(BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL);
    assertPasses(true, true, false);

    block(BlockPublicAccess.Mode.BLOCK_INGRESS);
    assertPasses(false, true, false);
  }

  @Test
  void aSubnetsOwnExclusionComesBeforeItsVpcs() {
    exclude("vpc-1", BlockPublicAccessExclusion.Mode.ALLOW_BIDIRECTIONAL);
    exclude("subnet-i", BlockPublicAccessExclusion.Mode.ALLOW_EGRESS);
    block(BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL);

    assertPasses(true, true, false);
  }

  @Test
  void gatewayEndpointsAreNotPublicAccess() {
    block(BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL);
    scene.of(OWNER).gatewayEndpoint("vpce-1", "vpc-1", "rtb-p");

    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB))).startsWith("vpce-1 ");
  }
}
