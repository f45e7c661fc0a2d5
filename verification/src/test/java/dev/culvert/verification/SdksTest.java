package dev.culvert.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AWS SDKs, unmodified and with their defaults, inside the demo's subnet with an endpoint. */
@Tag("clients")
final class SdksTest {
  private static final String SUBNET = "subnet-789abc";

  @TempDir static Path home;
  @TempDir static Path work;
  private static RunningCulvert culvert;

  @BeforeAll
  static void up() throws IOException {
    AwsCli.assumeInstalled();
    culvert = RunningCulvert.up(home, "--in-memory", "--world", "demo");
    culvert
        .aws(
            "ec2", "create-vpc-endpoint",
            "--vpc-id", "vpc-123abc",
            "--service-name", "com.amazonaws.us-east-1.dynamodb",
            "--route-table-ids", "rtb-456def")
        .expectSuccess();
  }

  @AfterAll
  static void down() throws IOException {
    if (culvert != null) {
      culvert.close();
    }
  }

  @Test
  void boto3ReadsPrivately() throws IOException {
    assumeTrue(Programs.available("python3", "-c", "import boto3"), "python3 has no boto3");
    var script =
        "import boto3; print(boto3.client('dynamodb').get_item(TableName='Orders',"
            + "Key={'OrderId':{'S':'1001'}})['Item']['Customer']['S'])";
    readsPrivately(culvert.exec(SUBNET, List.of("python3", "-c", script)));
  }

  @Test
  void theSdkForJavaReadsPrivately() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    readsPrivately(
        culvert.exec(
            SUBNET, List.of(java, "-cp", classPath, "dev.culvert.verification.JavaSdkProgram")));
  }

  @Test
  void theSdkForJavaScriptReadsPrivatelyOverItsOwnPort() throws IOException {
    assumeTrue(Programs.available("npm", "--version"), "there is no npm on the PATH");
    for (var name : List.of("package.json", "package-lock.json", "get-order.mjs")) {
      Files.copy(Path.of("src/test/js", name), work.resolve(name));
    }
    var installed =
        Programs.run(
            Map.of(),
            List.of(
                "npm",
                "ci",
                "--prefix",
                work.toString(),
                "--no-audit",
                "--fetch-retries=1",
                "--fetch-timeout=30000"));
    assumeTrue(installed.exitCode() == 0, () -> "npm could not fetch the SDK: " + installed.err());
    readsPrivately(
        Programs.run(
            culvert.environment(),
            Programs.command(
                RunningCulvert.culvert(
                    "exec", "--subnet", SUBNET, "--fail-fast", "--endpoint-urls", "--"),
                "node",
                work.resolve("get-order.mjs").toString())));
  }

  private static void readsPrivately(Programs.Ended program) throws IOException {
    assertThat(program.expectSuccess().out()).contains("Ada");
    assertThat(culvert.run("trace").expectSuccess().out())
        .contains("dynamodb:GetItem")
        .contains("Response received privately");
  }
}
