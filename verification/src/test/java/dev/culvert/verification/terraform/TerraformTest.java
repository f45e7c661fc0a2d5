package dev.culvert.verification.terraform;

import dev.culvert.verification.AwsCli;
import dev.culvert.verification.RunningCulvert;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Realistic configurations, each through its whole life, against one server. They run side by side,
 * each in a region of its own, because the provider waits by fixed delays.
 */
@Tag("clients")
@Tag("slow")
@Disabled("not yet seen to its end: the interfaces of `culvert exec` hold their subnets at destroy")
final class TerraformTest {
  /** Each keeps a provider of half a gigabyte, and a core for some seconds. */
  private static final int SIDE_BY_SIDE = Integer.getInteger("terraforms", 3);

  @TempDir static Path directory;
  private static final Map<String, CompletableFuture<Void>> LIVES = new HashMap<>();
  private static RunningCulvert culvert;
  private static ExecutorService threads;

  @BeforeAll
  static void start() throws IOException {
    AwsCli.assumeInstalled();
    var terraform = Terraform.orElseSkip(directory);
    culvert = RunningCulvert.up(directory.resolve("home"), "--in-memory");
    clientRole();
    threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    for (var built : Built.ALL) {
      var life = new Life(built, culvert, terraform, directory.resolve(built.name()));
      LIVES.put(built.name(), CompletableFuture.runAsync(life::live, threads));
    }
  }

  @AfterAll
  static void stop() throws IOException {
    if (threads != null) {
      threads.shutdownNow();
    }
    if (culvert != null) {
      culvert.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> appliesConvergesChangesAndLeavesNothing() {
    return Built.ALL.stream()
        .map(built -> DynamicTest.dynamicTest(built.name(), () -> ended(built.name())));
  }

  private static void ended(String name) throws Throwable {
    try {
      Objects.requireNonNull(LIVES.get(name)).join();
    } catch (CompletionException e) {
      throw e.getCause();
    }
  }

  /** Who the clients inside the networks are. */
  private static void clientRole() throws IOException {
    culvert
        .aws(
            "iam",
            "create-role",
            "--role-name",
            "app",
            "--assume-role-policy-document",
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
            """)
        .expectSuccess();
    culvert
        .aws(
            "iam",
            "put-role-policy",
            "--role-name",
            "app",
            "--policy-name",
            "all",
            "--policy-document",
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Action": "dynamodb:*", "Resource": "*"}]}
            """)
        .expectSuccess();
  }
}
