package dev.culvert.items.store;

import static dev.culvert.items.store.Reader.Direction.BACKWARD;
import static dev.culvert.items.store.Reader.Direction.FORWARD;
import static dev.culvert.items.store.Space.INDEXES;
import static dev.culvert.items.store.Space.ITEMS;
import static dev.culvert.items.store.StoreContract.keys;
import static dev.culvert.items.store.StoreContract.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All spaces as they were at one instant. */
interface SnapshotsContract extends StoreContract {

  @Test
  default void aSnapshotIsNotMovedByLaterWrites() {
    put(ITEMS, "a", "1");
    put(ITEMS, "b", "1");
    put(INDEXES, "a", "1");
    try (Snapshot snapshot = store().snapshot()) {
      write(transaction -> {
        transaction.put(ITEMS, text("a"), text("2"));
        transaction.delete(ITEMS, text("b"));
        transaction.put(ITEMS, text("c"), text("2"));
        transaction.delete(INDEXES, text("a"));
      });
      assertThat(snapshot.get(ITEMS, text("a"))).isEqualTo(text("1"));
      assertThat(snapshot.get(INDEXES, text("a"))).isEqualTo(text("1"));
      assertThat(snapshot.getAll(ITEMS, List.of(text("a"), text("b"), text("c"))))
          .containsExactly(text("1"), text("1"), null);
      assertThat(keys(snapshot, ITEMS, "a", "z", FORWARD)).isEqualTo("a b");
      assertThat(keys(snapshot, ITEMS, "a", "z", BACKWARD)).isEqualTo("b a");
    }
    assertThat(keys(store(), ITEMS, "a", "z", FORWARD)).isEqualTo("a c");
  }

  @Test
  default void eachSnapshotKeepsItsOwnInstant() {
    List<Snapshot> snapshots = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      put(ITEMS, "a", "" + i);
      snapshots.add(store().snapshot());
    }
    for (int i = 0; i < snapshots.size(); i++) {
      assertThat(snapshots.get(i).get(ITEMS, text("a"))).isEqualTo(text("" + i));
    }
    snapshots.forEach(Snapshot::close);
  }

  @Test
  default void aSnapshotMayBeClosedAgain() {
    Snapshot snapshot = store().snapshot();
    snapshot.close();
    snapshot.close();
    put(ITEMS, "a", "1");
    assertThat(store().get(ITEMS, text("a"))).isEqualTo(text("1"));
  }
}
