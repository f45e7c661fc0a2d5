package dev.culvert.network.walk;

import static dev.culvert.network.walk.Scene.DYNAMODB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.network.GatewayEndpoint;
import dev.culvert.network.Network;
import dev.culvert.network.RouteTable;
import dev.culvert.network.Traffic;
import dev.culvert.network.VpcEndpoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A VPC with a private subnet on its own table rtb-p and a public subnet on rtb-i, which leads to
 * the internet gateway; subnet-m follows the main table. Each subnet has one client, and those of
 * the public subnet and of subnet-m have public addresses.
 */
class GatewayEndpointWalkTest {

  private final Scene scene =
      new Scene()
          .vpc("vpc-1", "10.0.0.0/16")
          .internetGateway("igw-1", "vpc-1")
          .subnet("subnet-p", "vpc-1", "10.0.1.0/24")
          .table("rtb-p", "vpc-1")
          .follows("subnet-p", "rtb-p")
          .client("eni-p", "subnet-p", "10.0.1.10")
          .subnet("subnet-i", "vpc-1", "10.0.2.0/24")
          .table("rtb-i", "vpc-1")
          .follows("subnet-i", "rtb-i")
          .route("rtb-i", "0.0.0.0/0", "igw-1")
          .client("eni-i", "subnet-i", "10.0.2.10")
          .elastic("198.19.0.10", "eni-i")
          .subnet("subnet-m", "vpc-1", "10.0.3.0/24")
          .client("eni-m", "subnet-m", "10.0.3.10");

  private static final String THROUGH_ENDPOINT =
      "vpce-1 of 111111111111 in vpc-1 from 10.0.1.10 eni-p at dynamodb us-east-1";

  @Test
  void withoutAnyWayOutNothingRoutesTheRequest() {
    Walk walk = scene.walk("eni-p", DYNAMODB);

    assertThat(Words.outcome(walk)).isEqualTo("dropped no route");
    assertThat(Words.steps(walk))
        .containsExactly(
            "name dynamodb.us-east-1.amazonaws.com is 198.18.0.1",
            "groups of eni-p out: sgr-out-vpc-1",
            "acl-vpc-1 out: 100 allow",
            "rtb-p: no route");
  }

  @Test
  void theEndpointsRouteTakesTheRequestPrivately() {
    scene.gatewayEndpoint("vpce-1", "vpc-1", "rtb-p");

    Walk walk = scene.walk("eni-p", DYNAMODB);

    assertThat(Words.outcome(walk)).isEqualTo(THROUGH_ENDPOINT);
    assertThat(Words.steps(walk))
        .containsExactly(
            "name dynamodb.us-east-1.amazonaws.com is 198.18.0.1",
            "groups of eni-p out: sgr-out-vpc-1",
            "acl-vpc-1 out: 100 allow",
            "rtb-p explicit: pl-02cd2c6b -> vpce-1",
            "vpce-1 available",
            "acl-vpc-1 replies in: 100 allow");
  }

  @Test
  void theInternetGatewayTakesTheRequestPublicly() {
    Walk walk = scene.walk("eni-i", DYNAMODB);

    assertThat(Words.outcome(walk)).isEqualTo("public from 198.19.0.10 at dynamodb us-east-1");
    assertThat(Words.steps(walk))
        .containsExactly(
            "name dynamodb.us-east-1.amazonaws.com is 198.18.0.1",
            "groups of eni-i out: sgr-out-vpc-1",
            "acl-vpc-1 out: 100 allow",
            "rtb-i explicit: 0.0.0.0/0 -> igw-1",
            "igw-1 from 198.19.0.10",
            "acl-vpc-1 replies in: 100 allow");
  }

  @Test
  void aPublicSubnetUsesItsEndpointForDynamoDbAndTheInternetForTheRest() {
    scene.gatewayEndpoint("vpce-1", "vpc-1", "rtb-i");

    assertThat(Words.outcome(scene.walk("eni-i", DYNAMODB))).startsWith("vpce-1 of 111111111111");
    assertThat(Words.outcome(scene.walk("eni-i", "sts.us-east-1.amazonaws.com")))
        .isEqualTo("public from 198.19.0.10 at sts us-east-1");
    assertThat(Words.outcome(scene.walk("eni-i", "streams.dynamodb.us-east-1.amazonaws.com")))
        .isEqualTo("public from 198.19.0.10 at dynamodb-streams us-east-1");
    assertThat(Words.outcome(scene.walk("eni-i", "dynamodb.eu-west-1.amazonaws.com")))
        .isEqualTo("public from 198.19.0.10 at dynamodb eu-west-1");
  }

  @Test
  void accountHostsLeadToTheEndpointToo() {
    scene.gatewayEndpoint("vpce-1", "vpc-1", "rtb-p");

    assertThat(Words.outcome(scene.walk("eni-p", "222222222222.ddb.us-east-1.amazonaws.com")))
        .isEqualTo(THROUGH_ENDPOINT);
  }

  @Test
  void anotherRegionsDynamoDbIsNotInThePrefixList() {
    scene.gatewayEndpoint("vpce-1", "vpc-1", "rtb-p");

    assertThat(Words.outcome(scene.walk("eni-p", "dynamodb.eu-west-1.amazonaws.com")))
        .isEqualTo("dropped no route");
  }

  @Test
  void subnetsOnTheMainTableAreNotServedByACustomTablesEndpoint() {
    scene.gatewayEndpoint("vpce-1", "vpc-1", "rtb-p");
    Walk before = scene.walk("eni-m", DYNAMODB);
    scene.network = scene.network.associate("vpce-1", "rtb-main-vpc-1");
    Walk after = scene.walk("eni-m", DYNAMODB);

    assertThat(Words.outcome(before)).isEqualTo("dropped no route");
    assertThat(Words.steps(before)).last().isEqualTo("rtb-main-vpc-1: no route");
    assertThat(Words.outcome(after)).startsWith("vpce-1 ");
    assertThat(Words.steps(after)).contains("rtb-main-vpc-1 main: pl-02cd2c6b -> vpce-1");
  }

  @Test
  void replacingTheSubnetsTableMovesItInAndOutOfReach() {
    scene.gatewayEndpoint("vpce-1", "vpc-1", "rtb-p").follows("subnet-p", "rtb-i");
    assertThat(Words.steps(scene.walk("eni-p", DYNAMODB)))
        .contains("rtb-i explicit: 0.0.0.0/0 -> igw-1");

    scene.follows("subnet-p", "rtb-p");
    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB))).isEqualTo(THROUGH_ENDPOINT);
  }

  @Test
  void aMoreSpecificRouteTakesItsPartOfTheServicePastTheEndpoint() {
    scene.gatewayEndpoint("vpce-1", "vpc-1", "rtb-i").route("rtb-i", "198.18.1.0/24", "igw-1");

    assertThat(Words.outcome(scene.walkTo("eni-i", "198.18.1.7")))
        .isEqualTo("public from 198.19.0.10 at dynamodb us-east-1");
    assertThat(Words.outcome(scene.walkTo("eni-i", "198.18.2.7"))).startsWith("vpce-1 ");
    assertThat(Words.outcome(scene.walkTo("eni-i", "198.18.4.7"))).startsWith("vpce-1 ");
  }

  @Test
  void aStaticRouteToTheSameBlockBeatsThePrefixList() {
    scene.gatewayEndpoint("vpce-1", "vpc-1", "rtb-i").route("rtb-i", "198.18.0.0/22", "igw-1");

    Walk walk = scene.walk("eni-i", DYNAMODB);

    assertThat(Words.outcome(walk)).startsWith("public from 198.19.0.10");
    assertThat(Words.steps(walk))
        .contains("rtb-i explicit: 198.18.0.0/22 -> igw-1 over pl-02cd2c6b -> vpce-1");
  }

  @Test
  void theEndpointBeatsADefaultRouteThatIsABlackHole() {
    scene.route("rtb-p", "0.0.0.0/0", "nat-gone");
    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB))).isEqualTo("dropped blackhole");

    scene.gatewayEndpoint("vpce-1", "vpc-1", "rtb-p");
    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB))).isEqualTo(THROUGH_ENDPOINT);
    assertThat(Words.outcome(scene.walk("eni-p", "sts.us-east-1.amazonaws.com")))
        .isEqualTo("dropped blackhole");
  }

  @Test
  void withTheEndpointGoesItsRoute() {
    scene.gatewayEndpoint("vpce-1", "vpc-1", "rtb-p", "rtb-i");
    assertThat(Words.outcome(scene.walk("eni-i", DYNAMODB))).startsWith("vpce-1 ");

    scene.without(GatewayEndpoint.class, "vpce-1");

    assertThat(Words.outcome(scene.walk("eni-i", DYNAMODB))).startsWith("public ");
    assertThat(Words.steps(scene.walk("eni-p", DYNAMODB))).last().isEqualTo("rtb-p: no route");
  }

  @Test
  void anEndpointThatIsNotAvailableLosesWhatIsRoutedToIt() {
    scene.gatewayEndpoint("vpce-1", "vpc-1", "rtb-i");
    scene.with(scene.get(GatewayEndpoint.class, "vpce-1").withState(VpcEndpoint.State.DELETING));

    Walk walk = scene.walk("eni-i", DYNAMODB);

    assertThat(Words.outcome(walk)).isEqualTo("dropped endpoint not available");
    assertThat(Words.steps(walk)).last().isEqualTo("vpce-1 deleting");
  }

  @Test
  void aTableHasOneEndpointForAService() {
    scene.gatewayEndpoint("vpce-1", "vpc-1", "rtb-p").gatewayEndpoint("vpce-2", "vpc-1", "rtb-i");
    Network network = scene.network;

    assertThatThrownBy(() -> network.associate("vpce-2", "rtb-p"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("`vpce-1` already has the table's route to pl-02cd2c6b");
  }

  @Test
  void aTableWithARouteToTheListTakesNoEndpoint() {
    scene.route("rtb-p", "pl-02cd2c6b", "igw-1").gatewayEndpoint("vpce-1", "vpc-1");
    Network network = scene.network;

    assertThatThrownBy(() -> network.associate("vpce-1", "rtb-p"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("`rtb-p` already has a route to pl-02cd2c6b");
  }

  @Test
  void deletingATableTakesItOutOfTheEndpoint() {
    scene.gatewayEndpoint("vpce-1", "vpc-1", "rtb-p", "rtb-i").without(RouteTable.class, "rtb-p");

    assertThat(scene.get(GatewayEndpoint.class, "vpce-1").routeTableIds())
        .isEqualTo(List.of("rtb-i"));
    assertThat(scene.network.gatewayEndpoints("rtb-p")).isEmpty();
    assertThat(Words.steps(scene.walk("eni-p", DYNAMODB))).last().isEqualTo("rtb-p: no route");
  }

  @Test
  void aGroupThatAllowsThePrefixListIsEnough() {
    scene
        .gatewayEndpoint("vpce-1", "vpc-1", "rtb-p")
        .group("sg-1", "vpc-1")
        .client("eni-p", "subnet-p", "10.0.1.10", "sg-1");
    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB)))
        .isEqualTo("dropped security group egress");

    scene.allowOut("sg-1", Traffic.tcp(443), "10.0.0.0/16").allowOut("sg-1", Traffic.ALL, "sg-1");
    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB)))
        .isEqualTo("dropped security group egress");

    scene.allowOut("sg-1", Traffic.tcp(443), "pl-02cd2c6b");
    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB))).isEqualTo(THROUGH_ENDPOINT);
    assertThat(Words.steps(scene.walk("eni-p", DYNAMODB)))
        .contains("groups of eni-p out: sgr-sg-1-2");
    assertThat(Words.outcome(scene.walk(Flow.toHost("eni-p", DYNAMODB, 80, 40_000))))
        .isEqualTo("dropped security group egress");
  }
}
