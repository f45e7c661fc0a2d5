package dev.culvert.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo's world, by hand: VPC vpc-123abc with private subnet subnet-789abc on route table
 * rtb-456def, and table Orders. The steps follow each other; the client is the stock AWS CLI.
 */
@Tag("clients")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PrivatePathTest {
  private static final String SUBNET = "subnet-789abc";
  private static final List<String> GET =
      List.of(
          "aws",
          "dynamodb",
          "get-item",
          "--table-name",
          "Orders",
          "--key",
          "{\"OrderId\":{\"S\":\"1001\"}}");
  private static final List<String> PUT =
      List.of(
          "aws",
          "dynamodb",
          "put-item",
          "--table-name",
          "Orders",
          "--item",
          "{\"OrderId\":{\"S\":\"9\"}}");

  @TempDir static Path home;
  private static RunningCulvert culvert;
  private static String endpoint = "none yet";

  @BeforeAll
  static void up() throws IOException {
    AwsCli.assumeInstalled();
    culvert = RunningCulvert.up(home, "--in-memory", "--world", "demo");
  }

  @AfterAll
  static void down() throws IOException {
    if (culvert != null) {
      culvert.close();
    }
  }

  @Test
  @Order(1)
  void withoutAnEndpointTheClientIsDeniedByTheNetwork() throws IOException {
    assertThat(culvert.exec(SUBNET, GET).exitCode()).isNotZero();
    assertThat(culvert.run("trace").out()).contains("no route").contains("rtb-456def");
  }

  @Test
  @Order(2)
  void theLiteralCommandCreatesTheEndpoint() throws IOException {
    var created =
        culvert
            .aws(
                "ec2", "create-vpc-endpoint",
                "--vpc-id", "vpc-123abc",
                "--service-name", "com.amazonaws.us-east-1.dynamodb",
                "--route-table-ids", "rtb-456def")
            .expectSuccess()
            .out();
    assertThat(created).contains("\"State\": \"available\"");
    var id = Pattern.compile("vpce-[0-9a-f]+").matcher(created);
    assertThat(id.find()).isTrue();
    endpoint = id.group();
    var routes =
        culvert
            .aws("ec2", "describe-route-tables", "--route-table-ids", "rtb-456def")
            .expectSuccess()
            .out();
    assertThat(routes).contains("pl-02cd2c6b").contains(endpoint);
  }

  @Test
  @Order(3)
  void throughTheEndpointTheItemIsReadPrivately() throws IOException {
    var item = culvert.exec(SUBNET, GET).expectSuccess().out();
    assertThat(item).contains("Ada");
    assertThat(culvert.run("trace").expectSuccess().out())
        .contains(endpoint)
        .contains("Routed via VPC Endpoint")
        .contains("Response received privately")
        .contains("Private access complete");
    assertThat(culvert.run("trace", "--json").expectSuccess().out())
        .contains("\"request\":\"dynamodb:GetItem\"");
  }

  @Test
  @Order(4)
  void removedFromTheRouteTableItIsGoneAndAddedItIsBack() throws IOException {
    modify("--remove-route-table-ids", "rtb-456def");
    assertThat(culvert.exec(SUBNET, GET).exitCode()).isNotZero();
    assertThat(culvert.run("trace").out()).contains("no route");
    modify("--add-route-table-ids", "rtb-456def");
    culvert.exec(SUBNET, GET).expectSuccess();
  }

  @Test
  @Order(5)
  void anEndpointPolicyOnlyLetsPassWhatItAllows() throws IOException {
    modify(
        "--policy-document",
        """
        {"Statement":[{"Effect":"Allow","Principal":"*","Action":"dynamodb:GetItem","Resource":"*"}]}\
        """);
    culvert.exec(SUBNET, GET).expectSuccess();
    var refused = culvert.exec(SUBNET, PUT);
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.err())
        .contains("AccessDeniedException")
        .contains("because no VPC endpoint policy allows the dynamodb:PutItem action");
    assertThat(culvert.run("trace", "--json").out()).contains("\"status\":400");
    modify("--reset-policy");
    culvert.exec(SUBNET, PUT).expectSuccess();
  }

  @Test
  @Order(6)
  void deletedItLeavesNoRouteBehind() throws IOException {
    culvert.aws("ec2", "delete-vpc-endpoints", "--vpc-endpoint-ids", endpoint).expectSuccess();
    assertThat(culvert.aws("ec2", "describe-route-tables", "--route-table-ids", "rtb-456def").out())
        .doesNotContain("vpce-");
    assertThat(culvert.exec(SUBNET, GET).exitCode()).isNotZero();
  }

  private static void modify(String... change) throws IOException {
    culvert
        .aws(
            Programs.command(
                    List.of("ec2", "modify-vpc-endpoint", "--vpc-endpoint-id", endpoint), change)
                .toArray(String[]::new))
        .expectSuccess();
  }
}
