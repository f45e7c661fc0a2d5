package dev.culvert.verification.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.culvert.verification.AwsCli;
import dev.culvert.verification.Programs;
import dev.culvert.verification.RunningCulvert;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SDK for Python and the command line, unmodified. */
@Tag("clients")
final class ClientsTest {
  @TempDir static Path home;
  private static @Nullable RunningCulvert culvert;

  @BeforeAll
  static void up() throws IOException {
    culvert = RunningCulvert.up(home, "--in-memory");
  }

  @AfterAll
  static void down() throws IOException {
    if (culvert != null) {
      culvert.close();
    }
  }

  @Test
  void boto3() throws IOException {
    assumeTrue(Programs.available("python3", "-c", "import boto3"), "python3 has no boto3");
    var ended =
        Programs.run(environment(), List.of("python3", "src/test/python/dynamodb.py"))
            .expectSuccess();
    assertThat(ended.out()).contains("boto3 saw what it expected");
  }

  @Test
  void theCommandLine() throws IOException {
    AwsCli.assumeInstalled();
    aws(
        "create-table",
        "--table-name",
        "Shell",
        "--billing-mode",
        "PAY_PER_REQUEST",
        "--key-schema",
        "AttributeName=id,KeyType=HASH",
        "--attribute-definitions",
        "AttributeName=id,AttributeType=S");
    aws("wait", "table-exists", "--table-name", "Shell");
    aws(
        "put-item",
        "--table-name",
        "Shell",
        "--item",
        "{\"id\":{\"S\":\"1\"},\"n\":{\"N\":\"5\"}}");
    aws(
        "update-item",
        "--table-name",
        "Shell",
        "--key",
        "{\"id\":{\"S\":\"1\"}}",
        "--update-expression",
        "SET n = n + :m",
        "--expression-attribute-values",
        "{\":m\":{\"N\":\"2\"}}");
    aws("execute-statement", "--statement", "INSERT INTO Shell VALUE {'id':'2','n':9}");
    aws(
        "transact-write-items",
        "--transact-items",
        "[{\"Delete\":{\"TableName\":\"Shell\",\"Key\":{\"id\":{\"S\":\"2\"}}}}]");
    assertThat(
            aws(
                "scan",
                "--table-name",
                "Shell",
                "--query",
                "Items[].[id.S,n.N]",
                "--output",
                "text"))
        .isEqualToIgnoringWhitespace("1 7");
    assertThat(aws("describe-limits", "--query", "TableMaxReadCapacityUnits")).contains("40000");
  }

  private static String aws(String... arguments) throws IOException {
    return running()
        .aws(Programs.command(List.of("dynamodb"), arguments).toArray(String[]::new))
        .expectSuccess()
        .out();
  }

  private static Map<String, String> environment() {
    var environment = new HashMap<>(running().environment());
    environment.put("AWS_ENDPOINT_URL", running().endpoint());
    environment.put("AWS_ACCESS_KEY_ID", RunningCulvert.ACCESS_KEY_ID);
    environment.put("AWS_SECRET_ACCESS_KEY", RunningCulvert.SECRET);
    environment.put("AWS_DEFAULT_REGION", "us-east-1");
    environment.put("AWS_CONFIG_FILE", "/dev/null");
    return environment;
  }

  private static RunningCulvert running() {
    if (culvert == null) {
      throw new IllegalStateException("there is no server");
    }
    return culvert;
  }
}
