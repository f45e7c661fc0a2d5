package dev.culvert.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clients write over HTTP to a table on disk while the server is killed with signal 9, again and
 * again at another moment. After each round the table has every acknowledged write, its index what
 * the table has, and its stream every version of every item, in order.
 */
@Tag("slow")
final class KillTest {
  private static final int ROUNDS = Integer.getInteger("rounds", 50);
  private static final long SEED = Long.getLong("seed", 1);
  private static final int CLIENTS = 6;
  private static final int ITEMS_OF_A_CLIENT = 4;
  private static final int SHORTEST_MILLIS = 50;
  private static final int LONGEST_MILLIS = 500;

  @TempDir Path home;
  @TempDir Path data;

  @Test
  void everyAcknowledgedWriteAndItsIndexAndStreamAreThereAfterwards() throws Exception {
    var random = new Random(SEED);
    var reader = new StreamReader();
    var acknowledged = Map.<String, Integer>of();
    var writes = 0;
    for (var round = 0; round <= ROUNDS; round++) {
      try (var culvert = RunningCulvert.up(home, "--data", data.toString())) {
        var table = new KilledTable(new RootClient(culvert));
        if (round == 0) {
          table.create();
        } else {
          check(table, reader, round - 1, acknowledged);
        }
        if (round < ROUNDS) {
          var millis = random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS);
          acknowledged = writeUntilKilled(culvert, round, millis);
          writes += acknowledged.values().stream().mapToInt(Integer::intValue).sum();
        }
      }
    }
    assertThat(writes).isGreaterThan(ROUNDS * CLIENTS);
  }

  private static void check(
      KilledTable table, StreamReader reader, int round, Map<String, Integer> acknowledged)
      throws IOException {
    var there = table.items(round);
    acknowledged.forEach((id, version) ->
        // The write under way at the kill may have happened or not.
        assertThat(there.get(id)).as("%s in round %d", id, round).isBetween(version, version + 1));
    assertThat(table.indexed(round)).as("the index in round %d", round).isEqualTo(there);
    var streamed = reader.readOn(table);
    there.forEach((id, version) -> {
      var all = new ArrayList<Integer>();
      for (var each = 1; each <= version; each++) {
        all.add(each);
      }
      assertThat(streamed.get(id)).as("the stream of %s", id).isEqualTo(all);
    });
    assertThat(streamed.keySet()).isEqualTo(there.keySet());
  }

  /** The last version of each item that was acknowledged. */
  private static Map<String, Integer> writeUntilKilled(
      RunningCulvert culvert, int round, int millis) throws Exception {
    var acknowledged = new ConcurrentHashMap<String, Integer>();
    var over = new AtomicBoolean();
    var clients = new ArrayList<Thread>();
    for (var client = 0; client < CLIENTS; client++) {
      var prefix = "r%03d-c%d-".formatted(round, client);
      clients.add(
          Thread.ofPlatform()
              .start(() -> {
                var table = new KilledTable(new RootClient(culvert));
                for (var write = 0; !over.get(); write++) {
                  var id = prefix + write % ITEMS_OF_A_CLIENT;
                  var version = write / ITEMS_OF_A_CLIENT + 1;
                  if (!table.put(id, round, version)) {
                    // What follows an unknown outcome could not be judged.
                    return;
                  }
                  acknowledged.put(id, version);
                }
              }));
    }
    while (acknowledged.isEmpty()) {
      Thread.sleep(1);
    }
    Thread.sleep(millis);
    culvert.kill();
    over.set(true);
    for (var client : clients) {
      client.join();
    }
    return Map.copyOf(acknowledged);
  }

  /** Reads a stream from where it stopped, over the server's restarts. */
  private static final class StreamReader {
    private String last = "";

    /** The versions of each item that were recorded since, in the stream's order. */
    Map<String, List<Integer>> readOn(KilledTable table) throws IOException {
      var versions = new TreeMap<String, List<Integer>>();
      for (var record : table.records(last)) {
        versions.computeIfAbsent(record.id(), _ -> new ArrayList<>()).add(record.version());
        last = record.sequence();
      }
      return versions;
    }
  }
}
