package dev.culvert.network.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.network.Cidr;
import dev.culvert.network.Direction;
import dev.culvert.network.EgressOnlyInternetGateway;
import dev.culvert.network.IpAddress;
import dev.culvert.network.NetworkAclEntry;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.NetworkInterface.PrivateAddress;
import dev.culvert.network.Subnet;
import dev.culvert.network.Traffic;
import dev.culvert.network.Vpc;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A dual-stack VPC whose client has both kinds of address and a gateway endpoint for DynamoDB.
 * Names of dual-stack endpoints have both kinds of address, too, and the client prefers IPv6.
 */
class Ipv6WalkTest {

  private static final String DUAL_STACK = "dynamodb.us-east-1.api.aws";

  private final Scene scene = new Scene().vpc("vpc-1", "10.0.0.0/16");

  Ipv6WalkTest() {
    dualStack("vpc-1", "2001:2:1::/56", "10.0.0.0/16");
    scene
        .internetGateway("igw-1", "vpc-1")
        .with(new EgressOnlyInternetGateway("eigw-1", "111111111111", "us-east-1", "vpc-1"))
        .subnet("subnet-a", "vpc-1", "10.0.1.0/24")
        .client("eni-a", "subnet-a", "10.0.1.10")
        .gatewayEndpoint("vpce-1", "vpc-1", "rtb-main-vpc-1");
    addIpv6("subnet-a", "2001:2:1::/64", "eni-a", "2001:2:1::a");
  }

  private void dualStack(String vpc, String ipv6, String ipv4) {
    scene
        .with(scene.get(Vpc.class, vpc).withMoreCidrs(List.of(Cidr.parse(ipv6))))
        .allowOut("sg-" + vpc, Traffic.ALL, "::/0");
    for (Direction direction : Direction.values()) {
      scene.entry(
          "acl-" + vpc,
          direction,
          Scene.entry(101, NetworkAclEntry.Action.ALLOW, Traffic.ALL, "::/0"));
    }
    assertThat(scene.get(Vpc.class, vpc).cidr()).hasToString(ipv4);
  }

  private void addIpv6(String subnet, String cidr, String networkInterface, String ip) {
    Subnet to = scene.get(Subnet.class, subnet);
    NetworkInterface it = scene.get(NetworkInterface.class, networkInterface);
    scene
        .with(to.withCidrs(List.of(to.cidrs().getFirst(), Cidr.parse(cidr))))
        .with(
            it.withAddresses(
                List.of(it.addresses().getFirst(), PrivateAddress.of(IpAddress.parse(ip)))));
  }

  @Test
  void theGatewayEndpointCoversIpv4Only() {
    Walk walk = scene.walk("eni-a", DUAL_STACK);

    assertThat(Words.outcome(walk)).isEqualTo("dropped no route");
    assertThat(Words.steps(walk)).first().asString().endsWith(" is 2001:2::3");
    assertThat(Words.outcome(scene.walk("eni-a", "dynamodb.us-east-1.amazonaws.com")))
        .startsWith("vpce-1 of 111111111111 in vpc-1 from 10.0.1.10");
  }

  @Test
  void aDefaultRouteOfIpv4NeverCoversIpv6() {
    scene.route("rtb-main-vpc-1", "0.0.0.0/0", "igw-1");

    assertThat(Words.outcome(scene.walk("eni-a", DUAL_STACK))).isEqualTo("dropped no route");
  }

  @Test
  void anInternetGatewayDoesNotTranslateIpv6() {
    scene.route("rtb-main-vpc-1", "::/0", "igw-1");

    Walk walk = scene.walk("eni-a", DUAL_STACK);

    assertThat(Words.outcome(walk)).isEqualTo("public from 2001:2:1::a at dynamodb us-east-1");
    assertThat(Words.steps(walk))
        .containsSubsequence(
            "acl-vpc-1 out: 101 allow",
            "rtb-main-vpc-1 main: ::/0 -> igw-1",
            "igw-1 from 2001:2:1::a",
            "acl-vpc-1 replies in: 101 allow");
  }

  @Test
  void anEgressOnlyInternetGatewayLetsIpv6Out() {
    scene.route("rtb-main-vpc-1", "::/0", "eigw-1");

    assertThat(Words.outcome(scene.walk("eni-a", DUAL_STACK)))
        .isEqualTo("public from 2001:2:1::a at dynamodb us-east-1");
    scene.without(EgressOnlyInternetGateway.class, "eigw-1");
    assertThat(Words.outcome(scene.walk("eni-a", DUAL_STACK))).isEqualTo("dropped blackhole");
  }

  @Test
  void anEgressOnlyInternetGatewayLetsNothingIn() {
    scene
        .route("rtb-main-vpc-1", "::/0", "igw-1")
        .vpc("vpc-2", "10.2.0.0/16")
        .subnet("subnet-b", "vpc-2", "10.2.1.0/24")
        .client("eni-b", "subnet-b", "10.2.1.10")
        .with(new EgressOnlyInternetGateway("eigw-2", "111111111111", "us-east-1", "vpc-2"));
    dualStack("vpc-2", "2001:2:1:100::/56", "10.2.0.0/16");
    addIpv6("subnet-b", "2001:2:1:100::/64", "eni-b", "2001:2:1:100::b");
    scene.allowIn("sg-vpc-2", Traffic.tcp(443), "::/0").route("rtb-main-vpc-2", "::/0", "eigw-2");
    assertThat(Words.outcome(scene.walkTo("eni-a", "2001:2:1:100::b")))
        .isEqualTo("dropped no return route");

    scene.internetGateway("igw-2", "vpc-2");
    assertThat(Words.outcome(scene.walkTo("eni-a", "2001:2:1:100::b")))
        .isEqualTo("dropped no return route");

    scene.route("rtb-main-vpc-2", "::/0", "igw-2");
    assertThat(Words.outcome(scene.walkTo("eni-a", "2001:2:1:100::b")))
        .isEqualTo("reached eni-b from 2001:2:1::a for 2001:2:1:100::b");
  }

  @Test
  void aNatGatewayDoesNotTakeIpv6() {
    scene
        .natGateway("nat-1", "subnet-a", "10.0.1.5", "198.19.0.5")
        .route("rtb-main-vpc-1", "::/0", "nat-1");

    assertThat(Words.outcome(scene.walk("eni-a", DUAL_STACK))).isEqualTo("dropped not routable");
  }

  @Test
  void filtersOfIpv4DoNotAdmitIpv6() {
    scene
        .group("sg-4", "vpc-1")
        .allowOut("sg-4", Traffic.ALL, "0.0.0.0/0")
        .with(scene.get(NetworkInterface.class, "eni-a").withGroups(List.of("sg-4")));

    assertThat(Words.outcome(scene.walk("eni-a", DUAL_STACK)))
        .isEqualTo("dropped security group egress");

    scene
        .with(scene.get(NetworkInterface.class, "eni-a").withGroups(List.of("sg-vpc-1")))
        .acl("acl-4", "subnet-a")
        .entry(
            "acl-4",
            Direction.EGRESS,
            Scene.entry(1, NetworkAclEntry.Action.ALLOW, Traffic.ALL, "0.0.0.0/0"));
    Walk walk = scene.walk("eni-a", DUAL_STACK);
    assertThat(Words.outcome(walk)).isEqualTo("dropped network acl egress");
    assertThat(Words.steps(walk)).last().isEqualTo("acl-4 out: 32768 deny");
  }

  @Test
  void localTrafficOfIpv6StaysInTheVpc() {
    scene.subnet("subnet-b", "vpc-1", "10.0.2.0/24").client("eni-b", "subnet-b", "10.0.2.10");
    addIpv6("subnet-b", "2001:2:1:1::/64", "eni-b", "2001:2:1:1::b");

    assertThat(Words.outcome(scene.walkTo("eni-a", "2001:2:1:1::b")))
        .isEqualTo("reached eni-b from 2001:2:1::a for 2001:2:1:1::b");
    assertThat(Words.outcome(scene.walkTo("eni-b", "fd00:ec2::254")))
        .isEqualTo("reached instance metadata");
  }

  @Test
  void aClientWithIpv4OnlyUsesTheIpv4AddressesOfADualStackName() {
    scene.client("eni-4", "subnet-a", "10.0.1.11");

    assertThat(Words.outcome(scene.walk("eni-4", DUAL_STACK)))
        .startsWith("vpce-1 of 111111111111 in vpc-1 from 10.0.1.11");
    assertThat(Words.outcome(scene.walkTo("eni-4", "2001:2::1")))
        .isEqualTo("dropped no source address");
  }
}
