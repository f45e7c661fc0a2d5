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
