package dev.culvert.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In the demo's world, requests for endpoints that AWS refuses: its code, its text, no change. */
@Tag("clients")
final class EndpointErrorsTest {
  private static final String SERVICE = "com.amazonaws.us-east-1.dynamodb";

  @TempDir static Path home;
  private static RunningCulvert culvert;

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
  void anUnknownService() throws IOException {
    refused(
        "An error occurred (InvalidServiceName) when calling the CreateVpcEndpoint operation: The"
            + " Vpc Endpoint Service 'com.amazonaws.us-east-1.dynamo' does not exist",
        "--service-name",
        "com.amazonaws.us-east-1.dynamo",
        "--route-table-ids",
        "rtb-456def");
  }

  @Test
  void aServiceOfAnotherRegion() throws IOException {
    refused(
        "(InvalidServiceName)",
        "--service-name",
        "com.amazonaws.eu-west-1.dynamodb",
        "--route-table-ids",
        "rtb-456def");
  }

  @Test
  void aRouteTableOfAnotherVpc() throws IOException {
    var vpc = id("vpc-", culvert.aws("ec2", "create-vpc", "--cidr-block", "10.9.0.0/16").out());
    var table = id("rtb-", culvert.aws("ec2", "create-route-table", "--vpc-id", vpc).out());
    refused("(InvalidParameter)", "--service-name", SERVICE, "--route-table-ids", table);
  }

  @Test
  void aMalformedPolicy() throws IOException {
    refused(
        "(InvalidPolicyDocument)",
        "--service-name",
        SERVICE,
        "--route-table-ids",
        "rtb-456def",
        "--policy-document",
        "{no");
  }

  @Test
  void aSecondEndpointOnTheSameTable() throws IOException {
    var vpc = id("vpc-", culvert.aws("ec2", "create-vpc", "--cidr-block", "10.8.0.0/16").out());
    var table = id("rtb-", culvert.aws("ec2", "create-route-table", "--vpc-id", vpc).out());
    create(vpc, "--service-name", SERVICE, "--route-table-ids", table).expectSuccess();
    var second = create(vpc, "--service-name", SERVICE, "--route-table-ids", table);
    assertThat(second.err())
        .contains("(RouteAlreadyExists)")
        .contains(
            "route table "
                + table
                + " already has a route with destination-prefix-list-id"
                + " pl-02cd2c6b");
  }

  private static void refused(String text, String... options) throws IOException {
    var before = culvert.aws("ec2", "describe-vpc-endpoints").expectSuccess().out();
    var refused = create("vpc-123abc", options);
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.err()).contains(text);
    assertThat(culvert.aws("ec2", "describe-vpc-endpoints").out()).isEqualTo(before);
  }

  private static Programs.Ended create(String vpc, String... options) throws IOException {
    return culvert.aws(
        Programs.command(List.of("ec2", "create-vpc-endpoint", "--vpc-id", vpc), options)
            .toArray(String[]::new));
  }

  private static String id(String prefix, String text) {
    var found = Pattern.compile(prefix + "[0-9a-f]{17}").matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group();
  }
}
