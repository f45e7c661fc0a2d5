package dev.culvert.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.items.store.StoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a store whose files were harmed while it was closed. */
class DamageTest {
  private static final int COMMITS = 60;

  @TempDir Path path;

  @BeforeEach
  void writeSome() {
    try (var store = open(Durability.FSYNC)) {
      LongStream.range(0, COMMITS).forEach(number -> Transfers.write(store, number));
    }
  }

  private RocksDbStore open(Durability durability) {
    return RocksDbStore.open(path, RocksDbOptions.with(durability));
  }

  private void assertRefused(String why) {
    for (Durability durability : Durability.values()) {
      assertThatThrownBy(() -> open(durability))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(path.toString())
          .hasMessageContaining(why);
    }
  }

  private Path only(String suffix) throws IOException {
    List<Path> found = all(suffix);
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private List<Path> all(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(path.resolve("db"))) {
      return files.filter(file -> file.getFileName().toString().matches(suffix)).toList();
    }
  }

  private static void flip(Path file, long at) throws IOException {
    try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      int before = bytes.read();
      bytes.seek(at);
      bytes.write(before ^ 0x55);
    }
  }

  /** The log's rows go to table files when the store is opened again. */
  private void moveRowsToTables() {
    open(Durability.FSYNC).close();
  }

  @Test
  void aStoreThatWasClosedWellIsWhole() {
    try (var store = open(Durability.FSYNC)) {
      assertThat(Transfers.whole(store)).hasSize(COMMITS);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 100, 1000, 1500, 40_000})
  void aTornLogIsRecoveredToItsLastWholeCommit(int torn) throws IOException {
    Path log = only(".*\\.log");
    try (var bytes = new RandomAccessFile(log.toFile(), "rw")) {
      bytes.setLength(bytes.length() - torn);
    }
    try (var store = open(Durability.FSYNC)) {
      var left = Transfers.whole(store);
      assertThat(left).containsExactlyElementsOf(LongStream.range(0, left.size()).boxed().toList());
      assertThat(left.size()).isLessThan(COMMITS).isGreaterThan(COMMITS - 3 - torn / 900);
      Transfers.write(store, 1_000);
    }
    try (var store = open(Durability.FSYNC)) {
      assertThat(Transfers.whole(store)).contains(1_000L);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aFlippedBitBeforeTheLastCommitOfASyncedLogIsRefused(long seed) throws IOException {
    Path log = only(".*\\.log");
    // A commit has about 1,000 bytes; the last 2,000 hold the last one, and perhaps no other.
    flip(log, new Random(seed).nextLong(Files.size(log) - 2_000));
    assertRefused("is damaged: commits that were acknowledged follow the unreadable byte");
  }

  @Test
  void aTornLastCommitIsNoDamage() throws IOException {
    Path log = only(".*\\.log");
    flip(log, Files.size(log) - 10);
    try (var store = open(Durability.FSYNC)) {
      assertThat(Transfers.whole(store)).hasSize(COMMITS - 1);
    }
  }

  @Test
  void aHoleInAnUnsyncedLogIsRecoveredToTheCommitBeforeIt() throws IOException {
    try (var store = open(Durability.OS)) {
      LongStream.range(100, 160).forEach(number -> Transfers.write(store, number));
    }
    Path log = only(".*\\.log");
    flip(log, Files.size(log) / 2);
    try (var store = open(Durability.FSYNC)) {
      assertThat(Transfers.whole(store)).hasSizeBetween(COMMITS + 10, COMMITS + 50);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MANIFEST-.*, cannot be opened",
    "CURRENT, is damaged: db/CURRENT is missing",
    ".*\\.log, is damaged: the write-ahead log (db/*.log) is missing"
  })
  void aMissingFileIsRefusedAgainAndAgain(String name, String why) throws IOException {
    Files.delete(only(name));
    assertRefused(why);
    assertRefused(why);
  }

  @Test
  void aMissingDatabaseIsRefused() throws IOException {
    for (Path file : all(".*")) {
      Files.delete(file);
    }
    assertRefused("is damaged: db/CURRENT is missing");
  }

  @Test
  void aMissingTableIsRefused() throws IOException {
    moveRowsToTables();
    Files.delete(all(".*\\.sst").getFirst());
    assertRefused("cannot be opened");
  }

  @Test
  void aShortenedTableIsRefused() throws IOException {
    moveRowsToTables();
    Path table = all(".*\\.sst").getFirst();
    try (var bytes = new RandomAccessFile(table.toFile(), "rw")) {
      bytes.setLength(bytes.length() / 2);
    }
    assertRefused("cannot be opened");
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void aFlippedBitInATableIsNeverReadAsData(Durability durability) throws IOException {
    moveRowsToTables();
    for (Path table : all(".*\\.sst")) {
      flip(table, 100);
    }
    assertThatThrownBy(
            () -> {
              try (var store = open(durability)) {
                Transfers.whole(store);
              }
            })
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("checksum mismatch");
  }

  @Test
  void aDamagedManifestIsRefused() throws IOException {
    Path manifest = only("MANIFEST-.*");
    flip(manifest, Files.size(manifest) / 2);
    assertRefused("cannot be opened");
  }

  @Test
  void aRefusedStoreMayBeOpenedOnceItIsMended() throws IOException {
    Path log = only(".*\\.log");
    flip(log, 500);
    assertRefused("is damaged");
    flip(log, 500);
    try (var store = open(Durability.FSYNC)) {
      assertThat(Transfers.whole(store)).hasSize(COMMITS);
    }
  }
}
