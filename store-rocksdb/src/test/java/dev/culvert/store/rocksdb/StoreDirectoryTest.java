package dev.culvert.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.items.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreDirectoryTest {
  @TempDir Path parent;

  private Path path() {
    return parent.resolve("some/where");
  }

  /** Claims it, and answers whether it was taken for a new store. */
  private boolean claimedFresh() {
    try (var directory = StoreDirectory.claim(path())) {
      return directory.fresh();
    }
  }

  private void makeStore() throws IOException {
    try (var directory = StoreDirectory.claim(path())) {
      Files.createDirectories(directory.database());
      Files.writeString(directory.database().resolve("CURRENT"), "");
      Files.writeString(directory.database().resolve("000001.log"), "");
      directory.complete(true);
    }
  }

  @Test
  void aNewStoreIsFreshUntilItIsComplete() throws IOException {
    assertThat(claimedFresh()).isTrue();
    assertThat(claimedFresh()).isTrue();
    makeStore();
    assertThat(claimedFresh()).isFalse();
  }

  @Test
  void whatWasLeftOfAnInterruptedMakingIsDeleted() throws IOException {
    Path leftover = path().resolve("db/000001.sst");
    assertThat(claimedFresh()).isTrue();
    Files.createDirectories(leftover.getParent());
    Files.writeString(leftover, "");
    assertThat(claimedFresh()).isTrue();
    assertThat(leftover).doesNotExist();
  }

  @Test
  void aDirectoryOfSomethingElseIsRefused() throws IOException {
    Files.createDirectories(path());
    Files.writeString(path().resolve("holiday.jpg"), "");
    assertThatThrownBy(this::claimedFresh)
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "the directory `%s` is not empty, and holds no store: FORMAT is missing", path());
  }

  @Test
  void aStoreWhoseFormatIsGoneIsRefusedAndKept() throws IOException {
    makeStore();
    Files.delete(path().resolve("FORMAT"));
    assertThatThrownBy(this::claimedFresh).hasMessageContaining("FORMAT is missing");
    assertThat(path().resolve("db/CURRENT")).exists();
  }

  @Test
  void aStoreOfAnotherFormatIsRefused() throws IOException {
    makeStore();
    Files.writeString(path().resolve("FORMAT"), "culvert store, format 2\n");
    assertThatThrownBy(this::claimedFresh)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("`culvert store, format 2`, not `culvert store, format 1`");
  }

  @Test
  void aFileInThePlaceOfTheDirectoryIsRefused() throws IOException {
    Files.createDirectories(path().getParent());
    Files.writeString(path(), "");
    assertThatThrownBy(this::claimedFresh)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("cannot use the directory");
  }

  @Test
  void aDirectoryHasOneClaimantAtATime() throws IOException {
    try (var _ = StoreDirectory.claim(path())) {
      assertThatThrownBy(this::claimedFresh)
          .isInstanceOf(StoreException.class)
          .hasMessage("the store in `%s` is already open, here or in another process", path());
    }
    makeStore();
  }
}
