package dev.culvert.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that is killed in the middle of writing keeps what it acknowledged. */
@Tag("slow")
@Timeout(300)
class CrashTest {
  private static final int KILLS = 6;
  private static final int THREADS = 12;

  @TempDir Path directory;

  private final NavigableSet<Long> acknowledged = new TreeSet<>();

  @ParameterizedTest
  @EnumSource(Durability.class)
  void everyAcknowledgedTransactionSurvivesKillsAndNoneIsHalf(Durability durability)
      throws Exception {
    var random = new Random(7);
    long first = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      try (var writer = start(durability, first, List.of())) {
        writer.readAcknowledgements(Duration.ofMillis(random.nextInt(20, 400)));
      }
      NavigableSet<Long> found = reopened(durability);
      assertThat(found.containsAll(acknowledged)).isTrue();
      first = found.isEmpty() ? 0 : found.last() + 1;
    }
    assertThat(acknowledged.size()).isGreaterThan(KILLS);
  }

  /** A limit on the size of files stands for a full disk: the log can grow no further. */
  @ParameterizedTest
  @EnumSource(Durability.class)
  void aFullDiskIsReportedAndTakesNothingThatWasAcknowledged(Durability durability)
      throws Exception {
    start(durability, 0, List.of()).close();
    reopened(durability);
    var limited = List.of("sh", "-c", "ulimit -f 2000; exec \"$@\"", "-");
    try (var writer = start(durability, 1_000_000, limited)) {
      assertThat(writer.readAcknowledgements(Duration.ofMinutes(2))).isEqualTo("refused");
    }
    assertThat(acknowledged).hasSizeGreaterThan(100);
    assertThat(reopened(durability).containsAll(acknowledged)).isTrue();
  }

  @Test
  void anotherProcessIsKeptOut() throws Exception {
    try (var _ = start(Durability.FSYNC, 0, List.of())) {
      assertThatThrownBy(() -> reopened(Durability.FSYNC))
          .hasMessage("the store in `%s` is already open, here or in another process", store());
    }
    assertThat(reopened(Durability.FSYNC)).isNotNull();
  }

  private Path store() {
    return directory.resolve("store");
  }

  private NavigableSet<Long> reopened(Durability durability) {
    try (var store = RocksDbStore.open(store(), RocksDbOptions.with(durability))) {
      return Transfers.whole(store);
    }
  }

  private Writer start(Durability durability, long first, List<String> prefix) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            CrashWriter.class.getName(),
            store().toString(),
            durability.name(),
            Long.toString(first),
            Integer.toString(THREADS)));
    Path errors = Files.createTempFile(directory, "writer", ".err");
    return new Writer(new ProcessBuilder(command).redirectError(errors.toFile()).start());
  }

  /** A running {@link CrashWriter}; closing it is {@code kill -9}. */
  private final class Writer implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    Writer(Process process) throws IOException {
      this.process = process;
      this.lines = process.inputReader();
      assertThat(lines.readLine()).isEqualTo("ready");
    }

    /** Reads until the time is over, kills, reads the rest; answers the last word, if any. */
    String readAcknowledgements(Duration time) throws Exception {
      Thread killer =
          Thread.ofVirtual()
              .start(() -> {
                if (!ended(time)) {
                  kill();
                }
              });
      String word = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.matches("\\d+")) {
          acknowledged.add(Long.parseLong(line));
        } else {
          word = line;
        }
      }
      killer.join();
      return word;
    }

    /** Through its handle, for killing through the process also closes its output. */
    private void kill() {
      process.toHandle().destroyForcibly();
    }

    private boolean ended(Duration time) {
      try {
        return process.waitFor(time);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      kill();
      process.onExit().join();
    }
  }
}
