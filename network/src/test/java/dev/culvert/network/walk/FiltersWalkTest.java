package dev.culvert.network.walk;

import static dev.culvert.network.NetworkAclEntry.Action.ALLOW;
import static dev.culvert.network.NetworkAclEntry.Action.DENY;
import static dev.culvert.network.walk.Scene.DYNAMODB;
import static dev.culvert.network.walk.Scene.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.network.Direction;
import dev.culvert.network.NetworkAcl;
import dev.culvert.network.SecurityGroup;
import dev.culvert.network.Traffic;
import org.junit.jupiter.api.Test;

/**
 * A VPC with two subnets: subnet-a, whose client eni-a reaches DynamoDB through an endpoint, has
 * the network ACL acl-a, which starts empty. In subnet-b waits the server eni-b with the group
 * sg-b.
 */
class FiltersWalkTest {

  private static final Traffic EPHEMERAL = Traffic.tcp(32_768, 60_999);

  private final Scene scene =
      new Scene()
          .vpc("vpc-1", "10.0.0.0/16")
          .subnet("subnet-a", "vpc-1", "10.0.1.0/24")
          .subnet("subnet-b", "vpc-1", "10.0.2.0/24")
          .gatewayEndpoint("vpce-1", "vpc-1", "rtb-main-vpc-1")
          .group("sg-a", "vpc-1")
          .allowOut("sg-a", Traffic.ALL, "0.0.0.0/0")
          .group("sg-b", "vpc-1")
          .client("eni-a", "subnet-a", "10.0.1.10", "sg-a")
          .client("eni-b", "subnet-b", "10.0.2.10", "sg-b");

  @Test
  void anEmptyNetworkAclLetsNothingOut() {
    scene.acl("acl-a", "subnet-a");

    Walk walk = scene.walk("eni-a", DYNAMODB);

    assertThat(Words.outcome(walk)).isEqualTo("dropped network acl egress");
    assertThat(Words.steps(walk)).last().isEqualTo("acl-a out: 32767 deny");
  }

  @Test
  void repliesNeedTheClientsEphemeralPort() {
    scene
        .acl("acl-a", "subnet-a")
        .entry("acl-a", Direction.EGRESS, entry(10, ALLOW, Traffic.tcp(443), "198.18.0.0/22"));
    Walk before = scene.walk("eni-a", DYNAMODB);
    scene.entry("acl-a", Direction.INGRESS, entry(10, ALLOW, EPHEMERAL, "198.18.0.0/22"));
    Walk after = scene.walk("eni-a", DYNAMODB);

    assertThat(Words.outcome(before)).isEqualTo("dropped network acl return");
    assertThat(Words.steps(before)).last().isEqualTo("acl-a replies in: 32767 deny");
    assertThat(Words.outcome(after)).startsWith("vpce-1 ");
    assertThat(Words.outcome(scene.walk(Flow.toHost("eni-a", DYNAMODB, 443, 1024))))
        .isEqualTo("dropped network acl return");
  }

  @Test
  void theFirstEntryThatMatchesDecides() {
    scene
        .acl("acl-a", "subnet-a")
        .entry("acl-a", Direction.INGRESS, entry(5, ALLOW, Traffic.ALL, "0.0.0.0/0"))
        .entry("acl-a", Direction.EGRESS, entry(300, ALLOW, Traffic.ALL, "0.0.0.0/0"))
        .entry("acl-a", Direction.EGRESS, entry(200, DENY, Traffic.tcp(443), "198.18.0.1/32"));
    assertThat(Words.steps(scene.walk("eni-a", DYNAMODB))).last().isEqualTo("acl-a out: 200 deny");

    scene.entry("acl-a", Direction.EGRESS, entry(100, ALLOW, Traffic.ALL, "198.18.0.0/16"));
    assertThat(Words.steps(scene.walk("eni-a", DYNAMODB))).contains("acl-a out: 100 allow");
  }

  @Test
  void aSubnetWithoutAnyNetworkAclIsClosed() {
    scene.without(NetworkAcl.class, "acl-vpc-1");

    assertThat(Words.steps(scene.walk("eni-a", DYNAMODB)))
        .last()
        .isEqualTo("acl-vpc-1 out: 32767 deny");
  }

  @Test
  void betweenSubnetsBothNetworkAclsAndTheServersGroupsAreAsked() {
    scene.acl("acl-b", "subnet-b");
    assertThat(Words.outcome(scene.walkTo("eni-a", "10.0.2.10")))
        .isEqualTo("dropped network acl ingress");

    scene.entry("acl-b", Direction.INGRESS, entry(1, ALLOW, Traffic.tcp(443), "10.0.1.0/24"));
    assertThat(Words.outcome(scene.walkTo("eni-a", "10.0.2.10")))
        .isEqualTo("dropped security group ingress");

    scene.allowIn("sg-b", Traffic.tcp(443), "sg-a");
    assertThat(Words.outcome(scene.walkTo("eni-a", "10.0.2.10")))
        .isEqualTo("dropped network acl return");

    scene.entry("acl-b", Direction.EGRESS, entry(1, ALLOW, EPHEMERAL, "10.0.1.0/24"));
    Walk walk = scene.walkTo("eni-a", "10.0.2.10");
    assertThat(Words.outcome(walk)).isEqualTo("reached eni-b from 10.0.1.10 for 10.0.2.10");
    assertThat(Words.steps(walk))
        .containsExactly(
            "groups of eni-a out: sgr-sg-a-0",
            "acl-vpc-1 out: 100 allow",
            "rtb-main-vpc-1 main: 10.0.0.0/16 -> local",
            "10.0.2.10 in vpc-1 is eni-b",
            "acl-b in: 1 allow",
            "groups of eni-b in: sgr-sg-b-0",
            "acl-b replies out: 1 allow",
            "acl-vpc-1 replies in: 100 allow");
  }

  @Test
  void neighboursInASubnetAreReachedWithoutNetworkAclAndRoute() {
    scene
        .acl("acl-a", "subnet-a")
        .allowIn("sg-b", Traffic.ALL, "sg-a")
        .client("eni-c", "subnet-a", "10.0.1.11", "sg-b");

    Walk walk = scene.walkTo("eni-a", "10.0.1.11");

    assertThat(Words.outcome(walk)).isEqualTo("reached eni-c from 10.0.1.10 for 10.0.1.11");
    assertThat(Words.steps(walk))
        .containsExactly(
            "groups of eni-a out: sgr-sg-a-0",
            "10.0.1.11 in vpc-1 is eni-c",
            "groups of eni-c in: sgr-sg-b-0");
  }

  @Test
  void anAddressThatNobodyHasIsSilent() {
    Walk walk = scene.walkTo("eni-a", "10.0.2.99");

    assertThat(Words.outcome(walk)).isEqualTo("dropped no such interface");
    assertThat(Words.steps(walk)).last().isEqualTo("10.0.2.99 in vpc-1 is nobody");
  }

  @Test
  void groupsAddUpAndAGroupThatIsGoneAllowsNothing() {
    scene.group("sg-none", "vpc-1").client("eni-a", "subnet-a", "10.0.1.10", "sg-none", "sg-a");
    assertThat(Words.outcome(scene.walk("eni-a", DYNAMODB))).startsWith("vpce-1 ");

    scene.without(SecurityGroup.class, "sg-a");
    assertThat(Words.outcome(scene.walk("eni-a", DYNAMODB)))
        .isEqualTo("dropped security group egress");
  }

  @Test
  void aReferenceToAGroupMeansThePrivateAddressesOfItsMembers() {
    scene
        .group("sg-c", "vpc-1")
        .allowOut("sg-c", Traffic.ALL, "sg-b")
        .allowIn("sg-b", Traffic.ALL, "sg-c")
        .client("eni-c", "subnet-a", "10.0.1.12", "sg-c");

    assertThat(Words.outcome(scene.walkTo("eni-c", "10.0.2.10"))).startsWith("reached eni-b");
    assertThat(Words.outcome(scene.walkTo("eni-c", "10.0.2.11")))
        .isEqualTo("dropped security group egress");
    assertThat(Words.outcome(scene.walkTo("eni-a", "10.0.2.10")))
        .isEqualTo("dropped security group ingress");
  }

  @Test
  void protocolsAreToldApart() {
    scene.group("sg-c", "vpc-1").allowOut("sg-c", Traffic.tcp(443), "0.0.0.0/0");
    scene.client("eni-c", "subnet-a", "10.0.1.12", "sg-c");
    Flow tcp = Flow.toHost("eni-c", DYNAMODB, 443, 40_000);
    Flow udp =
        new Flow(tcp.interfaceId(), tcp.source(), tcp.destination(), Traffic.UDP, 443, 40_000);

    assertThat(Words.outcome(scene.walk(tcp))).startsWith("vpce-1 ");
    assertThat(Words.outcome(scene.walk(udp))).isEqualTo("dropped security group egress");
  }
}
