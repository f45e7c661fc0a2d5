package dev.culvert.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.services.control.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every type of policy refuses once, to the stock AWS CLI, and says so in AWS's words. Table Orders
 * is the demo's; user alice may do everything with DynamoDB, and the organization has one more
 * account.
 */
@Tag("clients")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class RefusalsTest {
  private static final String SUBNET = "subnet-789abc";
  private static final String ORDERS = "arn:aws:dynamodb:us-east-1:000000000000:table/Orders";
  private static final String[] GET = {
    "dynamodb", "get-item", "--table-name", "Orders", "--key", "{\"OrderId\":{\"S\":\"1001\"}}"
  };
  private static final String[] PUT = {
    "dynamodb", "put-item", "--table-name", "Orders", "--item", "{\"OrderId\":{\"S\":\"9\"}}"
  };

  @TempDir static Path home;
  private static RunningCulvert culvert;
  private static Map<String, String> alice = Map.of();

  @BeforeAll
  static void up() throws IOException {
    AwsCli.assumeInstalled();
    culvert = RunningCulvert.up(home, "--in-memory", "--world", "demo");
    root("iam", "create-user", "--user-name", "alice");
    permit("alice", allow("dynamodb:*"), allow("sts:*"));
    alice = key("alice");
  }

  @AfterAll
  static void down() throws IOException {
    if (culvert != null) {
      culvert.close();
    }
  }

  @Test
  @Order(1)
  void whatNoIdentityPolicyAllowsIsDenied() throws IOException {
    assertThat(refusal(alice, "iam", "list-users"))
        .contains("(AccessDenied)")
        .contains(
            "User: arn:aws:iam::000000000000:user/alice is not authorized to perform:"
                + " iam:ListUsers because no identity-based policy allows the iam:ListUsers"
                + " action");
  }

  @Test
  @Order(2)
  void anExplicitDenyInAManagedPolicyIsNamed() throws IOException {
    var arn =
        root(
                "iam", "create-policy",
                "--policy-name", "no-puts",
                "--policy-document", document(deny("dynamodb:PutItem")),
                "--query", "Policy.Arn",
                "--output", "text")
            .strip();
    root("iam", "attach-user-policy", "--user-name", "alice", "--policy-arn", arn);
    assertThat(refusal(alice, PUT))
        .contains("(AccessDeniedException)")
        .contains("with an explicit deny in an identity-based policy: " + arn);
    root("iam", "detach-user-policy", "--user-name", "alice", "--policy-arn", arn);
  }

  @Test
  @Order(3)
  void aGroupsPolicyCounts() throws IOException {
    root("iam", "create-group", "--group-name", "auditors");
    root(
        "iam", "put-group-policy",
        "--group-name", "auditors",
        "--policy-name", "read",
        "--policy-document", document(allow("iam:ListUsers")));
    root("iam", "add-user-to-group", "--group-name", "auditors", "--user-name", "alice");
    assertThat(culvert.awsWith(alice, "iam", "list-users").expectSuccess().out()).contains("alice");
  }

  @Test
  @Order(4)
  void aBoundaryLimits() throws IOException {
    root(
        "iam", "put-user-permissions-boundary",
        "--user-name", "alice",
        "--permissions-boundary", "arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess");
    assertThat(refusal(alice, PUT))
        .contains("because no permissions boundary allows the dynamodb:PutItem action");
    root("iam", "delete-user-permissions-boundary", "--user-name", "alice");
    culvert.awsWith(alice, PUT).expectSuccess();
  }

  @Test
  @Order(5)
  void aSessionPolicyLimitsAndTheTrustPolicyDecidesWhoComesIn() throws IOException {
    root(
        "iam", "create-role",
        "--role-name", "worker",
        "--assume-role-policy-document",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":"
                + "\"arn:aws:iam::000000000000:user/alice\"},\"Action\":\"sts:AssumeRole\","
                + "\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"x-1\"}}}]}");
    root(
        "iam", "attach-role-policy",
        "--role-name", "worker",
        "--policy-arn", "arn:aws:iam::aws:policy/AdministratorAccess");
    assertThat(refusal(alice, assume("worker")))
        .contains("because no role trust policy allows the sts:AssumeRole action");
    var session =
        session("worker", "--external-id", "x-1", "--policy", document(allow("dynamodb:GetItem")));
    culvert.awsWith(session, GET).expectSuccess();
    assertThat(refusal(session, PUT))
        .contains(
            "User: arn:aws:sts::000000000000:assumed-role/worker/tests is not authorized to"
                + " perform: dynamodb:PutItem on resource: "
                + ORDERS
                + " because no session policy allows the dynamodb:PutItem action");
  }

  @Test
  @Order(6)
  void aResourcePolicyThatNamesTheSessionIsNotLimitedByItsPolicy() throws IOException {
    var session = session("worker", "--external-id", "x-1", "--policy", document(allow("sts:*")));
    tablePolicy("arn:aws:iam::000000000000:role/worker");
    assertThat(refusal(session, GET)).contains("because no session policy allows");
    tablePolicy("arn:aws:sts::000000000000:assumed-role/worker/tests");
    culvert.awsWith(session, GET).expectSuccess();
  }

  @Test
  @Order(7)
  void aPublicResourcePolicyIsNotStored() throws IOException {
    assertThat(
            culvert
                .aws(
                    "dynamodb",
                    "put-resource-policy",
                    "--resource-arn",
                    ORDERS,
                    "--policy",
                    resource("\"*\"", "dynamodb:GetItem"))
                .err())
        .contains("ValidationException");
  }

  @Test
  @Order(8)
  void ec2HandsOutReasonsThatOnlySomeMayRead() throws IOException {
    var refusal = refusal(alice, "ec2", "create-vpc", "--cidr-block", "10.9.0.0/16");
    assertThat(refusal).contains("(UnauthorizedOperation)").contains("Encoded authorization");
    var message = refusal.substring(refusal.indexOf("message: ") + 9).strip();
    assertThat(
            root(
                "sts",
                "decode-authorization-message",
                "--encoded-message",
                message,
                "--query",
                "DecodedMessage",
                "--output",
                "text"))
        .contains("\"action\":\"ec2:CreateVpc\"")
        .contains("\"explicitDeny\":false");
  }

  @Test
  @Order(9)
  void throughAnEndpointItsPolicyDecidesToo() throws IOException {
    var endpoint =
        root(
                "ec2", "create-vpc-endpoint",
                "--vpc-id", "vpc-123abc",
                "--service-name", "com.amazonaws.us-east-1.dynamodb",
                "--route-table-ids", "rtb-456def",
                "--query", "VpcEndpoint.VpcEndpointId",
                "--output", "text")
            .strip();
    culvert.exec(SUBNET, Programs.command(List.of("aws"), GET)).expectSuccess();
    endpointPolicy(endpoint, "{\"AWS\":\"000000000000\"}");
    assertThat(culvert.exec(SUBNET, Programs.command(List.of("aws"), GET)).err())
        .contains("because no VPC endpoint policy allows the dynamodb:GetItem action");
    var asRoot =
        List.of(
            "env",
            "-u",
            "AWS_SESSION_TOKEN",
            "AWS_ACCESS_KEY_ID=" + RunningCulvert.ACCESS_KEY_ID,
            "AWS_SECRET_ACCESS_KEY=" + RunningCulvert.SECRET,
            "aws");
    culvert.exec(SUBNET, Programs.command(asRoot, GET)).expectSuccess();
    auditTellsOfTheEndpoint(endpoint);
    root("ec2", "modify-vpc-endpoint", "--vpc-endpoint-id", endpoint, "--reset-policy");
    whatIfListsWhatWouldChange(endpoint);
    describeEndpointsNeedsBothPolicies();
  }

  /** The trail has the private address and the endpoint. */
  private static void auditTellsOfTheEndpoint(String endpoint) throws IOException {
    culvert.exec(SUBNET, List.of("aws", "dynamodb", "describe-table", "--table-name", "Orders"));
    assertThat(
            root(
                "cloudtrail",
                "lookup-events",
                "--lookup-attributes",
                "AttributeKey=EventName,AttributeValue=DescribeTable"))
        .contains("vpcEndpointId\\\":\\\"" + endpoint)
        .contains("sourceIPAddress\\\":\\\"10.0.1.");
  }

  private static void whatIfListsWhatWouldChange(String endpoint) throws IOException {
    var policy = home.resolve("new.json");
    Files.writeString(
        policy,
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"dynamodb:PutItem\","
            + "\"Resource\":\"*\"}]}");
    assertThat(
            culvert
                .run("what-if", "--policy", policy.toString(), "--replace", endpoint)
                .expectSuccess()
                .out())
        .contains("was allowed")
        .contains("would be denied because no VPC endpoint policy allows the dynamodb:GetItem")
        .contains("would change");
  }

  /** The role of the demo may do it; a session that may not is refused here, but not outside. */
  private static void describeEndpointsNeedsBothPolicies() throws IOException {
    var describe = new String[] {"dynamodb", "describe-endpoints"};
    root("iam", "create-user", "--user-name", "nobody");
    var nobody = key("nobody");
    culvert.awsWith(nobody, describe).expectSuccess();
    var inside =
        List.of(
            "env",
            "-u",
            "AWS_SESSION_TOKEN",
            "AWS_ACCESS_KEY_ID=" + nobody.get("AWS_ACCESS_KEY_ID"),
            "AWS_SECRET_ACCESS_KEY=" + nobody.get("AWS_SECRET_ACCESS_KEY"),
            "aws");
    assertThat(culvert.exec(SUBNET, Programs.command(inside, describe)).err())
        .contains("because no identity-based policy allows the dynamodb:DescribeEndpoints action");
  }

  @Test
  @Order(10)
  void anOrganizationStandsAboveItsAccounts() throws IOException {
    root("organizations", "create-organization");
    var top = text("organizations", "list-roots", "--query", "Roots[0].Id");
    var account =
        text(
            "organizations", "create-account",
            "--email", "dev@culvert.example",
            "--account-name", "dev",
            "--query", "CreateAccountStatus.AccountId");
    for (var type : List.of("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY")) {
      root("organizations", "enable-policy-type", "--root-id", top, "--policy-type", type);
    }
    var dev =
        credentials(
            culvert
                .awsWith(
                    alice,
                    "sts",
                    "assume-role",
                    "--role-arn",
                    "arn:aws:iam::" + account + ":role/OrganizationAccountAccessRole",
                    "--role-session-name",
                    "tests")
                .expectSuccess()
                .out());
    culvert
        .awsWith(
            dev,
            "dynamodb",
            "create-table",
            "--table-name",
            "Theirs",
            "--attribute-definitions",
            "AttributeName=k,AttributeType=S",
            "--key-schema",
            "AttributeName=k,KeyType=HASH",
            "--billing-mode",
            "PAY_PER_REQUEST")
        .expectSuccess();
    attach(account, "SERVICE_CONTROL_POLICY", document(deny("dynamodb:DeleteTable")));
    assertThat(refusal(dev, "dynamodb", "delete-table", "--table-name", "Theirs"))
        .contains("with an explicit deny in a service control policy: arn:aws:organizations::");
    attach(
        account,
        "RESOURCE_CONTROL_POLICY",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\","
            + "\"Action\":\"dynamodb:PutItem\",\"Resource\":\"*\"}]}");
    assertThat(
            refusal(
                dev,
                "dynamodb",
                "put-item",
                "--table-name",
                "Theirs",
                "--item",
                "{\"k\":{\"S\":\"1\"}}"))
        .contains("with an explicit deny in a resource control policy");
    anotherAccountNeedsBothSides(account, dev);
  }

  private static void anotherAccountNeedsBothSides(String account, Map<String, String> dev)
      throws IOException {
    var table = "arn:aws:dynamodb:us-east-1:" + account + ":table/Theirs";
    String[] get = {
      "dynamodb", "get-item", "--table-name", table, "--key", "{\"k\":{\"S\":\"1\"}}"
    };
    assertThat(refusal(alice, get))
        .contains("because no resource-based policy allows the dynamodb:GetItem action");
    culvert
        .awsWith(
            dev,
            "dynamodb",
            "put-resource-policy",
            "--resource-arn",
            table,
            "--policy",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                + "{\"AWS\":\"arn:aws:iam::000000000000:user/alice\"},"
                + "\"Action\":\"dynamodb:GetItem\",\"Resource\":\""
                + table
                + "\"}]}")
        .expectSuccess();
    culvert.awsWith(alice, get).expectSuccess();
    permit("alice", deny("dynamodb:GetItem"), allow("dynamodb:*"));
    assertThat(refusal(alice, get)).contains("with an explicit deny in an identity-based policy");
  }

  private static void attach(String target, String type, String content) throws IOException {
    var id =
        text(
            "organizations",
            "create-policy",
            "--name",
            type,
            "--description",
            "of the tests",
            "--type",
            type,
            "--content",
            content,
            "--query",
            "Policy.PolicySummary.Id");
    root("organizations", "attach-policy", "--policy-id", id, "--target-id", target);
  }

  private static void endpointPolicy(String endpoint, String principal) throws IOException {
    root(
        "ec2",
        "modify-vpc-endpoint",
        "--vpc-endpoint-id",
        endpoint,
        "--policy-document",
        "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
            + principal
            + ",\"Action\":\"*\",\"Resource\":\"*\"}]}");
  }

  private static void tablePolicy(String principal) throws IOException {
    root(
        "dynamodb",
        "put-resource-policy",
        "--resource-arn",
        ORDERS,
        "--policy",
        resource("{\"AWS\":\"" + principal + "\"}", "dynamodb:GetItem"));
  }

  private static String resource(String principal, String action) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":%s,"
            .formatted(principal)
        + "\"Action\":\"%s\",\"Resource\":\"%s\"}]}".formatted(action, ORDERS);
  }

  private static String[] assume(String role, String... more) {
    return Programs.command(
            List.of(
                "sts", "assume-role",
                "--role-arn", "arn:aws:iam::000000000000:role/" + role,
                "--role-session-name", "tests"),
            more)
        .toArray(String[]::new);
  }

  private static Map<String, String> session(String role, String... more) throws IOException {
    return credentials(culvert.awsWith(alice, assume(role, more)).expectSuccess().out());
  }

  private static Map<String, String> credentials(String json) throws IOException {
    var given = Json.mapper().readTree(json).path("Credentials");
    return Map.of(
        "AWS_ACCESS_KEY_ID", given.path("AccessKeyId").asText(),
        "AWS_SECRET_ACCESS_KEY", given.path("SecretAccessKey").asText(),
        "AWS_SESSION_TOKEN", given.path("SessionToken").asText());
  }

  private static Map<String, String> key(String user) throws IOException {
    var made =
        Json.mapper()
            .readTree(root("iam", "create-access-key", "--user-name", user))
            .path("AccessKey");
    var key = new HashMap<String, String>();
    key.put("AWS_ACCESS_KEY_ID", made.path("AccessKeyId").asText());
    key.put("AWS_SECRET_ACCESS_KEY", made.path("SecretAccessKey").asText());
    return key;
  }

  private static void permit(String user, String... statements) throws IOException {
    root(
        "iam",
        "put-user-policy",
        "--user-name",
        user,
        "--policy-name",
        "permissions",
        "--policy-document",
        document(statements));
  }

  private static String document(String... statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
  }

  private static String allow(String action) {
    return "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}";
  }

  private static String deny(String action) {
    return "{\"Effect\":\"Deny\",\"Action\":\"" + action + "\",\"Resource\":\"*\"}";
  }

  private static String root(String... arguments) throws IOException {
    return culvert.aws(arguments).expectSuccess().out();
  }

  private static String text(String... arguments) throws IOException {
    return root(Programs.command(List.of(arguments), "--output", "text").toArray(String[]::new))
        .strip();
  }

  private static String refusal(Map<String, String> who, String... arguments) throws IOException {
    var ended = culvert.awsWith(who, arguments);
    assertThat(ended.exitCode()).as(ended.out()).isNotZero();
    return ended.err();
  }
}
