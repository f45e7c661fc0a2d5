package dev.culvert.verification.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.verification.AwsCli;
import dev.culvert.verification.Programs;
import dev.culvert.verification.Programs.Ended;
import dev.culvert.verification.RunningCulvert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One stack through its life: deployed, tried out, deployed again without and with changes, a
 * change that fails and is taken back, used by another stack, deleted. Each step goes on from the
 * one before.
 */
@Tag("clients")
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class StackTest {
  private static final Path TEMPLATES = Path.of("src/test/resources/stacks");
  private static final String NETWORK = TEMPLATES.resolve("network.yaml").toString();
  private static final long LONGEST_MILLIS = 180_000;
  private static final long POLL_MILLIS = 500;

  @TempDir static Path directory;
  private static RunningCulvert culvert;

  @BeforeAll
  static void start() throws IOException {
    AwsCli.assumeInstalled();
    culvert = RunningCulvert.up(directory.resolve("home"), "--in-memory");
  }

  @AfterAll
  static void stop() throws IOException {
    if (culvert != null) {
      culvert.close();
    }
  }

  @Test
  @Order(1)
  void whoMakesRolesMustSaySo() throws IOException {
    var refused =
        aws("create-stack", "--stack-name", "net", "--template-body", "file://" + NETWORK);
    assertThat(refused.err())
        .contains("(InsufficientCapabilitiesException)")
        .contains("Requires capabilities : [CAPABILITY_IAM]");
    assertThat(vpcs()).isBlank();
  }

  @Test
  @Order(2)
  void aTemplateIsDeployed() throws IOException {
    deploy("net", NETWORK).expectSuccess();
    assertThat(query("net", "Stacks[0].StackStatus")).isEqualTo("CREATE_COMPLETE");
    assertThat(output("Url")).endsWith(".sts.us-east-1.vpce.amazonaws.com");
    assertThat(resource("Private", "PhysicalResourceId")).startsWith("subnet-");
  }

  @Test
  @Order(3)
  void whatWasDeployedServesAClientInside() throws IOException {
    put().expectSuccess();
  }

  @Test
  @Order(4)
  void theSameTemplateAgainChangesNothing() throws IOException {
    // By default some versions of the CLI take it for a failure that there is nothing to do.
    var again = deploy("net", NETWORK);
    assertThat(again.out() + again.err()).contains("No changes to deploy");
    var refused =
        aws(
            "update-stack",
            "--stack-name",
            "net",
            "--use-previous-template",
            "--capabilities",
            "CAPABILITY_IAM");
    assertThat(refused.err())
        .contains("(ValidationError)")
        .contains("No updates are to be performed.");
  }

  @Test
  @Order(5)
  void aChangeSetTellsWhatItWouldDo() throws IOException {
    aws(
            "create-change-set",
            "--stack-name",
            "net",
            "--change-set-name",
            "narrower",
            "--use-previous-template",
            "--capabilities",
            "CAPABILITY_IAM",
            "--parameters",
            "ParameterKey=Allowed,ParameterValue=dynamodb:GetItem",
            "ParameterKey=Block,ParameterValue=10.30.0.0/16")
        .expectSuccess();
    var changes =
        aws(
                "describe-change-set",
                "--stack-name",
                "net",
                "--change-set-name",
                "narrower",
                "--output",
                "text",
                "--query",
                "Changes[].ResourceChange.[LogicalResourceId,Action,Replacement]")
            .expectSuccess()
            .out();
    assertThat(changes.lines())
        .contains("Vpc\tModify\tTrue", "Private\tModify\tTrue", "Gateway\tModify\tTrue");
    aws("delete-change-set", "--stack-name", "net", "--change-set-name", "narrower")
        .expectSuccess();
    assertThat(query("net", "Stacks[0].StackStatus")).isEqualTo("CREATE_COMPLETE");
  }

  @Test
  @Order(6)
  void aChangedPolicyIsChangedInPlaceAndActs() throws IOException {
    var before = resource("Gateway", "PhysicalResourceId");
    deploy("net", NETWORK, "Allowed=dynamodb:GetItem", "WithNat=yes").expectSuccess();
    assertThat(resource("Gateway", "PhysicalResourceId")).isEqualTo(before);
    assertThat(resource("NatGw", "PhysicalResourceId")).startsWith("nat-");
    assertThat(put().err()).contains("AccessDenied");
  }

  @Test
  @Order(7)
  void aChangeThatFailsIsTakenBack() throws IOException {
    var failed = deploy("net", NETWORK, "Allowed=dynamodb:PutItem", "Clients=nonsense");
    assertThat(failed.exitCode()).isNotZero();
    assertThat(query("net", "Stacks[0].StackStatus")).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
    assertThat(events("net")).contains("Group\tUPDATE_FAILED");
    assertThat(query("net", "Stacks[0].Parameters[?ParameterKey=='Allowed'].ParameterValue"))
        .isEqualTo("dynamodb:GetItem");
    assertThat(put().err()).contains("AccessDenied");
  }

  @Test
  @Order(8)
  void whatAnotherStackImportsCannotBeDeleted() throws IOException {
    deploy("guest", TEMPLATES.resolve("guest.yaml").toString()).expectSuccess();
    var refused = aws("delete-stack", "--stack-name", "net");
    assertThat(refused.err()).contains("Export net-vpc cannot be deleted as it is in use by guest");
    aws("delete-stack", "--stack-name", "guest").expectSuccess();
    gone("guest");
  }

  @Test
  @Order(9)
  void aStackThatCannotBeMadeLeavesNothing() throws IOException {
    var template = directory.resolve("broken.yaml");
    Files.writeString(
        template,
        """
        Resources:
          Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: 10.99.0.0/16}}
          Subnet:
            Type: AWS::EC2::Subnet
            Properties: {VpcId: !Ref Vpc, CidrBlock: 10.98.0.0/24}
        """);
    aws("create-stack", "--stack-name", "broken", "--template-body", "file://" + template)
        .expectSuccess();
    awaitStatus("broken", "ROLLBACK_COMPLETE");
    assertThat(events("broken"))
        .contains("Subnet\tCREATE_FAILED")
        .contains("InvalidSubnet.Range")
        .contains("Vpc\tDELETE_COMPLETE");
    assertThat(vpcs()).doesNotContain("10.99.0.0/16");
    aws("delete-stack", "--stack-name", "broken").expectSuccess();
    gone("broken");
  }

  @Test
  @Order(10)
  @Disabled("the interface that `culvert exec` made in the stack's subnet still holds it")
  void aDeletedStackLeavesNothing() throws IOException {
    aws("delete-stack", "--stack-name", "net").expectSuccess();
    gone("net");
    assertThat(vpcs()).isBlank();
    assertThat(culvert.aws("dynamodb", "list-tables", "--output", "text").expectSuccess().out())
        .isBlank();
    assertThat(culvert.aws("iam", "list-roles", "--output", "text").expectSuccess().out())
        .isBlank();
  }

  /** A write of a client in the private subnet, as the stack's own role. */
  private static Ended put() throws IOException {
    return culvert.exec(
        output("Subnet"),
        output("Role"),
        List.of(
            "aws",
            "dynamodb",
            "put-item",
            "--table-name",
            output("TableName"),
            "--item",
            "{\"id\": {\"S\": \"1\"}}"));
  }

  private static Ended deploy(String stack, String template, String... parameters)
      throws IOException {
    var command =
        Programs.command(
            List.of(
                "cloudformation",
                "deploy",
                "--stack-name",
                stack,
                "--template-file",
                template,
                "--capabilities",
                "CAPABILITY_IAM"));
    if (parameters.length > 0) {
      command.add("--parameter-overrides");
      command.addAll(List.of(parameters));
    }
    return culvert.aws(command.toArray(String[]::new));
  }

  private static Ended aws(String... arguments) throws IOException {
    return culvert.aws(
        Programs.command(List.of("cloudformation"), arguments).toArray(String[]::new));
  }

  private static String query(String stack, String query) throws IOException {
    return aws("describe-stacks", "--stack-name", stack, "--query", query, "--output", "text")
        .expectSuccess()
        .out()
        .strip();
  }

  private static String output(String key) throws IOException {
    return query("net", "Stacks[0].Outputs[?OutputKey=='" + key + "'].OutputValue");
  }

  private static String resource(String logicalId, String member) throws IOException {
    return aws(
            "describe-stack-resources",
            "--stack-name",
            "net",
            "--logical-resource-id",
            logicalId,
            "--query",
            "StackResources[0]." + member,
            "--output",
            "text")
        .expectSuccess()
        .out()
        .strip();
  }

  private static String events(String stack) throws IOException {
    return aws(
            "describe-stack-events",
            "--stack-name",
            stack,
            "--query",
            "StackEvents[].[LogicalResourceId,ResourceStatus,ResourceStatusReason]",
            "--output",
            "text")
        .expectSuccess()
        .out();
  }

  private static String vpcs() throws IOException {
    return culvert
        .aws("ec2", "describe-vpcs", "--query", "Vpcs[].CidrBlock", "--output", "text")
        .expectSuccess()
        .out()
        .strip();
  }

  private static void awaitStatus(String stack, String status) throws IOException {
    var until = System.nanoTime() + LONGEST_MILLIS * 1_000_000;
    while (!query(stack, "Stacks[0].StackStatus").equals(status)) {
      assertThat(System.nanoTime()).as(events(stack)).isLessThan(until);
      pause();
    }
  }

  private static void gone(String stack) throws IOException {
    var until = System.nanoTime() + LONGEST_MILLIS * 1_000_000;
    while (aws("describe-stacks", "--stack-name", stack).exitCode() == 0) {
      assertThat(System.nanoTime()).as(events(stack)).isLessThan(until);
      pause();
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
