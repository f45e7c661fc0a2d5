package dev.culvert.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client of the demo's subnet holds a connection open while the network changes. */
@Tag("clients")
final class EstablishedConnectionsTest {
  private static final int LONGEST_MILLIS = (int) Duration.ofSeconds(30).toMillis();

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
  void aConnectionWhosePathIsTakenAwayIsCut() throws IOException {
    var created =
        culvert
            .aws(
                "ec2", "create-vpc-endpoint",
                "--vpc-id", "vpc-123abc",
                "--service-name", "com.amazonaws.us-east-1.dynamodb",
                "--route-table-ids", "rtb-456def")
            .expectSuccess()
            .out();
    var id = Pattern.compile("vpce-[0-9a-f]+").matcher(created);
    assertThat(id.find()).isTrue();
    var proxy =
        URI.create(
            culvert
                .exec("subnet-789abc", List.of("printenv", "HTTP_PROXY"))
                .expectSuccess()
                .out()
                .strip());
    try (var connection = new Socket(proxy.getHost(), proxy.getPort())) {
      connection.setSoTimeout(LONGEST_MILLIS);
      assertThat(ask(connection)).isEqualTo('H');
      culvert
          .aws(
              "ec2", "modify-vpc-endpoint",
              "--vpc-endpoint-id", id.group(),
              "--remove-route-table-ids", "rtb-456def")
          .expectSuccess();
      assertThat(ended(connection.getInputStream())).isTrue();
    }
  }

  /** The first byte of the answer to an unsigned request, sent as to a proxy. */
  private static int ask(Socket connection) throws IOException {
    connection
        .getOutputStream()
        .write(
            """
            GET http://dynamodb.us-east-1.amazonaws.com/ HTTP/1.1\r
            Host: dynamodb.us-east-1.amazonaws.com\r
            \r
            """
                .getBytes(StandardCharsets.US_ASCII));
    return connection.getInputStream().read();
  }

  private static boolean ended(InputStream answers) {
    try {
      while (answers.read() >= 0) {
        // What was answered before.
      }
      return true;
    } catch (IOException cut) {
      return !(cut instanceof SocketTimeoutException);
    }
  }
}
