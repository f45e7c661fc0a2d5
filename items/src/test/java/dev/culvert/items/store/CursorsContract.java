package dev.culvert.items.store;

import static dev.culvert.items.store.Reader.Direction.BACKWARD;
import static dev.culvert.items.store.Reader.Direction.FORWARD;
import static dev.culvert.items.store.Space.INDEXES;
import static dev.culvert.items.store.Space.ITEMS;
import static dev.culvert.items.store.StoreContract.bytes;
import static dev.culvert.items.store.StoreContract.keys;
import static dev.culvert.items.store.StoreContract.number;
import static dev.culvert.items.store.StoreContract.rows;
import static dev.culvert.items.store.StoreContract.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Ranges: order, bounds, both directions, and an unmoved view. */
interface CursorsContract extends StoreContract {

  private void putAll(String... keys) {
    for (String key : keys) {
      put(ITEMS, key, "");
    }
  }

  @Test
  default void keysAreOrderedAsUnsignedBytes() {
    List<byte[]> ascending =
        List.of(
            bytes(0), bytes(0, 0), bytes(1), bytes(0x7f), bytes(0x80), bytes(0x80, 0), bytes(0xfe));
    for (byte[] key : ascending.reversed()) {
      put(ITEMS, key, bytes());
    }
    var forward = ascending.stream().map(key -> StoreContract.row(key, bytes())).toList();
    assertThat(rows(store(), ITEMS, bytes(), bytes(0xff), FORWARD)).isEqualTo(forward);
    assertThat(rows(store(), ITEMS, bytes(), bytes(0xff), BACKWARD)).isEqualTo(forward.reversed());
  }

  @Test
  default void fromIsIncludedAndToIsNot() {
    putAll("a", "b", "c", "d");
    assertThat(keys(store(), ITEMS, "b", "d", FORWARD)).isEqualTo("b c");
    assertThat(keys(store(), ITEMS, "b", "d", BACKWARD)).isEqualTo("c b");
  }

  @Test
  default void boundsNeedNotBeRows() {
    putAll("b", "d");
    assertThat(keys(store(), ITEMS, "a", "c", FORWARD)).isEqualTo("b");
    assertThat(keys(store(), ITEMS, "a", "z", BACKWARD)).isEqualTo("d b");
    assertThat(keys(store(), ITEMS, "c", "z", BACKWARD)).isEqualTo("d");
  }

  @Test
  default void aKeyComesBeforeItsExtensions() {
    putAll("a", "ab", "aba", "b");
    assertThat(keys(store(), ITEMS, "a", "b", FORWARD)).isEqualTo("a ab aba");
    assertThat(keys(store(), ITEMS, "ab", "b", BACKWARD)).isEqualTo("aba ab");
  }

  @Test
  default void aRangeWithoutRowsIsEmpty() {
    putAll("a", "z");
    put(INDEXES, "m", "");
    assertThat(keys(store(), ITEMS, "b", "y", FORWARD)).isEmpty();
    assertThat(keys(store(), ITEMS, "b", "y", BACKWARD)).isEmpty();
  }

  @Test
  default void aRangeThatDoesNotBeginBelowItsEndIsEmpty() {
    putAll("a", "b", "c");
    assertThat(keys(store(), ITEMS, "b", "b", FORWARD)).isEmpty();
    assertThat(keys(store(), ITEMS, "c", "a", FORWARD)).isEmpty();
    assertThat(keys(store(), ITEMS, "c", "a", BACKWARD)).isEmpty();
  }

  @Test
  default void anEndedCursorStaysAtItsEnd() {
    putAll("a", "b", "c");
    try (Cursor cursor = store().scan(ITEMS, text("a"), text("b"), FORWARD)) {
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.next()).isFalse();
      assertThat(cursor.next()).isFalse();
    }
  }

  @Test
  default void aCursorMayBeClosedAgain() {
    putAll("a");
    Cursor cursor = store().scan(ITEMS, text("a"), text("b"), FORWARD);
    assertThat(cursor.next()).isTrue();
    cursor.close();
    cursor.close();
    assertThat(keys(store(), ITEMS, "a", "b", FORWARD)).isEqualTo("a");
  }

  @Test
  default void aCursorIsNotMovedByLaterWrites() {
    putAll("a", "c", "e");
    try (Cursor forward = store().scan(ITEMS, text("a"), text("z"), FORWARD);
        Cursor backward = store().scan(ITEMS, text("a"), text("z"), BACKWARD)) {
      assertThat(forward.next()).isTrue();
      write(transaction -> {
        transaction.put(ITEMS, text("b"), text(""));
        transaction.put(ITEMS, text("c"), text("later"));
        transaction.delete(ITEMS, text("e"));
      });
      assertThat(forward.next()).isTrue();
      assertThat(text(forward.key()) + text(forward.value())).isEqualTo("c");
      assertThat(backward.next()).isTrue();
      assertThat(text(backward.key())).isEqualTo("e");
    }
    assertThat(keys(store(), ITEMS, "a", "z", FORWARD)).isEqualTo("a b c");
  }

  @Test
  default void aLongRangeIsWalkedWholeBothWays() {
    int rows = 10_000;
    write(transaction -> {
      for (int i = 0; i < rows; i++) {
        transaction.put(ITEMS, number(i), number(-i));
      }
    });
    try (Cursor forward = store().scan(ITEMS, number(0), number(rows), FORWARD);
        Cursor backward = store().scan(ITEMS, number(0), number(rows), BACKWARD)) {
      for (int i = 0; i < rows; i++) {
        assertThat(forward.next() && backward.next()).isTrue();
        assertThat(number(forward.key())).isEqualTo(i);
        assertThat(number(backward.key())).isEqualTo(rows - 1 - i);
        assertThat(number(backward.value())).isEqualTo(i + 1 - rows);
      }
      assertThat(forward.next() || backward.next()).isFalse();
    }
  }
}
