package dev.culvert.network.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.network.AddressFamily;
import dev.culvert.network.Cidr;
import dev.culvert.network.IpAddress;
import dev.culvert.network.NetworkInterface;
import dev.culvert.network.PrefixList;
import dev.culvert.network.Route;
import dev.culvert.network.RouteMatch;
import dev.culvert.network.RouteOrigin;
import dev.culvert.network.RouteState;
import dev.culvert.network.RouteTable;
import dev.culvert.network.RouteTarget;
import dev.culvert.network.Vpc;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One VPC, 10.0.0.0/16, with one table, and three customers' prefix lists that start empty. */
class RouteChoiceTest {

  private final Scene scene =
      new Scene()
          .vpc("vpc-1", "10.0.0.0/16")
          .subnet("subnet-a", "vpc-1", "10.0.1.0/24")
          .client("eni-a", "subnet-a", "10.0.1.10")
          .subnet("subnet-b", "vpc-1", "10.0.2.0/24")
          .client("eni-b", "subnet-b", "10.0.2.10")
          .table("rtb-1", "vpc-1")
          .follows("subnet-a", "rtb-1");

  private void list(String id, String... cidrs) {
    scene.with(
        new PrefixList(
            id,
            "111111111111",
            "us-east-1",
            id,
            AddressFamily.IPV4,
            Arrays.stream(cidrs).map(Cidr::parse).toList(),
            10));
  }

  private String choose(String destination) {
    return scene
        .network
        .route("rtb-1", IpAddress.parse(destination))
        .map(match -> match.cidr() + " " + match.route().target().id())
        .orElse("none");
  }

  @Test
  void theMostSpecificRouteWins() {
    scene
        .route("rtb-1", "0.0.0.0/0", "igw-0")
        .route("rtb-1", "172.16.0.0/12", "igw-12")
        .route("rtb-1", "172.16.1.0/24", "igw-24")
        .route("rtb-1", "172.16.1.7/32", "igw-32");

    assertThat(choose("172.16.1.7")).isEqualTo("172.16.1.7/32 igw-32");
    assertThat(choose("172.16.1.8")).isEqualTo("172.16.1.0/24 igw-24");
    assertThat(choose("172.16.2.0")).isEqualTo("172.16.0.0/12 igw-12");
    assertThat(choose("172.32.0.0")).isEqualTo("0.0.0.0/0 igw-0");
    assertThat(choose("10.0.7.7")).isEqualTo("10.0.0.0/16 local");
    assertThat(choose("2001:db8::1")).isEqualTo("none");
  }

  @Test
  void theMatchTellsWhatItWonAgainst() {
    list("pl-a", "172.16.0.0/16");
    scene
        .route("rtb-1", "0.0.0.0/0", "igw-0")
        .propagated("rtb-1", "172.16.0.0/16", "vgw-1")
        .route("rtb-1", "pl-a", "igw-a")
        .route("rtb-1", "172.16.0.0/16", "igw-16");

    RouteMatch match = scene.network.route("rtb-1", IpAddress.parse("172.16.0.1")).orElseThrow();

    assertThat(match.route().target().id()).isEqualTo("igw-16");
    assertThat(match.beaten()).extracting(it -> it.target().id()).containsExactly("igw-a", "vgw-1");
    assertThat(match.candidates())
        .extracting(it -> it.route().target().id())
        .containsExactly("igw-16", "igw-0");
  }

  @Test
  void ofTwoPrefixListsTheOneWithTheLowestIdWins() {
    list("pl-b", "172.16.0.0/16");
    list("pl-a", "172.16.0.0/16", "172.17.0.0/16");
    list("pl-c", "172.16.3.0/24");
    scene
        .route("rtb-1", "pl-c", "igw-c")
        .route("rtb-1", "pl-b", "igw-b")
        .route("rtb-1", "pl-a", "igw-a");

    assertThat(choose("172.16.0.1")).isEqualTo("172.16.0.0/16 igw-a");
    assertThat(choose("172.16.3.1")).isEqualTo("172.16.3.0/24 igw-c");
  }

  @Test
  void aRouteFollowsTheCurrentVersionOfItsPrefixList() {
    list("pl-a", "172.16.0.0/16");
    scene.route("rtb-1", "pl-a", "igw-a");
    list("pl-a", "172.17.0.0/16");

    assertThat(choose("172.16.0.1")).isEqualTo("none");
    assertThat(choose("172.17.0.1")).isEqualTo("172.17.0.0/16 igw-a");
  }

  @Test
  void aPrefixListIsLookedUpInTheRegionOfTheTable() {
    scene
        .in("ap-northeast-1")
        .vpc("vpc-n", "10.9.0.0/16")
        .route("rtb-main-vpc-n", "pl-78a54011", "igw-dynamodb")
        .in("ap-south-1")
        .vpc("vpc-s", "10.9.0.0/16")
        .route("rtb-main-vpc-s", "pl-78a54011", "igw-s3");
    Service dynamoDb = scene.directory.named("dynamodb.ap-northeast-1.amazonaws.com").orElseThrow();
    Service s3 = scene.directory.named("s3.ap-south-1.amazonaws.com").orElseThrow();

    assertThat(scene.network.route("rtb-main-vpc-n", dynamoDb.cidrs().getFirst().at(1)))
        .isPresent();
    assertThat(scene.network.route("rtb-main-vpc-n", s3.cidrs().getFirst().at(1))).isEmpty();
    assertThat(scene.network.route("rtb-main-vpc-s", s3.cidrs().getFirst().at(1))).isPresent();
    assertThat(scene.network.route("rtb-main-vpc-s", dynamoDb.cidrs().getFirst().at(1))).isEmpty();
  }

  @Test
  void localRoutesFollowTheBlocksOfTheVpc() {
    assertThat(scene.network.routes("rtb-1"))
        .containsExactly(
            new Route(
                Cidr.parse("10.0.0.0/16"),
                new RouteTarget.Local(),
                RouteOrigin.CREATE_ROUTE_TABLE));

    scene.with(scene.get(Vpc.class, "vpc-1").withMoreCidrs(List.of(Cidr.parse("10.5.0.0/16"))));
    assertThat(choose("10.5.0.1")).isEqualTo("10.5.0.0/16 local");

    scene.with(scene.get(Vpc.class, "vpc-1").withMoreCidrs(List.of()));
    assertThat(choose("10.5.0.1")).isEqualTo("none");
  }

  @Test
  void theTargetOfALocalRouteMayBeReplacedAndRestored() {
    scene.route("rtb-1", "10.0.0.0/16", "eni-b");
    assertThat(choose("10.0.2.10")).isEqualTo("10.0.0.0/16 eni-b");
    assertThat(scene.network.routes("rtb-1")).hasSize(1);

    RouteTable table = scene.get(RouteTable.class, "rtb-1");
    scene.with(table.without(table.route(Cidr.parse("10.0.0.0/16")).orElseThrow()));
    assertThat(choose("10.0.2.10")).isEqualTo("10.0.0.0/16 local");
  }

  @Test
  void aMiddleboxMustNotCheckSourceAndDestination() {
    scene.route("rtb-1", "0.0.0.0/0", "eni-b");
    NetworkInterface middlebox = scene.get(NetworkInterface.class, "eni-b");

    Walk refused = scene.walkTo("eni-a", "8.8.8.8");
    scene.with(middlebox.withSourceDestCheck(false));
    Walk taken = scene.walkTo("eni-a", "8.8.8.8");

    assertThat(Words.outcome(refused)).isEqualTo("dropped source dest check");
    assertThat(Words.outcome(taken)).isEqualTo("reached eni-b from 10.0.1.10 for 8.8.8.8");
    assertThat(Words.steps(taken)).contains("eni-b forwards", "groups of eni-b in: sgr-in-vpc-1");
  }

  @Test
  void aRouteIsABlackHoleWithoutItsTarget() {
    Route toInterface = Route.to(Cidr.ANY_IPV4, new RouteTarget.NetworkInterface("eni-b"));
    NetworkInterface target = scene.get(NetworkInterface.class, "eni-b");
    assertThat(scene.network.state("vpc-1", toInterface)).isEqualTo(RouteState.ACTIVE);

    NetworkInterface.Attachment stopped = new NetworkInterface.Attachment("i-eni-b", 0, false);
    scene.with(target.withAttachment(Optional.of(stopped)));
    assertThat(scene.network.state("vpc-1", toInterface)).isEqualTo(RouteState.BLACKHOLE);

    scene.without(NetworkInterface.class, "eni-b");
    assertThat(scene.network.state("vpc-1", toInterface)).isEqualTo(RouteState.BLACKHOLE);
  }
}
