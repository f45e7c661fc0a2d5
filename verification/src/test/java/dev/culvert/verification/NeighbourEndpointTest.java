package dev.culvert.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.verification.Programs.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whose endpoint is private for whom. The demo's VPC 10.0.0.0/16 has a gateway endpoint for
 * DynamoDB; VPC 10.1.0.0/16 beside it and VPC 10.2.0.0/16 in us-west-2 are peered with it, with
 * routes both ways. The steps follow each other; the client is the stock AWS CLI.
 */
@Tag("clients")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class NeighbourEndpointTest {
  private static final String HOME_VPC = "vpc-123abc";
  private static final String HOME_TABLE = "rtb-456def";
  private static final String HOME_SUBNET = "subnet-789abc";
  private static final String EAST = "us-east-1";
  private static final String WEST = "us-west-2";
  private static final List<String> GET =
      List.of(
          "aws",
          "dynamodb",
          "get-item",
          "--region",
          EAST,
          "--table-name",
          "Orders",
          "--key",
          "{\"OrderId\":{\"S\":\"1001\"}}");

  @TempDir static Path home;
  private static RunningCulvert culvert;
  private static Neighbour peered;
  private static Neighbour remote;
  private static String endpoint = "none yet";

  /** A VPC of one subnet on its main route table. */
  private record Neighbour(
      String region, String vpc, String subnet, String table, String peering) {}

  @BeforeAll
  static void up() throws IOException {
    AwsCli.assumeInstalled();
    culvert = RunningCulvert.up(home, "--in-memory", "--world", "demo");
    endpoint =
        ec2(
            EAST,
            "VpcEndpoint.VpcEndpointId",
            "create-vpc-endpoint",
            "--vpc-id",
            HOME_VPC,
            "--service-name",
            "com.amazonaws.us-east-1.dynamodb",
            "--route-table-ids",
            HOME_TABLE);
    peered = neighbour(EAST, "10.1.0.0/16", "10.1.1.0/24");
    remote = neighbour(WEST, "10.2.0.0/16", "10.2.1.0/24");
  }

  @AfterAll
  static void down() throws IOException {
    if (culvert != null) {
      culvert.close();
    }
  }

  @Test
  @Order(1)
  void atHomeTheEndpointIsPrivate() throws IOException {
    culvert.exec(HOME_SUBNET, GET).expectSuccess();
    assertThat(lastTrace()).contains(endpoint).contains("Private access complete");
  }

  @Test
  @Order(2)
  void aPeeredVpcWithoutAnotherRouteReachesNothing() throws IOException {
    expectDropped(peered, "NO_ROUTE");
  }

  @Test
  @Order(3)
  void aRouteOfEverythingToThePeerDoesNotUseThePeersEndpoint() throws IOException {
    route(peered, "0.0.0.0/0", "--vpc-peering-connection-id", peered.peering());
    expectDropped(peered, "NOT_TRANSITIVE");
  }

  @Test
  @Order(4)
  void aRouteOfThePrefixListToThePeerDoesNotEither() throws IOException {
    ec2(
        EAST,
        "Return",
        "create-route",
        "--route-table-id",
        peered.table(),
        "--destination-prefix-list-id",
        "pl-02cd2c6b",
        "--vpc-peering-connection-id",
        peered.peering());
    expectDropped(peered, "NOT_TRANSITIVE");
    ec2(
        EAST,
        "Return",
        "delete-route",
        "--route-table-id",
        peered.table(),
        "--destination-prefix-list-id",
        "pl-02cd2c6b");
  }

  @Test
  @Order(5)
  void thePeersInternetGatewayIsNoWayOutForANeighbour() throws IOException {
    var gateway = internetGateway(EAST, HOME_VPC);
    ec2(
        EAST,
        "Return",
        "create-route",
        "--route-table-id",
        HOME_TABLE,
        "--destination-cidr-block",
        "0.0.0.0/0",
        "--gateway-id",
        gateway);
    expectDropped(peered, "NOT_TRANSITIVE");
  }

  @Test
  @Order(6)
  void itsOwnInternetGatewayIsPublicWhateverThePeerHas() throws IOException {
    replaceDefault(peered, internetGateway(EAST, peered.vpc()));
    expectPublic(peered);
  }

  @Test
  @Order(7)
  void anotherRegionsVpcWithoutAnotherRouteReachesNothing() throws IOException {
    expectDropped(remote, "NO_ROUTE");
    route(remote, "0.0.0.0/0", "--vpc-peering-connection-id", remote.peering());
    expectDropped(remote, "NOT_TRANSITIVE");
  }

  @Test
  @Order(8)
  void itsOwnEndpointLeadsToItsOwnRegionOnly() throws IOException {
    ec2(
        WEST,
        "VpcEndpoint.VpcEndpointId",
        "create-vpc-endpoint",
        "--vpc-id",
        remote.vpc(),
        "--service-name",
        "com.amazonaws.us-west-2.dynamodb",
        "--route-table-ids",
        remote.table());
    expectDropped(remote, "NOT_TRANSITIVE");
    var here = List.of("aws", "dynamodb", "list-tables", "--region", WEST);
    // Carried to us-west-2, where the role may not list tables: the service itself says so.
    assertThat(culvert.exec(remote.subnet(), here).err()).contains("AccessDenied");
  }

  @Test
  @Order(9)
  void overItsInternetGatewayAnotherRegionIsPublic() throws IOException {
    replaceDefault(remote, internetGateway(WEST, remote.vpc()));
    expectPublic(remote);
  }

  @Test
  @Order(10)
  void aTableThatWantsTheEndpointIsClosedToBothNeighbours() throws IOException {
    var policy =
        """
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",\
        "Action":"dynamodb:GetItem","Resource":"*",\
        "Condition":{"StringNotEquals":{"aws:SourceVpce":"%s"}}}]}\
        """
            .formatted(endpoint);
    culvert
        .aws(
            "dynamodb",
            "put-resource-policy",
            "--resource-arn",
            "arn:aws:dynamodb:us-east-1:000000000000:table/Orders",
            "--policy",
            policy)
        .expectSuccess();
    for (var neighbour : List.of(peered, remote)) {
      assertThat(culvert.exec(neighbour.subnet(), GET).err())
          .contains("explicit deny in a resource-based policy");
    }
    culvert.exec(HOME_SUBNET, GET).expectSuccess();
  }

  private static void expectDropped(Neighbour from, String reason) throws IOException {
    var ended = culvert.exec(from.subnet(), GET);
    assertThat(ended.exitCode()).isNotZero();
    assertThat(lastTrace()).doesNotContain(endpoint).doesNotContain("Private access complete");
    assertThat(culvert.run("trace", "--json").expectSuccess().out()).contains(reason);
  }

  private static void expectPublic(Neighbour from) throws IOException {
    culvert.exec(from.subnet(), GET).expectSuccess();
    assertThat(lastTrace()).doesNotContain(endpoint).doesNotContain("Private access complete");
  }

  private static String lastTrace() throws IOException {
    return culvert.run("trace").expectSuccess().out();
  }

  private static Neighbour neighbour(String region, String block, String subnetBlock)
      throws IOException {
    var vpc = ec2(region, "Vpc.VpcId", "create-vpc", "--cidr-block", block);
    var subnet =
        ec2(
            region,
            "Subnet.SubnetId",
            "create-subnet",
            "--vpc-id",
            vpc,
            "--cidr-block",
            subnetBlock);
    ec2(
        region,
        "Return",
        "modify-subnet-attribute",
        "--subnet-id",
        subnet,
        "--map-public-ip-on-launch");
    var table =
        ec2(
            region,
            "RouteTables[0].RouteTableId",
            "describe-route-tables",
            "--filters",
            "Name=vpc-id,Values=" + vpc);
    var peering =
        ec2(
            region,
            "VpcPeeringConnection.VpcPeeringConnectionId",
            "create-vpc-peering-connection",
            "--vpc-id",
            vpc,
            "--peer-vpc-id",
            HOME_VPC,
            "--peer-region",
            EAST);
    ec2(
        EAST,
        "VpcPeeringConnection.Status.Code",
        "accept-vpc-peering-connection",
        "--vpc-peering-connection-id",
        peering);
    var made = new Neighbour(region, vpc, subnet, table, peering);
    route(made, "10.0.0.0/16", "--vpc-peering-connection-id", peering);
    ec2(
        EAST,
        "Return",
        "create-route",
        "--route-table-id",
        HOME_TABLE,
        "--destination-cidr-block",
        block,
        "--vpc-peering-connection-id",
        peering);
    return made;
  }

  private static void route(Neighbour in, String to, String kind, String target)
      throws IOException {
    ec2(
        in.region(),
        "Return",
        "create-route",
        "--route-table-id",
        in.table(),
        "--destination-cidr-block",
        to,
        kind,
        target);
  }

  private static void replaceDefault(Neighbour in, String gateway) throws IOException {
    ec2(
        in.region(),
        "Return",
        "replace-route",
        "--route-table-id",
        in.table(),
        "--destination-cidr-block",
        "0.0.0.0/0",
        "--gateway-id",
        gateway);
  }

  private static String internetGateway(String region, String vpc) throws IOException {
    var gateway = ec2(region, "InternetGateway.InternetGatewayId", "create-internet-gateway");
    ec2(
        region,
        "Return",
        "attach-internet-gateway",
        "--internet-gateway-id",
        gateway,
        "--vpc-id",
        vpc);
    return gateway;
  }

  /** A call of EC2 by the stock CLI, and what it is asked to print of the answer. */
  private static String ec2(String region, String query, String... call) throws IOException {
    Ended ended =
        culvert.aws(
            Programs.command(
                    List.of("--region", region, "--output", "text", "--query", query, "ec2"), call)
                .toArray(String[]::new));
    return ended.expectSuccess().out().strip();
  }
}
