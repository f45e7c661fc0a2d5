package dev.culvert.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What only a store on a disk can do; the rest is in the contract's tests. */
class RocksDbStoreTest {
  @TempDir Path directory;

  private RocksDbStore open(Durability durability) {
    return RocksDbStore.open(directory.resolve("store"), RocksDbOptions.with(durability));
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void rowsAreThereWhenTheStoreIsOpenedAgain(Durability durability) {
    for (long number = 0; number < 5; number++) {
      try (var store = open(durability)) {
        assertThat(Transfers.whole(store)).hasSize((int) number);
        Transfers.write(store, number);
      }
    }
  }

  @Test
  void durabilityMayChangeFromOneOpeningToTheNext() {
    for (long number = 0; number < 6; number++) {
      try (var store = open(number % 2 == 0 ? Durability.FSYNC : Durability.OS)) {
        assertThat(Transfers.whole(store)).hasSize((int) number);
        Transfers.write(store, number);
      }
    }
  }

  @Test
  void theStoreIsOpenOnceAtATime() {
    try (var store = open(Durability.FSYNC)) {
      assertThatThrownBy(() -> open(Durability.FSYNC))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is already open, here or in another process");
      Transfers.write(store, 1);
    }
    try (var store = open(Durability.FSYNC)) {
      assertThat(Transfers.whole(store)).containsExactly(1L);
    }
  }

  @Test
  void aCheckpointIsAStoreOfItsOwn() {
    Path copy = directory.resolve("copy");
    try (var store = open(Durability.FSYNC)) {
      Transfers.write(store, 1);
      store.checkpoint(copy);
      Transfers.write(store, 2);
      assertThatThrownBy(() -> store.checkpoint(copy))
          .isInstanceOf(StoreException.class)
          .hasMessage("there is a store in `%s` already", copy);
    }
    for (int opening = 0; opening < 2; opening++) {
      try (var store = RocksDbStore.open(copy, RocksDbOptions.with(Durability.FSYNC))) {
        assertThat(Transfers.whole(store)).containsExactly(1L);
      }
    }
  }

  @Test
  void aClosedSnapshotAndItsCursorsRefuse() {
    try (var store = open(Durability.OS)) {
      Transfers.write(store, 1);
      var snapshot = store.snapshot();
      snapshot.close();
      assertThatThrownBy(() -> snapshot.get(Space.ITEMS, Transfers.key(1)))
          .isInstanceOf(StoreException.class)
          .hasMessage("the snapshot is closed");
    }
  }

  @Test
  void aCursorOutlivesTheSnapshotItCameFrom() {
    try (var store = open(Durability.OS)) {
      Transfers.write(store, 1);
      Cursor cursor;
      try (var snapshot = store.snapshot()) {
        cursor = snapshot.scan(Space.ITEMS, Transfers.key(0), Transfers.key(9), Direction.FORWARD);
      }
      Transfers.write(store, 2);
      try (cursor) {
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.next()).isFalse();
      }
    }
  }

  @Test
  void manyViewsMayBeLeftOpen() {
    List<AutoCloseable> views = new ArrayList<>();
    try (var store = open(Durability.OS)) {
      Transfers.write(store, 1);
      for (int i = 0; i < 200; i++) {
        var snapshot = store.snapshot();
        views.add(snapshot);
        views.add(
            snapshot.scan(Space.ITEMS, Transfers.key(0), Transfers.key(9), Direction.BACKWARD));
      }
    }
    assertThat(views).hasSize(400);
    try (var store = open(Durability.OS)) {
      assertThat(Transfers.whole(store)).containsExactly(1L);
    }
  }

  @Test
  void aCacheTooSmallForItsOwnIndexIsRefused() {
    assertThatThrownBy(() -> new RocksDbOptions(Durability.OS, 1024))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
