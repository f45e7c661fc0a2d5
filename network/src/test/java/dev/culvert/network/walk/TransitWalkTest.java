package dev.culvert.network.walk;

import static dev.culvert.network.NetworkAclEntry.Action.ALLOW;
import static dev.culvert.network.walk.Scene.DYNAMODB;
import static dev.culvert.network.walk.Scene.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.network.Cidr;
import dev.culvert.network.Direction;
import dev.culvert.network.Subnet;
import dev.culvert.network.Traffic;
import dev.culvert.network.TransitGateway;
import dev.culvert.network.TransitGatewayAttachment;
import dev.culvert.network.TransitGatewayRouteTable;
import dev.culvert.network.TransitGatewayRouteTable.StaticRoute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Two VPCs attached to tgw-1, each with a subnet for clients and one for the attachment, and with a
 * main table that leads to the transit gateway. Its only table knows both VPCs by propagation.
 * vpc-2 also has a gateway endpoint, an interface endpoint, and a NAT gateway in subnet-n that is
 * the attachment subnet's way to the internet.
 */
class TransitWalkTest {

  private final Scene scene =
      new Scene()
          .vpc("vpc-1", "10.1.0.0/16")
          .subnet("subnet-1", "vpc-1", "10.1.1.0/24")
          .subnet("subnet-t1", "vpc-1", "10.1.9.0/24")
          .client("eni-1", "subnet-1", "10.1.1.10")
          .attach("tgw-attach-1", "tgw-1", "subnet-t1", "10.1.9.9")
          .route("rtb-main-vpc-1", "0.0.0.0/0", "tgw-1")
          .of("222222222222")
          .vpc("vpc-2", "10.2.0.0/16")
          .subnet("subnet-2", "vpc-2", "10.2.1.0/24")
          .subnet("subnet-t2", "vpc-2", "10.2.9.0/24")
          .group("sg-2", "vpc-2")
          .allowIn("sg-2", Traffic.tcp(443), "10.1.0.0/16")
          .client("eni-2", "subnet-2", "10.2.1.10", "sg-2")
          .interfaceEndpoint("vpce-d", "dynamodb", "subnet-2", "10.2.1.20", "sg-2")
          .gatewayEndpoint("vpce-g", "vpc-2", "rtb-main-vpc-2")
          .attach("tgw-attach-2", "tgw-1", "subnet-t2", "10.2.9.9")
          .route("rtb-main-vpc-2", "10.1.0.0/16", "tgw-1")
          .with(table(List.of("tgw-attach-1", "tgw-attach-2")));

  private static TransitGatewayRouteTable table(List<String> propagated, StaticRoute... routes) {
    return new TransitGatewayRouteTable(
        "tgw-rtb-1",
        "111111111111",
        "us-east-1",
        "tgw-1",
        List.of("tgw-attach-1", "tgw-attach-2"),
        propagated,
        Arrays.asList(routes));
  }

  private static StaticRoute to(String cidr, String attachment) {
    return new StaticRoute(Cidr.parse(cidr), Optional.of(attachment));
  }

  private void egressThroughVpc2() {
    scene
        .internetGateway("igw-2", "vpc-2")
        .subnet("subnet-n", "vpc-2", "10.2.5.0/24")
        .table("rtb-n", "vpc-2")
        .follows("subnet-n", "rtb-n")
        .route("rtb-n", "0.0.0.0/0", "igw-2")
        .natGateway("nat-2", "subnet-n", "10.2.5.5", "198.19.0.5")
        .table("rtb-t2", "vpc-2")
        .follows("subnet-t2", "rtb-t2")
        .route("rtb-t2", "0.0.0.0/0", "nat-2")
        .with(table(List.of("tgw-attach-1", "tgw-attach-2"), to("0.0.0.0/0", "tgw-attach-2")));
  }

  @Test
  void aTransitGatewayLeadsToTheInterfacesOfOtherVpcs() {
    Walk walk = scene.walkTo("eni-1", "10.2.1.10");

    assertThat(Words.outcome(walk)).isEqualTo("reached eni-2 from 10.1.1.10 for 10.2.1.10");
    assertThat(Words.steps(walk))
        .containsExactly(
            "groups of eni-1 out: sgr-out-vpc-1",
            "acl-vpc-1 out: 100 allow",
            "rtb-main-vpc-1 main: 0.0.0.0/0 -> tgw-1",
            "tgw-attach-1 in us-east-1a",
            "acl-vpc-1 in: 100 allow",
            "tgw-rtb-1 from tgw-attach-1: 10.2.0.0/16 -> tgw-attach-2",
            "acl-vpc-2 out: 100 allow",
            "rtb-main-vpc-2 main: 10.2.0.0/16 -> local",
            "10.2.1.10 in vpc-2 is eni-2",
            "acl-vpc-2 in: 100 allow",
            "groups of eni-2 in: sgr-sg-2-0",
            "acl-vpc-2 replies out: 100 allow",
            "rtb-main-vpc-2 replies main: 10.1.0.0/16 -> tgw-1",
            "acl-vpc-2 replies in: 100 allow",
            "tgw-rtb-1 replies from tgw-attach-2: 10.1.0.0/16 -> tgw-attach-1",
            "acl-vpc-1 replies out: 100 allow",
            "acl-vpc-1 replies in: 100 allow");
  }

  @Test
  void interfaceEndpointsAreWithinReachAndGatewayEndpointsAreNot() {
    scene.with(table(List.of("tgw-attach-1", "tgw-attach-2"), to("198.18.0.0/16", "tgw-attach-2")));

    assertThat(
            Words.outcome(
                scene.walk("eni-1", "vpce-d-5e6f7a8b.dynamodb.us-east-1.vpce.amazonaws.com")))
        .isEqualTo(
            "vpce-d of 222222222222 in vpc-2 from 10.1.1.10 eni-1 at eni-vpce-d"
                + " at dynamodb us-east-1");
    assertThat(Words.outcome(scene.walk("eni-1", DYNAMODB))).isEqualTo("dropped no route");
  }

  @Test
  void aSharedNatGatewayServesOtherVpcsIfItKnowsTheWayBack() {
    egressThroughVpc2();
    Walk before = scene.walk("eni-1", DYNAMODB);
    scene.route("rtb-n", "10.1.0.0/16", "tgw-1");
    Walk after = scene.walk("eni-1", DYNAMODB);

    assertThat(Words.outcome(before)).isEqualTo("dropped no return route");
    assertThat(Words.steps(before)).last().isEqualTo("rtb-n replies explicit: 0.0.0.0/0 -> igw-2");
    assertThat(Words.outcome(after)).isEqualTo("public from 198.19.0.5 at dynamodb us-east-1");
    assertThat(Words.steps(after))
        .containsSubsequence(
            "tgw-rtb-1 from tgw-attach-1: 0.0.0.0/0 -> tgw-attach-2",
            "rtb-t2 explicit: 0.0.0.0/0 -> nat-2",
            "nat-2 available",
            "rtb-n explicit: 0.0.0.0/0 -> igw-2",
            "igw-2 from 198.19.0.5",
            "rtb-n replies explicit: 10.1.0.0/16 -> tgw-1",
            "tgw-rtb-1 replies from tgw-attach-2: 10.1.0.0/16 -> tgw-attach-1");
  }

  @Test
  void theInternetGatewayHasNoAddressForStrangers() {
    scene
        .internetGateway("igw-2", "vpc-2")
        .route("rtb-main-vpc-2", "0.0.0.0/0", "igw-2")
        .with(table(List.of(), to("0.0.0.0/0", "tgw-attach-2")));

    assertThat(Words.outcome(scene.walk("eni-1", DYNAMODB))).isEqualTo("dropped no public address");
  }

  @Test
  void connectionsDoNotChain() {
    scene
        .vpc("vpc-3", "10.3.0.0/16")
        .subnet("subnet-3", "vpc-3", "10.3.1.0/24")
        .client("eni-3", "subnet-3", "10.3.1.10")
        .peering("pcx-1", "vpc-2", "vpc-3")
        .route("rtb-main-vpc-2", "10.3.0.0/16", "pcx-1")
        .with(table(List.of(), to("10.3.0.0/16", "tgw-attach-2")));

    assertThat(Words.outcome(scene.walkTo("eni-1", "10.3.1.10")))
        .isEqualTo("dropped not transitive");
  }

  @Test
  void theAttachmentNeedsAnInterfaceInTheZoneOfTheClient() {
    Subnet subnet = scene.get(Subnet.class, "subnet-1");
    scene.with(
        new Subnet(
            subnet.id(),
            subnet.owner(),
            subnet.region(),
            subnet.vpcId(),
            "us-east-1b",
            subnet.cidrs(),
            false));

    Walk walk = scene.walkTo("eni-1", "10.2.1.10");

    assertThat(Words.outcome(walk)).isEqualTo("dropped transit gateway not in zone");
    assertThat(Words.steps(walk)).last().isEqualTo("tgw-attach-1 not in us-east-1b");
  }

  @Test
  void aStaticRouteBeatsAPropagatedOneAndTheLongestPrefixBeatsBoth() {
    List<String> both = List.of("tgw-attach-1", "tgw-attach-2");

    scene.with(table(both, new StaticRoute(Cidr.parse("10.2.0.0/16"), Optional.empty())));
    Walk blackHole = scene.walkTo("eni-1", "10.2.1.10");
    assertThat(Words.outcome(blackHole)).isEqualTo("dropped transit gateway without route");
    assertThat(Words.steps(blackHole))
        .last()
        .isEqualTo("tgw-rtb-1 from tgw-attach-1: 10.2.0.0/16 -> black hole not passed");

    scene.with(
        table(
            both,
            new StaticRoute(Cidr.parse("10.2.0.0/16"), Optional.empty()),
            to("10.2.1.0/24", "tgw-attach-2")));
    assertThat(Words.outcome(scene.walkTo("eni-1", "10.2.1.10"))).startsWith("reached eni-2");
  }

  @Test
  void withoutAssociationOrRouteNothingPasses() {
    scene.with(table(List.of("tgw-attach-1")));
    assertThat(Words.steps(scene.walkTo("eni-1", "10.2.1.10")))
        .last()
        .isEqualTo("tgw-rtb-1 from tgw-attach-1: no route not passed");

    scene.with(table(List.of("tgw-attach-2")).withAssociations(List.of("tgw-attach-2")));
    assertThat(Words.steps(scene.walkTo("eni-1", "10.2.1.10")))
        .last()
        .isEqualTo("no table from tgw-attach-1: no route not passed");
  }

  @Test
  void repliesNeedARouteThroughTheTransitGatewayToo() {
    scene.with(table(List.of("tgw-attach-2")));

    Walk walk = scene.walkTo("eni-1", "10.2.1.10");

    assertThat(Words.outcome(walk)).isEqualTo("dropped no return route");
    assertThat(Words.steps(walk))
        .last()
        .isEqualTo("tgw-rtb-1 replies from tgw-attach-2: no route not passed");
  }

  @Test
  void aVpcsRoutesFollowItsAttachment() {
    TransitGatewayAttachment attachment = scene.get(TransitGatewayAttachment.class, "tgw-attach-1");
    scene.with(attachment.withState(TransitGatewayAttachment.State.DELETED));
    assertThat(Words.outcome(scene.walkTo("eni-1", "10.2.1.10"))).isEqualTo("dropped blackhole");

    scene.with(attachment).without(TransitGateway.class, "tgw-1");
    assertThat(Words.outcome(scene.walkTo("eni-1", "10.2.1.10"))).isEqualTo("dropped blackhole");
  }

  @Test
  void theAttachmentsSubnetFiltersWhatInstancesSendAndGet() {
    scene.acl("acl-t1", "subnet-t1");
    assertThat(Words.outcome(scene.walkTo("eni-1", "10.2.1.10")))
        .isEqualTo("dropped network acl ingress");

    scene.entry("acl-t1", Direction.INGRESS, entry(1, ALLOW, Traffic.tcp(443), "10.1.1.0/24"));
    Walk walk = scene.walkTo("eni-1", "10.2.1.10");
    assertThat(Words.outcome(walk)).isEqualTo("dropped network acl return");
    assertThat(Words.steps(walk)).last().isEqualTo("acl-t1 replies out: 32767 deny");

    scene.entry(
        "acl-t1", Direction.EGRESS, entry(1, ALLOW, Traffic.tcp(1024, 65_535), "10.1.1.0/24"));
    assertThat(Words.outcome(scene.walkTo("eni-1", "10.2.1.10"))).startsWith("reached eni-2");
  }

  @Test
  void inASharedSubnetOnlyWhatInstancesSendIsFiltered() {
    scene
        .client("eni-s1", "subnet-t1", "10.1.9.10")
        .client("eni-s2", "subnet-t2", "10.2.9.10", "sg-2");

    assertThat(Words.steps(scene.walkTo("eni-s1", "10.2.9.10")))
        .containsExactly(
            "groups of eni-s1 out: sgr-out-vpc-1",
            "acl-vpc-1 out: 100 allow",
            "rtb-main-vpc-1 main: 0.0.0.0/0 -> tgw-1",
            "tgw-attach-1 in us-east-1a",
            "acl-vpc-1 in: 100 allow",
            "tgw-rtb-1 from tgw-attach-1: 10.2.0.0/16 -> tgw-attach-2",
            "10.2.9.10 in vpc-2 is eni-s2",
            "groups of eni-s2 in: sgr-sg-2-0",
            "rtb-main-vpc-2 replies main: 10.1.0.0/16 -> tgw-1",
            "acl-vpc-2 replies out: 100 allow",
            "acl-vpc-2 replies in: 100 allow",
            "tgw-rtb-1 replies from tgw-attach-2: 10.1.0.0/16 -> tgw-attach-1");
  }

  @Test
  void aTableMayLeadAPrefixListToAnAttachment() {
    List<StaticRoute> routes = new ArrayList<>();
    routes.add(new StaticRoute(Scene.DYNAMODB_LIST, Optional.of("tgw-attach-2")));
    egressThroughVpc2();
    scene
        .route("rtb-n", "10.1.0.0/16", "tgw-1")
        .with(table(List.of("tgw-attach-1", "tgw-attach-2")).withRoutes(routes));

    assertThat(Words.outcome(scene.walk("eni-1", DYNAMODB))).startsWith("public from 198.19.0.5");
    assertThat(Words.outcome(scene.walk("eni-1", "sts.us-east-1.amazonaws.com")))
        .isEqualTo("dropped transit gateway without route");
  }
}
