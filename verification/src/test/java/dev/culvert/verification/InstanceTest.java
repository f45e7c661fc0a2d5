package dev.culvert.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
 * An instance in the demo's private subnet with the demo's profile, whose role may use the table
 * Orders and nothing else. The steps follow each other; its programs are the stock AWS CLI and
 * curl.
 */
@Tag("clients")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class InstanceTest {
  private static final List<String> GET =
      List.of(
          "aws",
          "dynamodb",
          "get-item",
          "--table-name",
          "Orders",
          "--key",
          "{\"OrderId\":{\"S\":\"1001\"}}");
  private static final List<String> WHO =
      List.of("aws", "sts", "get-caller-identity", "--query", "Arn", "--output", "text");

  @TempDir static Path home;
  private static RunningCulvert culvert;
  private static String instance = "none yet";
  private static String flowLog = "none yet";

  @BeforeAll
  static void up() throws IOException {
    AwsCli.assumeInstalled();
    culvert = RunningCulvert.up(home, "--in-memory", "--world", "demo");
    call(
        "ec2", "create-vpc-endpoint",
        "--vpc-id", "vpc-123abc",
        "--service-name", "com.amazonaws.us-east-1.dynamodb",
        "--route-table-ids", "rtb-456def");
    flowLog =
        call(
            "ec2", "create-flow-logs",
            "--resource-type", "VPC",
            "--resource-ids", "vpc-123abc",
            "--traffic-type", "ALL",
            "--log-destination-type", "s3",
            "--log-destination", "arn:aws:s3:::logs",
            "--query", "FlowLogIds[0]",
            "--output", "text");
  }

  @AfterAll
  static void down() throws IOException {
    if (culvert != null) {
      culvert.close();
    }
  }

  @Test
  @Order(1)
  void anInstanceReadsWithTheRoleOfItsProfile() throws IOException {
    instance =
        call(
            "ec2", "run-instances",
            "--image-id", "ami-08a0d1e16fc3f61ea",
            "--instance-type", "t3.micro",
            "--subnet-id", "subnet-789abc",
            "--iam-instance-profile", "Name=app",
            "--query", "Instances[0].InstanceId",
            "--output", "text");
    assertThat(run(GET).expectSuccess().out()).contains("Ada");
  }

  @Test
  @Order(2)
  void whatItsRoleMayNotDoIsDeniedInTheRolesName() throws IOException {
    var list = List.of("aws", "dynamodb", "list-tables");
    assertThat(run(list).err())
        .contains("assumed-role/app/" + instance)
        .contains("because no identity-based policy allows the dynamodb:ListTables action");
  }

  @Test
  @Order(3)
  void itsMetadataServiceWantsATokenAndTellsOfTheInstance() throws IOException {
    var token =
        "curl -s -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60'"
            + " $AWS_EC2_METADATA_SERVICE_ENDPOINT/latest/api/token";
    var get =
        "curl -s -H \"X-aws-ec2-metadata-token: $("
            + token
            + ")\""
            + " $AWS_EC2_METADATA_SERVICE_ENDPOINT/latest/meta-data/";
    assertThat(shell(get + "instance-id")).isEqualTo(instance);
    assertThat(shell(get + "iam/security-credentials/")).isEqualTo("app");
    assertThat(shell(get + "instance-type")).isEqualTo("t3.micro");
    assertThat(
            shell(
                "curl -s -o /dev/null -w '%{http_code}'"
                    + " $AWS_EC2_METADATA_SERVICE_ENDPOINT/latest/meta-data/instance-id"))
        .isEqualTo("401");
  }

  @Test
  @Order(4)
  void withHttpTokensOptionalItAnswersVersionOneToo() throws IOException {
    call(
        "ec2", "modify-instance-metadata-options",
        "--instance-id", instance,
        "--http-tokens", "optional");
    assertThat(shell("curl -s $AWS_EC2_METADATA_SERVICE_ENDPOINT/latest/meta-data/instance-id"))
        .isEqualTo(instance);
    call(
        "ec2", "modify-instance-metadata-options",
        "--instance-id", instance,
        "--http-tokens", "required");
  }

  @Test
  @Order(5)
  void itsConnectionsAreInTheFlowLog() throws IOException {
    var directory = home.resolve("flow-logs").resolve(flowLog);
    try (var files = Files.list(directory)) {
      var lines = Files.readAllLines(files.findFirst().orElseThrow());
      assertThat(lines.getFirst()).startsWith("version account-id interface-id srcaddr");
      assertThat(lines)
          .anyMatch(line ->
              line.matches("5 000000000000 eni-\\S+ 10\\.0\\.1\\.\\d+ 198\\.18\\..*ACCEPT OK"));
    }
  }

  @Test
  @Order(6)
  void withoutItsProfileItHasNoCredentials() throws IOException {
    var association =
        call(
            "ec2", "describe-iam-instance-profile-associations",
            "--query", "IamInstanceProfileAssociations[0].AssociationId",
            "--output", "text");
    call("ec2", "disassociate-iam-instance-profile", "--association-id", association);
    assertThat(run(GET).err()).contains("Unable to locate credentials");
    call(
        "ec2", "associate-iam-instance-profile",
        "--instance-id", instance,
        "--iam-instance-profile", "Name=app");
    run(GET).expectSuccess();
  }

  @Test
  @Order(7)
  void aStoppedInstanceRunsNothingAndATerminatedOneNeither() throws IOException {
    call("ec2", "stop-instances", "--instance-ids", instance);
    assertThat(run(WHO).err()).contains("is not running");
    call("ec2", "start-instances", "--instance-ids", instance);
    run(GET).expectSuccess();
    call("ec2", "terminate-instances", "--instance-ids", instance);
    assertThat(run(WHO).err()).contains("is not running");
  }

  private static String call(String... arguments) throws IOException {
    return culvert.aws(arguments).expectSuccess().out().strip();
  }

  /** Runs a program as the instance. */
  private static Programs.Ended run(List<String> program) throws IOException {
    return Programs.run(
        culvert.environment(),
        Programs.command(
            RunningCulvert.culvert("exec", "--instance", instance, "--fail-fast", "--"),
            program.toArray(String[]::new)));
  }

  private static String shell(String script) throws IOException {
    return run(List.of("sh", "-c", script)).expectSuccess().out().strip();
  }
}
