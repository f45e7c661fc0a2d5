package dev.culvert.network.walk;

import static dev.culvert.network.NetworkAclEntry.Action.ALLOW;
import static dev.culvert.network.walk.Scene.DYNAMODB;
import static dev.culvert.network.walk.Scene.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.network.Direction;
import dev.culvert.network.ElasticAddress;
import dev.culvert.network.GatewayEndpoint;
import dev.culvert.network.InternetGateway;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Ipv4Address;
import dev.culvert.network.NatGateway;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.NetworkInterface.PrivateAddress;
import dev.culvert.network.RouteTableAssociation;
import dev.culvert.network.Traffic;
import dev.culvert.network.VirtualPrivateGateway;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The classic VPC: the clients of subnet-p leave through the NAT gateway of subnet-i, whose table
 * rtb-i leads to the internet gateway. The client eni-i of subnet-i has a public address.
 */
class InternetWalkTest {

  private final Scene scene =
      new Scene()
          .vpc("vpc-1", "10.0.0.0/16")
          .internetGateway("igw-1", "vpc-1")
          .subnet("subnet-i", "vpc-1", "10.0.2.0/24")
          .table("rtb-i", "vpc-1")
          .follows("subnet-i", "rtb-i")
          .route("rtb-i", "0.0.0.0/0", "igw-1")
          .client("eni-i", "subnet-i", "10.0.2.10")
          .elastic("198.19.0.10", "eni-i")
          .natGateway("nat-1", "subnet-i", "10.0.2.5", "198.19.0.5")
          .subnet("subnet-p", "vpc-1", "10.0.1.0/24")
          .table("rtb-p", "vpc-1")
          .follows("subnet-p", "rtb-p")
          .route("rtb-p", "0.0.0.0/0", "nat-1")
          .client("eni-p", "subnet-p", "10.0.1.10");

  @Test
  void aPrivateSubnetIsPublicWithTheAddressOfItsNatGateway() {
    Walk walk = scene.walk("eni-p", DYNAMODB);

    assertThat(Words.outcome(walk)).isEqualTo("public from 198.19.0.5 at dynamodb us-east-1");
    assertThat(Words.steps(walk))
        .containsExactly(
            "name dynamodb.us-east-1.amazonaws.com is 198.18.0.1",
            "groups of eni-p out: sgr-out-vpc-1",
            "acl-vpc-1 out: 100 allow",
            "rtb-p explicit: 0.0.0.0/0 -> nat-1",
            "nat-1 available",
            "acl-vpc-1 in: 100 allow",
            "acl-vpc-1 out: 100 allow",
            "rtb-i explicit: 0.0.0.0/0 -> igw-1",
            "igw-1 from 198.19.0.5",
            "acl-vpc-1 replies in: 100 allow",
            "acl-vpc-1 replies out: 100 allow",
            "acl-vpc-1 replies in: 100 allow");
  }

  @Test
  void aNatGatewayIgnoresTheEndpointOfItsOwnSubnet() {
    scene.gatewayEndpoint("vpce-1", "vpc-1", "rtb-i");

    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB)))
        .isEqualTo("public from 198.19.0.5 at dynamodb us-east-1");
    assertThat(Words.outcome(scene.walk("eni-i", DYNAMODB))).startsWith("vpce-1 ");
  }

  @Test
  void aNatGatewayHasToBeAvailableAndToHaveAnAddress() {
    NatGateway nat = scene.get(NatGateway.class, "nat-1");

    scene.with(nat.withState(NatGateway.State.PENDING));
    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB)))
        .isEqualTo("dropped nat gateway not available");

    scene.with(nat.withState(NatGateway.State.DELETED));
    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB))).isEqualTo("dropped blackhole");

    scene.with(nat).without(ElasticAddress.class, "eipalloc-eni-nat-1");
    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB)))
        .isEqualTo("dropped nat gateway without address");
  }

  @Test
  void aNatGatewayNeedsARouteOfItsOwn() {
    scene.without(RouteTableAssociation.class, "rtbassoc-subnet-i");

    Walk walk = scene.walk("eni-p", DYNAMODB);

    assertThat(Words.outcome(walk)).isEqualTo("dropped nat gateway without route");
    assertThat(Words.steps(walk)).last().isEqualTo("rtb-main-vpc-1: no route");
  }

  @Test
  void aNatGatewayWhoseSubnetIsRoutedToItselfLeadsNowhere() {
    scene.follows("subnet-i", "rtb-p");

    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB)))
        .isEqualTo("dropped nat gateway without route");
  }

  @Test
  void theNatGatewaysSubnetFiltersAllFourPassages() {
    scene.acl("acl-i", "subnet-i");
    assertNatAcl("acl-i in: 32767 deny");

    scene.entry("acl-i", Direction.INGRESS, entry(1, ALLOW, Traffic.tcp(443), "10.0.1.0/24"));
    assertNatAcl("acl-i out: 32767 deny");

    scene.entry("acl-i", Direction.EGRESS, entry(1, ALLOW, Traffic.tcp(443), "0.0.0.0/0"));
    assertNatAcl("acl-i replies in: 32767 deny");

    scene.entry(
        "acl-i", Direction.INGRESS, entry(2, ALLOW, Traffic.tcp(1024, 65_535), "0.0.0.0/0"));
    assertNatAcl("acl-i replies out: 32767 deny");

    scene.entry(
        "acl-i", Direction.EGRESS, entry(2, ALLOW, Traffic.tcp(1024, 65_535), "10.0.1.0/24"));
    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB))).startsWith("public from 198.19.0.5");
  }

  private void assertNatAcl(String last) {
    Walk walk = scene.walk("eni-p", DYNAMODB);
    assertThat(Words.outcome(walk)).isEqualTo("dropped nat gateway network acl");
    assertThat(Words.steps(walk)).last().isEqualTo(last);
  }

  @Test
  void aNatGatewayCannotServeItsOwnSubnet() {
    scene
        .natGateway("nat-2", "subnet-p", "10.0.1.5", "198.19.0.6")
        .route("rtb-p", "198.18.0.0/22", "nat-2")
        .route("rtb-p", "0.0.0.0/0", "igw-1");

    Walk walk = scene.walk("eni-p", "dynamodb.us-east-1.amazonaws.com");

    assertThat(Words.outcome(walk)).isEqualTo("dropped nat gateway without route");
    assertThat(Words.steps(walk))
        .endsWith(
            "acl-vpc-1 out: 100 allow",
            "rtb-p explicit: 198.18.0.0/22 -> nat-2",
            "nat-2 available",
            "acl-vpc-1 out: 100 allow",
            "rtb-p explicit: 198.18.0.0/22 -> nat-2");
  }

  @Test
  void aPrivateNatGatewayDoesNotReachTheInternet() {
    scene
        .nat("nat-2", "subnet-i", "10.0.2.6", NatGateway.Connectivity.PRIVATE)
        .route("rtb-p", "0.0.0.0/0", "nat-2");

    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB))).isEqualTo("dropped no public address");
  }

  @Test
  void aPrivateNatGatewayLeadsToAVirtualPrivateGateway() {
    scene
        .nat("nat-2", "subnet-i", "10.0.2.6", NatGateway.Connectivity.PRIVATE)
        .route("rtb-p", "172.16.0.0/12", "nat-2")
        .route("rtb-i", "172.16.0.0/12", "vgw-1")
        .with(
            new VirtualPrivateGateway("vgw-1", "111111111111", "us-east-1", Optional.of("vpc-1")));

    assertThat(Words.outcome(scene.walkTo("eni-p", "172.16.0.1")))
        .isEqualTo("left through vgw-1 from 10.0.2.6");
  }

  @Test
  void aRouteToTheInternetIsUselessWithoutAPublicAddress() {
    scene.follows("subnet-p", "rtb-i");

    Walk walk = scene.walk("eni-p", DYNAMODB);

    assertThat(Words.outcome(walk)).isEqualTo("dropped no public address");
    assertThat(Words.steps(walk)).last().isEqualTo("igw-1 no public address");
  }

  @Test
  void anAddressFromAmazonsPoolIsPublicUntilAnElasticIpTakesItsPlace() {
    NetworkInterface client = scene.get(NetworkInterface.class, "eni-p");
    scene
        .follows("subnet-p", "rtb-i")
        .with(
            client.withAddresses(
                List.of(
                    new PrivateAddress(
                        client.primaryAddress(), Optional.of(Ipv4Address.parse("198.19.200.1"))))));
    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB))).startsWith("public from 198.19.200.1");

    scene.elastic("198.19.0.77", "eni-p");
    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB))).startsWith("public from 198.19.0.77");
  }

  @Test
  void eachPrivateAddressHasItsOwnPublicOne() {
    NetworkInterface client = scene.get(NetworkInterface.class, "eni-i");
    IpAddress second = IpAddress.parse("10.0.2.11");
    scene.with(
        client.withAddresses(List.of(client.addresses().getFirst(), PrivateAddress.of(second))));
    Flow flow = Flow.toHost("eni-i", DYNAMODB, 443, 40_000);
    Flow fromSecond =
        new Flow(
            flow.interfaceId(),
            Optional.of(second),
            flow.destination(),
            flow.protocol(),
            443,
            40_000);
    Flow forged =
        new Flow(
            flow.interfaceId(),
            Optional.of(IpAddress.parse("10.0.2.12")),
            flow.destination(),
            flow.protocol(),
            443,
            40_000);

    assertThat(Words.outcome(scene.walk(flow))).startsWith("public from 198.19.0.10");
    assertThat(Words.outcome(scene.walk(fromSecond))).isEqualTo("dropped no public address");
    assertThat(Words.outcome(scene.walk(forged))).isEqualTo("dropped no source address");
  }

  @Test
  void aDetachedInternetGatewayIsABlackHole() {
    scene.with(scene.get(InternetGateway.class, "igw-1").withAttachment(Optional.empty()));

    Walk walk = scene.walk("eni-i", DYNAMODB);

    assertThat(Words.outcome(walk)).isEqualTo("dropped blackhole");
    assertThat(Words.steps(walk)).last().isEqualTo("rtb-i explicit: 0.0.0.0/0 -> igw-1 blackhole");
  }

  @Test
  void aBlackHoleIsNotAvoidedByALessSpecificRoute() {
    scene.route("rtb-i", "198.18.0.0/24", "nat-gone");

    assertThat(Words.outcome(scene.walk("eni-i", DYNAMODB))).isEqualTo("dropped blackhole");
    assertThat(Words.outcome(scene.walkTo("eni-i", "198.18.1.1"))).startsWith("public ");
  }

  @Test
  void theInternetTakesNoPrivateAddresses() {
    assertThat(Words.outcome(scene.walkTo("eni-i", "192.168.0.1")))
        .isEqualTo("dropped not routable");
    assertThat(Words.outcome(scene.walkTo("eni-p", "10.1.0.1"))).isEqualTo("dropped not routable");
    assertThat(Words.outcome(scene.walkTo("eni-i", "8.8.8.8")))
        .isEqualTo("left through igw-1 from 198.19.0.10");
  }

  @Test
  void aPublicAddressLeadsToItsInterfaceWithAPublicSource() {
    scene
        .of("222222222222")
        .vpc("vpc-2", "10.0.0.0/16")
        .internetGateway("igw-2", "vpc-2")
        .subnet("subnet-x", "vpc-2", "10.0.9.0/24")
        .group("sg-x", "vpc-2")
        .client("eni-x", "subnet-x", "10.0.9.9", "sg-x")
        .elastic("198.19.0.99", "eni-x");
    assertThat(Words.outcome(scene.walkTo("eni-p", "198.19.0.99")))
        .isEqualTo("dropped security group ingress");

    scene.allowIn("sg-x", Traffic.tcp(443), "198.19.0.5/32");
    assertThat(Words.outcome(scene.walkTo("eni-p", "198.19.0.99")))
        .isEqualTo("dropped no return route");

    scene.route("rtb-main-vpc-2", "198.19.0.0/16", "igw-2");
    Walk walk = scene.walkTo("eni-p", "198.19.0.99");
    assertThat(Words.outcome(walk)).isEqualTo("reached eni-x from 198.19.0.5 for 10.0.9.9");
    assertThat(Words.steps(walk))
        .containsSequence(
            "igw-1 from 198.19.0.5",
            "198.19.0.99 in vpc-2 is eni-x",
            "acl-vpc-2 in: 100 allow",
            "groups of eni-x in: sgr-sg-x-0",
            "acl-vpc-2 replies out: 100 allow",
            "rtb-main-vpc-2 replies main: 198.19.0.0/16 -> igw-2");

    scene.with(scene.get(InternetGateway.class, "igw-2").withAttachment(Optional.empty()));
    assertThat(Words.outcome(scene.walkTo("eni-p", "198.19.0.99")))
        .isEqualTo("dropped no return route");
  }

  @Test
  void afterTheEndpointIsGoneTheClientFallsBackToItsNatGateway() {
    scene.gatewayEndpoint("vpce-1", "vpc-1", "rtb-p");
    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB))).startsWith("vpce-1 ");

    scene.without(GatewayEndpoint.class, "vpce-1");
    assertThat(Words.outcome(scene.walk("eni-p", DYNAMODB))).startsWith("public from 198.19.0.5");
  }
}
