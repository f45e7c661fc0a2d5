package dev.culvert.items.store;

import static dev.culvert.items.store.Space.INDEXES;
import static dev.culvert.items.store.Space.ITEMS;
import static dev.culvert.items.store.Space.META;
import static dev.culvert.items.store.StoreContract.bytes;
import static dev.culvert.items.store.StoreContract.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.items.store.Reader.Direction;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Single rows: what was written is what is read. */
interface RowsContract extends StoreContract {

  @Test
  default void aRowIsAbsentUntilItIsWritten() {
    assertThat(store().get(ITEMS, text("a"))).isNull();
    put(ITEMS, "a", "1");
    assertThat(store().get(ITEMS, text("a"))).isEqualTo(text("1"));
  }

  @Test
  default void aRowIsAbsentOnceItIsDeleted() {
    put(ITEMS, "a", "1");
    write(transaction -> transaction.delete(ITEMS, text("a")));
    assertThat(store().get(ITEMS, text("a"))).isNull();
  }

  @Test
  default void deletingAnAbsentRowIsNoError() {
    write(transaction -> transaction.delete(ITEMS, text("a")));
    assertThat(store().get(ITEMS, text("a"))).isNull();
  }

  @Test
  default void theLastWriteToAKeyCounts() {
    write(transaction -> {
      transaction.put(ITEMS, text("a"), text("1"));
      transaction.put(ITEMS, text("a"), text("2"));
      transaction.put(ITEMS, text("b"), text("1"));
      transaction.delete(ITEMS, text("b"));
      transaction.delete(ITEMS, text("c"));
      transaction.put(ITEMS, text("c"), text("1"));
    });
    assertThat(store().getAll(ITEMS, List.of(text("a"), text("b"), text("c"))))
        .containsExactly(text("2"), null, text("1"));
  }

  @Test
  default void spacesAreSeparate() {
    put(ITEMS, "a", "items");
    put(INDEXES, "a", "indexes");
    assertThat(store().get(ITEMS, text("a"))).isEqualTo(text("items"));
    assertThat(store().get(INDEXES, text("a"))).isEqualTo(text("indexes"));
    assertThat(store().get(META, text("a"))).isNull();
  }

  @Test
  default void everySpaceKeepsRows() {
    for (Space space : Space.values()) {
      put(space, "a", space.name());
    }
    for (Space space : Space.values()) {
      assertThat(store().get(space, text("a"))).isEqualTo(text(space.name()));
    }
  }

  @Test
  default void anEmptyValueIsARowAndAnEmptyKeyIsAKey() {
    put(ITEMS, bytes(), bytes());
    assertThat(store().get(ITEMS, bytes())).isEmpty();
    assertThat(StoreContract.rows(store(), ITEMS, bytes(), bytes(0), Direction.FORWARD))
        .containsExactly("=");
  }

  @Test
  default void getAllKeepsTheOrderOfItsKeys() {
    put(ITEMS, "a", "1");
    put(ITEMS, "c", "3");
    assertThat(store().getAll(ITEMS, List.of(text("c"), text("b"), text("a"), text("c"))))
        .containsExactly(text("3"), null, text("1"), text("3"));
    assertThat(store().getAll(ITEMS, List.of())).isEmpty();
  }

  @Test
  default void aValueOf400KilobytesComesBackWhole() {
    byte[] value = new byte[400 * 1024];
    new Random(1).nextBytes(value);
    write(transaction -> {
      for (int i = 0; i < 10; i++) {
        transaction.put(ITEMS, bytes(i), value);
      }
    });
    assertThat(store().get(ITEMS, bytes(7))).isEqualTo(value);
    assertThat(store().getAll(ITEMS, List.of(bytes(3)))).containsExactly(value);
    try (Cursor cursor = store().scan(ITEMS, bytes(9), bytes(10), Direction.BACKWARD)) {
      assertThat(cursor.next()).isTrue();
      assertThat(cursor.value()).isEqualTo(value);
    }
  }

  @Test
  default void aLongKeyIsAKey() {
    byte[] key = new byte[4096];
    new Random(1).nextBytes(key);
    put(ITEMS, key, text("1"));
    assertThat(store().get(ITEMS, key)).isEqualTo(text("1"));
  }
}
