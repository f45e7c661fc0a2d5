package dev.culvert.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.wire.http.Headers.Header;
import dev.culvert.wire.sigv4.AccessKey;
import dev.culvert.wire.sigv4.RequestSigner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code POST /_culvert/reset}: the world as it was at the start, for those who may. */
@Tag("clients")
final class ResetTest {
  private static final AccessKey ROOT =
      new AccessKey(RunningCulvert.ACCESS_KEY_ID, RunningCulvert.SECRET, Optional.empty());
  private static final AccessKey NOBODY =
      new AccessKey(RunningCulvert.ACCESS_KEY_ID, "made-up", Optional.empty());

  @Test
  void everythingThatWasMadeIsGoneAndTheFirstWorldStands(@TempDir Path home) throws Exception {
    try (var culvert = RunningCulvert.up(home, "--in-memory", "--world", "demo")) {
      culvert.aws("ec2", "create-vpc", "--cidr-block", "10.77.0.0/16").expectSuccess();
      culvert.aws("iam", "create-user", "--user-name", "left-over").expectSuccess();
      culvert
          .aws(
              "dynamodb",
              "create-table",
              "--table-name",
              "LeftOver",
              "--attribute-definitions",
              "AttributeName=pk,AttributeType=S",
              "--key-schema",
              "AttributeName=pk,KeyType=HASH",
              "--billing-mode",
              "PAY_PER_REQUEST",
              "--deletion-protection-enabled")
          .expectSuccess();
      culvert.aws("dynamodb", "delete-table", "--table-name", "Orders").expectSuccess();

      assertThat(reset(culvert, NOBODY)).isEqualTo(403);
      assertThat(vpcs(culvert)).contains("10.77.0.0/16");

      assertThat(reset(culvert, ROOT)).isEqualTo(200);
      assertThat(vpcs(culvert)).contains("vpc-123abc").doesNotContain("10.77.0.0/16");
      assertThat(culvert.aws("iam", "list-users").expectSuccess().out())
          .doesNotContain("left-over");
      assertThat(culvert.aws("dynamodb", "list-tables").expectSuccess().out())
          .contains("Orders")
          .doesNotContain("LeftOver");
      assertThat(
              culvert
                  .aws("dynamodb", "scan", "--table-name", "Orders", "--select", "COUNT")
                  .expectSuccess()
                  .out())
          .doesNotContain("\"Count\": 0");
    }
  }

  @Test
  void aServerThatKeepsItsDataCannotBeReset(@TempDir Path home) throws Exception {
    try (var culvert =
        RunningCulvert.up(home, "--data", home.resolve("data").toString(), "--world", "demo")) {
      assertThat(reset(culvert, ROOT)).isEqualTo(409);
      assertThat(vpcs(culvert)).contains("vpc-123abc");
    }
  }

  private static String vpcs(RunningCulvert culvert) throws Exception {
    return culvert.aws("ec2", "describe-vpcs").expectSuccess().out();
  }

  /** The status of the answer. */
  private static int reset(RunningCulvert culvert, AccessKey as) throws Exception {
    var body = new byte[0];
    var host = new Header("Host", "127.0.0.1:" + culvert.port());
    var signed =
        new RequestSigner(as, "us-east-1", "culvert")
            .sign("POST", "/_culvert/reset", List.of(host), body, Instant.now());
    var request =
        HttpRequest.newBuilder(URI.create(culvert.endpoint() + "/_culvert/reset"))
            .POST(BodyPublishers.ofByteArray(body));
    signed.forEach(header -> request.header(header.name(), header.value()));
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }
}
