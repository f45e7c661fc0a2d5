package dev.culvert.network.walk;

import static dev.culvert.network.walk.Scene.DYNAMODB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.network.DhcpOptions;
import dev.culvert.network.InterfaceEndpoint;
import dev.culvert.network.IpAddress;
import dev.culvert.network.Traffic;
import dev.culvert.network.Vpc;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A VPC whose client reaches DynamoDB through a gateway endpoint. The VPC also has interface
 * endpoints for DynamoDB (vpce-d) and STS (vpce-s).
 */
class NameResolutionWalkTest {

  private final Scene scene =
      new Scene()
          .vpc("vpc-1", "10.0.0.0/16")
          .subnet("subnet-a", "vpc-1", "10.0.1.0/24")
          .client("eni-a", "subnet-a", "10.0.1.10")
          .gatewayEndpoint("vpce-1", "vpc-1", "rtb-main-vpc-1")
          .interfaceEndpoint("vpce-d", "dynamodb", "subnet-a", "10.0.1.20")
          .interfaceEndpoint("vpce-s", "sts", "subnet-a", "10.0.1.21");

  private Vpc vpc() {
    return scene.get(Vpc.class, "vpc-1");
  }

  private void nameServers(DhcpOptions.NameServer... servers) {
    scene
        .with(new DhcpOptions("dopt-1", "111111111111", "us-east-1", Arrays.asList(servers)))
        .with(vpc().withDhcpOptions(Optional.of("dopt-1")));
  }

  @Test
  void withoutDnsSupportTheResolverDoesNotAnswer() {
    scene.with(vpc().withDns(false, false));

    Walk walk = scene.walk("eni-a", DYNAMODB);

    assertThat(Words.outcome(walk)).isEqualTo("not resolved dns support disabled");
    assertThat(walk.steps())
        .containsExactly(
            new Step.NameNotResolved(
                DYNAMODB, new Step.Resolver.Amazon(), NotResolvedReason.DNS_SUPPORT_DISABLED));
  }

  @Test
  void publicNamesResolveWithoutDnsHostnames() {
    scene.with(vpc().withDns(true, false));

    assertThat(Words.outcome(scene.walk("eni-a", DYNAMODB))).startsWith("vpce-1 ");
  }

  @Test
  void customServersAnswerWhateverTheVpcsAttributesSay() {
    scene.with(vpc().withDns(false, false));
    nameServers(new DhcpOptions.Custom(IpAddress.parse("10.0.1.99")));

    Walk walk = scene.walk("eni-a", DYNAMODB);

    assertThat(Words.outcome(walk)).startsWith("vpce-1 ");
    assertThat(walk.steps().getFirst())
        .isInstanceOfSatisfying(
            Step.NameResolved.class,
            step ->
                assertThat(step.resolver())
                    .isEqualTo(new Step.Resolver.Custom(List.of(IpAddress.parse("10.0.1.99")))));
  }

  @Test
  void amazonsResolverInTheDhcpOptionsIsTheVpcsOwn() {
    scene.with(vpc().withDns(false, false));

    nameServers(new DhcpOptions.AmazonProvidedDns());
    assertThat(Words.outcome(scene.walk("eni-a", DYNAMODB))).startsWith("not resolved dns support");

    nameServers(new DhcpOptions.Custom(IpAddress.parse("10.0.0.2")));
    assertThat(Words.outcome(scene.walk("eni-a", DYNAMODB))).startsWith("not resolved dns support");

    nameServers(new DhcpOptions.Custom(IpAddress.parse("169.254.169.253")));
    assertThat(Words.outcome(scene.walk("eni-a", DYNAMODB))).startsWith("not resolved dns support");
  }

  @Test
  void withoutANameServerNothingResolves() {
    nameServers();

    assertThat(Words.outcome(scene.walk("eni-a", DYNAMODB)))
        .isEqualTo("not resolved no name server");
  }

  @Test
  void aNameThatNobodyKnowsIsNotResolved() {
    assertThat(Words.outcome(scene.walk("eni-a", "dynamodb.moon-1.amazonaws.com")))
        .isEqualTo("not resolved unknown name");
    assertThat(Words.outcome(scene.walk("eni-a", "vpce-x-1.dynamodb.us-east-1.vpce.amazonaws.com")))
        .isEqualTo("not resolved unknown name");
    assertThat(Words.outcome(scene.walk("eni-a", "1234.ddb.us-east-1.amazonaws.com")))
        .isEqualTo("not resolved unknown name");
  }

  @Test
  void namesAreComparedWithoutCaseAndFinalDot() {
    assertThat(Words.outcome(scene.walk("eni-a", "DynamoDB.US-east-1.amazonaws.com.")))
        .startsWith("vpce-1 ");
  }

  @Test
  void theNamesOfAnInterfaceEndpointHoldItsPrivateAddresses() {
    for (String label : List.of("vpce-d-5e6f7a8b", "vpce-d-5e6f7a8b-us-east-1a")) {
      Walk walk = scene.walk("eni-a", label + ".dynamodb.us-east-1.vpce.amazonaws.com");
      assertThat(Words.steps(walk)).first().asString().endsWith(" is 10.0.1.20");
      assertThat(Words.outcome(walk))
          .isEqualTo(
              "vpce-d of 111111111111 in vpc-1 from 10.0.1.10 eni-a at eni-vpce-d"
                  + " at dynamodb us-east-1");
    }
    assertThat(
            Words.outcome(
                scene.walk(
                    "eni-a", "vpce-d-5e6f7a8b-us-east-1b.dynamodb.us-east-1.vpce.amazonaws.com")))
        .isEqualTo("not resolved unknown name");
  }

  @Test
  void dynamoDbsPublicNameNeverLeadsToItsInterfaceEndpoint() {
    scene.with(vpc().withDns(true, true));

    assertThat(Words.outcome(scene.walk("eni-a", DYNAMODB))).startsWith("vpce-1 ");
  }

  @Test
  void privateDnsTakesOverAPublicNameIfTheVpcHasBothAttributes() {
    String sts = "sts.us-east-1.amazonaws.com";
    scene.with(scene.get(InterfaceEndpoint.class, "vpce-s").withPrivateDnsNames(List.of(sts)));
    assertThat(Words.steps(scene.walk("eni-a", sts)))
        .first()
        .isEqualTo("name " + sts + " is 198.18.6.1");

    scene.with(vpc().withDns(true, true));
    Walk walk = scene.walk("eni-a", sts);
    assertThat(Words.outcome(walk)).startsWith("vpce-s ").endsWith(" at sts us-east-1");
    assertThat(walk.steps().getFirst())
        .isInstanceOfSatisfying(
            Step.NameResolved.class,
            step -> assertThat(step.source()).isEqualTo(new Step.NameSource.PrivateDns("vpce-s")));

    nameServers(new DhcpOptions.Custom(IpAddress.parse("10.0.1.99")));
    assertThat(Words.outcome(scene.walk("eni-a", sts))).isEqualTo("dropped no route");
  }

  @Test
  void whatAClientResolvedItselfMayLieOutsideThePrefixList() {
    IpAddress stale = IpAddress.parse("198.18.80.1");
    Walk walk =
        scene.walk(
            new Flow(
                "eni-a",
                Optional.empty(),
                new Flow.ResolvedHost(DYNAMODB, stale),
                Traffic.TCP,
                443,
                40_000));

    assertThat(Words.outcome(walk)).isEqualTo("dropped no route");
    assertThat(walk.steps().getFirst())
        .isEqualTo(
            new Step.NameResolved(
                DYNAMODB,
                new Step.Resolver.Client(),
                new Step.NameSource.Unknown(),
                List.of(stale),
                stale));
  }

  @Test
  void theVpcsOwnServicesAreReachedPastAllFilters() {
    scene.group("sg-none", "vpc-1").client("eni-a", "subnet-a", "10.0.1.10", "sg-none");

    assertThat(Words.outcome(scene.walkTo("eni-a", "169.254.169.254")))
        .isEqualTo("reached instance metadata");
    assertThat(Words.outcome(scene.walkTo("eni-a", "169.254.169.123")))
        .isEqualTo("reached time sync");
    assertThat(Words.outcome(scene.walkTo("eni-a", "10.0.0.2"))).isEqualTo("reached resolver");
    assertThat(Words.outcome(scene.walkTo("eni-a", "169.254.169.253")))
        .isEqualTo("reached resolver");
    scene.with(vpc().withDns(false, false));
    assertThat(Words.outcome(scene.walkTo("eni-a", "10.0.0.2")))
        .isEqualTo("dropped security group egress");
  }
}
