package dev.culvert.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight clients write over HTTP to a table on disk while the server is killed with signal 9. */
@Tag("slow")
final class KillTest {
  private static final int CLIENTS = 8;
  private static final int ENOUGH = 300;

  @TempDir Path home;
  @TempDir Path data;

  @Test
  void everyAcknowledgedWriteIsThereAfterwards() throws Exception {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    try (var culvert = RunningCulvert.up(home, "--data", data.toString())) {
      var created =
          new RootClient(culvert)
              .dynamoDb(
                  "CreateTable",
                  """
                  {"TableName":"Writes","BillingMode":"PAY_PER_REQUEST",
                   "AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"}],
                   "KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}]}\
                  """);
      assertThat(created.statusCode()).as(created.body()).isEqualTo(200);
      writeUntilKilled(culvert, acknowledged);
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
    try (var again = RunningCulvert.up(home, "--data", data.toString())) {
      var root = new RootClient(again);
      for (var id : acknowledged) {
        var found =
            root.dynamoDb(
                "GetItem",
                "{\"TableName\":\"Writes\",\"Key\":{\"Id\":{\"S\":\"%s\"}}}".formatted(id));
        assertThat(found.body()).as(id).contains("\"" + id + "\"");
      }
    }
  }

  private static void writeUntilKilled(RunningCulvert culvert, Set<String> acknowledged)
      throws Exception {
    var over = new AtomicBoolean();
    var next = new AtomicInteger();
    var clients = new ArrayList<Thread>();
    for (var client = 0; client < CLIENTS; client++) {
      clients.add(
          Thread.ofPlatform()
              .start(() -> {
                var root = new RootClient(culvert);
                while (!over.get()) {
                  var id = "w" + next.incrementAndGet();
                  if (wrote(root, id)) {
                    acknowledged.add(id);
                  }
                }
              }));
    }
    while (acknowledged.size() < ENOUGH) {
      Thread.sleep(10);
    }
    culvert.kill();
    over.set(true);
    for (var client : clients) {
      client.join();
    }
  }

  private static boolean wrote(RootClient root, String id) {
    try {
      return root.dynamoDb(
                  "PutItem",
                  "{\"TableName\":\"Writes\",\"Item\":{\"Id\":{\"S\":\"%s\"}}}".formatted(id))
              .statusCode()
          == 200;
    } catch (IOException killed) {
      return false;
    }
  }
}
