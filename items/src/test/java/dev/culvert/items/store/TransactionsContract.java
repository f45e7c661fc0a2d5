package dev.culvert.items.store;

import static dev.culvert.items.store.Reader.Direction.FORWARD;
import static dev.culvert.items.store.Space.INDEXES;
import static dev.culvert.items.store.Space.ITEMS;
import static dev.culvert.items.store.StoreContract.keys;
import static dev.culvert.items.store.StoreContract.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** All or nothing, and the last to go is the lock. */
interface TransactionsContract extends StoreContract {
  Lock A = Lock.of(ITEMS, text("a"));

  @Test
  default void theAnswerOfTheBodyIsTheAnswer() {
    put(ITEMS, "a", "1");
    byte[] answer = store().transact(List.of(A), rows -> rows.get(ITEMS, text("a")));
    assertThat(answer).isEqualTo(text("1"));
  }

  @Test
  default void aBodyThatThrowsWritesNothingAndLetsItsLocksGo() {
    var refusal = new IllegalArgumentException("no");
    assertThatThrownBy(() ->
            store()
                .transact(
                    List.of(A),
                    rows -> {
                      rows.put(ITEMS, text("a"), text("1"));
                      rows.put(INDEXES, text("a"), text("1"));
                      throw refusal;
                    }))
        .isSameAs(refusal);
    assertThat(store().get(ITEMS, text("a"))).isNull();
    assertThat(store().get(INDEXES, text("a"))).isNull();
    assertThat(store().<Boolean>transact(List.of(A), _ -> true)).isTrue();
  }

  @Test
  default void readsInATransactionSeeCommittedRowsOnly() {
    put(ITEMS, "a", "1");
    write(rows -> {
      rows.put(ITEMS, text("a"), text("2"));
      rows.put(ITEMS, text("b"), text("2"));
      assertThat(rows.get(ITEMS, text("a"))).isEqualTo(text("1"));
      assertThat(rows.getAll(ITEMS, List.of(text("b")))).containsExactly((byte[]) null);
      assertThat(keys(rows, ITEMS, "a", "z", FORWARD)).isEqualTo("a");
    });
    assertThat(keys(store(), ITEMS, "a", "z", FORWARD)).isEqualTo("a b");
  }

  @Test
  default void theSameLockTwiceIsOneLock() {
    Lock again = Lock.of(ITEMS, text("a"));
    Lock other = Lock.of(INDEXES, text("a"));
    assertThat(store().<Boolean>transact(List.of(A, other, again), _ -> true)).isTrue();
  }

  @Test
  default void aTransactionThatWritesNothingChangesNothing() {
    put(ITEMS, "a", "1");
    write(_ -> {});
    assertThat(keys(store(), ITEMS, "", "z", FORWARD)).isEqualTo("a");
  }
}
