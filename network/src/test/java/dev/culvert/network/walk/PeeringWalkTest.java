package dev.culvert.network.walk;

import static dev.culvert.network.walk.Scene.DYNAMODB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.network.Direction;
import dev.culvert.network.InterfaceEndpoint;
import dev.culvert.network.PeeringConnection;
import dev.culvert.network.SecurityGroup;
import dev.culvert.network.Traffic;
import dev.culvert.network.VpcEndpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Two VPCs of different accounts, peered by pcx-1, each with a main route table that leads to the
 * other one. vpc-2 has a server, a gateway endpoint and an interface endpoint; vpc-1 has the
 * client.
 */
class PeeringWalkTest {

  private static final String ENDPOINT_NAME =
      "vpce-d-5e6f7a8b.dynamodb.us-east-1.vpce.amazonaws.com";

  private final Scene scene =
      new Scene()
          .vpc("vpc-1", "10.1.0.0/16")
          .subnet("subnet-1", "vpc-1", "10.1.1.0/24")
          .client("eni-1", "subnet-1", "10.1.1.10")
          .of("222222222222")
          .vpc("vpc-2", "10.2.0.0/16")
          .subnet("subnet-2", "vpc-2", "10.2.1.0/24")
          .group("sg-2", "vpc-2")
          .allowIn("sg-2", Traffic.tcp(443), "10.1.0.0/16")
          .client("eni-2", "subnet-2", "10.2.1.10", "sg-2")
          .gatewayEndpoint("vpce-g", "vpc-2", "rtb-main-vpc-2")
          .interfaceEndpoint("vpce-d", "dynamodb", "subnet-2", "10.2.1.20", "sg-2")
          .peering("pcx-1", "vpc-1", "vpc-2")
          .route("rtb-main-vpc-1", "10.2.0.0/16", "pcx-1")
          .route("rtb-main-vpc-2", "10.1.0.0/16", "pcx-1");

  private void status(PeeringConnection.Status status) {
    scene.with(scene.get(PeeringConnection.class, "pcx-1").withStatus(status));
  }

  @Test
  void peeringLeadsToTheInterfacesOfTheOtherVpc() {
    Walk walk = scene.walkTo("eni-1", "10.2.1.10");

    assertThat(Words.outcome(walk)).isEqualTo("reached eni-2 from 10.1.1.10 for 10.2.1.10");
    assertThat(Words.steps(walk))
        .containsExactly(
            "groups of eni-1 out: sgr-out-vpc-1",
            "acl-vpc-1 out: 100 allow",
            "rtb-main-vpc-1 main: 10.2.0.0/16 -> pcx-1",
            "pcx-1 to vpc-2",
            "10.2.1.10 in vpc-2 is eni-2",
            "acl-vpc-2 in: 100 allow",
            "groups of eni-2 in: sgr-sg-2-0",
            "acl-vpc-2 replies out: 100 allow",
            "rtb-main-vpc-2 replies main: 10.1.0.0/16 -> pcx-1",
            "acl-vpc-1 replies in: 100 allow");
  }

  @Test
  void thePeersGatewayEndpointIsOutOfReach() {
    assertThat(Words.outcome(scene.walk("eni-1", DYNAMODB))).isEqualTo("dropped no route");

    scene.route("rtb-main-vpc-1", "0.0.0.0/0", "pcx-1");
    Walk walk = scene.walk("eni-1", DYNAMODB);
    assertThat(Words.outcome(walk)).isEqualTo("dropped not transitive");
    assertThat(Words.steps(walk)).last().isEqualTo("pcx-1 to vpc-2 not transitive");
  }

  @Test
  void thePeersInterfaceEndpointIsWithinReach() {
    Walk walk = scene.walk("eni-1", ENDPOINT_NAME);

    assertThat(Words.outcome(walk))
        .isEqualTo(
            "vpce-d of 222222222222 in vpc-2 from 10.1.1.10 eni-1 at eni-vpce-d"
                + " at dynamodb us-east-1");
    assertThat(Words.steps(walk))
        .containsSequence("10.2.1.20 in vpc-2 is eni-vpce-d", "vpce-d available");
  }

  @Test
  void anInterfaceEndpointHasToBeAvailable() {
    scene.with(scene.get(InterfaceEndpoint.class, "vpce-d").withState(VpcEndpoint.State.PENDING));

    assertThat(Words.outcome(scene.walk("eni-1", ENDPOINT_NAME)))
        .isEqualTo("dropped endpoint not available");
  }

  @Test
  void anInterfaceEndpointWithTheDefaultGroupAdmitsOnlyItsMembers() {
    scene.interfaceEndpoint("vpce-d", "dynamodb", "subnet-2", "10.2.1.20");
    assertThat(Words.outcome(scene.walk("eni-1", ENDPOINT_NAME)))
        .isEqualTo("dropped security group ingress");

    scene.client("eni-3", "subnet-2", "10.2.1.30", "sg-vpc-2");
    assertThat(Words.outcome(scene.walk("eni-3", ENDPOINT_NAME))).startsWith("vpce-d ");
  }

  @Test
  void withoutAWayBackNothingIsReached() {
    scene.subnet("subnet-3", "vpc-2", "10.2.3.0/24").table("rtb-3", "vpc-2");
    scene.follows("subnet-3", "rtb-3").client("eni-3", "subnet-3", "10.2.3.10", "sg-2");

    Walk walk = scene.walkTo("eni-1", "10.2.3.10");

    assertThat(Words.outcome(walk)).isEqualTo("dropped no return route");
    assertThat(Words.steps(walk)).last().isEqualTo("rtb-3 replies: no route");
  }

  @Test
  void onlyAnActivePeeringCarries() {
    for (PeeringConnection.Status status : PeeringConnection.Status.values()) {
      status(status);
      assertThat(Words.outcome(scene.walkTo("eni-1", "10.2.1.10")))
          .isEqualTo(
              status == PeeringConnection.Status.ACTIVE
                  ? "reached eni-2 from 10.1.1.10 for 10.2.1.10"
                  : "dropped blackhole");
    }
  }

  @Test
  void aRuleMayNameAGroupOfThePeer() {
    SecurityGroup group = scene.get(SecurityGroup.class, "sg-2");
    scene
        .with(group.withRules(Direction.INGRESS, List.of()))
        .allowIn("sg-2", Traffic.tcp(443), "sg-vpc-1");

    assertThat(Words.outcome(scene.walkTo("eni-1", "10.2.1.10"))).startsWith("reached eni-2");
  }

  @Test
  void aRuleMayNotNameAGroupOfAPeerInAnotherRegion() {
    scene
        .in("eu-west-1")
        .vpc("vpc-3", "10.3.0.0/16")
        .subnet("subnet-3", "vpc-3", "10.3.1.0/24")
        .client("eni-3", "subnet-3", "10.3.1.10")
        .peering("pcx-3", "vpc-3", "vpc-2")
        .route("rtb-main-vpc-3", "10.2.0.0/16", "pcx-3")
        .route("rtb-main-vpc-2", "10.3.0.0/16", "pcx-3")
        .allowIn("sg-2", Traffic.tcp(443), "sg-vpc-3");
    assertThat(Words.outcome(scene.walkTo("eni-3", "10.2.1.10")))
        .isEqualTo("dropped security group ingress");

    scene.allowIn("sg-2", Traffic.tcp(443), "10.3.0.0/16");
    assertThat(Words.outcome(scene.walk("eni-3", ENDPOINT_NAME)))
        .startsWith("vpce-d of 222222222222 in vpc-2 from 10.3.1.10 eni-3")
        .endsWith(" at dynamodb us-east-1");
  }
}
