package dev.culvert.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Table Orders is under a policy that denies whatever does not come through a VPC endpoint. A
 * client outside any VPC says, in every way a request can, that it comes through one.
 */
final class ForgedFactsTest {
  private static final String GET =
      "{\"TableName\":\"Orders\",\"Key\":{\"OrderId\":{\"S\":\"1001\"}}}";

  @TempDir static Path home;
  private static RunningCulvert culvert;
  private static RootClient root;

  @BeforeAll
  static void up() throws IOException {
    culvert = RunningCulvert.up(home, "--in-memory", "--world", "demo");
    root = new RootClient(culvert);
    var policy =
        """
        {"ResourceArn":"arn:aws:dynamodb:us-east-1:000000000000:table/Orders","Policy":"{\\"Version\\":\\"2012-10-17\\",\
        \\"Statement\\":[{\\"Effect\\":\\"Deny\\",\\"Principal\\":\\"*\\",\\"Action\\":\\"dynamodb:GetItem\\",\\"Resource\\":\\"*\\",\
        \\"Condition\\":{\\"Null\\":{\\"aws:SourceVpce\\":\\"true\\"}}}]}"}\
        """;
    assertThat(root.dynamoDb("PutResourcePolicy", policy).statusCode()).isEqualTo(200);
  }

  @AfterAll
  static void down() throws IOException {
    if (culvert != null) {
      culvert.close();
    }
  }

  @Test
  void noHeaderMakesARequestPrivate() throws IOException {
    var forged =
        Map.of(
            "X-Forwarded-For", "10.0.1.4",
            "Forwarded", "for=10.0.1.4",
            "X-Real-IP", "10.0.1.4",
            "X-Amz-Source-Vpce", "vpce-1a2b3c4d",
            "X-Amz-Source-Vpc", "vpc-123abc",
            "X-Amz-Vpce-Id", "vpce-1a2b3c4d",
            "X-Amzn-Vpce-Id", "vpce-1a2b3c4d");
    for (var header : forged.entrySet()) {
      var answer = root.dynamoDb("GetItem", GET, Map.of(header.getKey(), header.getValue()));
      assertThat(answer.statusCode()).as(header.getKey()).isEqualTo(400);
      assertThat(answer.body())
          .as(header.getKey())
          .contains("AccessDeniedException")
          .contains("with an explicit deny in a resource-based policy");
    }
  }

  /** Keys with which other emulators let everybody in, whatever the secret. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "test",
        "mock",
        "fake",
        "local",
        "dummy",
        "DUMMYIDEXAMPLE",
        "AKIAIOSFODNN7EXAMPLE",
        "LKIAQAAAAAAAAAAAAAAA",
        "LSIAQAAAAAAAAAAAAAAA",
        "000000000000",
        "111111111111"
      })
  void noMagicKeyIsKnown(String keyId) throws IOException {
    var answer = new RootClient(culvert, keyId, "test").dynamoDb("GetItem", GET);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("UnrecognizedClientException");
  }

  /** What other emulators take instead of a permission, or instead of a signature. */
  @Test
  void noSwitchOfOtherEmulatorsIsHonoured() throws IOException {
    var switches =
        Map.of(
            "X-Localstack-Target", "dynamodb",
            "X-Localstack-Source-Service", "events.amazonaws.com",
            "X-Moto-Account-Id", "123456789012",
            "X-Localstack-Account-Id", "123456789012",
            "X-Amz-Account-Id", "123456789012",
            "X-Amz-Invoked-By", "dynamodb.amazonaws.com",
            "X-Amz-Via-Aws-Service", "true",
            "X-Amz-Principal-Arn", "arn:aws:iam::000000000000:root",
            "X-Skip-Iam", "true",
            "X-Enforce-Iam", "0");
    for (var header : switches.entrySet()) {
      var answer = root.dynamoDb("GetItem", GET, Map.of(header.getKey(), header.getValue()));
      assertThat(answer.body()).as(header.getKey()).contains("AccessDeniedException");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?aws_account_id=123456789012",
        "/?AWSAccessKeyId=AKIAVERIFICATION0001",
        "/?vpce=vpce-1a2b3c4d",
        "/?enforce_iam=false",
        "/moto-api/reset",
        "/_localstack/health",
        "/_aws/dynamodb"
      })
  void noPathOrParameterReplacesASignature(String target) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(culvert.endpoint() + target))
                  .POST(HttpRequest.BodyPublishers.ofString(GET))
                  .header("Content-Type", "application/x-amz-json-1.0")
                  .header("X-Amz-Target", "DynamoDB_20120810.GetItem")
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isBetween(400, 404);
      assertThat(answer.body()).doesNotContain("Ada");
    }
  }

  @Test
  void aWrongSecretGetsDynamoDbsOwnError() throws IOException {
    var answer = new RootClient(culvert, "another secret").dynamoDb("GetItem", GET);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("com.amazon.coral.service#InvalidSignatureException")
        .contains("The request signature we calculated does not match the signature you provided.");
  }

  @Test
  void anUnsignedRequestGetsDynamoDbsOwnError() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create(culvert.endpoint() + "/"))
                  .POST(HttpRequest.BodyPublishers.ofString(GET))
                  .header("Content-Type", "application/x-amz-json-1.0")
                  .header("X-Amz-Target", "DynamoDB_20120810.GetItem")
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("MissingAuthenticationTokenException");
    }
  }
}
