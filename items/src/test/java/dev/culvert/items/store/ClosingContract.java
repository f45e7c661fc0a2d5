package dev.culvert.items.store;

import static dev.culvert.items.store.Reader.Direction.FORWARD;
import static dev.culvert.items.store.Space.ITEMS;
import static dev.culvert.items.store.StoreContract.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;

/** After the end. */
interface ClosingContract extends StoreContract {

  @Test
  default void aClosedStoreRefusesEverything() {
    put(ITEMS, "a", "1");
    store().close();
    store().close();
    assertThatThrownBy(() -> store().get(ITEMS, text("a"))).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store().getAll(ITEMS, List.of(text("a"))))
        .isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store().scan(ITEMS, text("a"), text("b"), FORWARD))
        .isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store().snapshot()).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> put(ITEMS, "a", "2")).isInstanceOf(StoreException.class);
  }

  @Test
  default void cursorsAndSnapshotsLeftOpenAnswerOrRefuse() {
    put(ITEMS, "a", "1");
    put(ITEMS, "b", "1");
    Cursor cursor = store().scan(ITEMS, text("a"), text("z"), FORWARD);
    cursor.next();
    Snapshot snapshot = store().snapshot();
    Cursor inSnapshot = snapshot.scan(ITEMS, text("a"), text("z"), FORWARD);
    store().close();
    answersOrRefuses(cursor::next);
    answersOrRefuses(cursor::key);
    answersOrRefuses(inSnapshot::next);
    answersOrRefuses(() -> snapshot.get(ITEMS, text("a")));
    cursor.close();
    inSnapshot.close();
    snapshot.close();
  }

  private static void answersOrRefuses(ThrowableAssert.ThrowingCallable use) {
    Throwable refusal = catchThrowable(use);
    if (refusal != null) {
      assertThat(refusal).isInstanceOf(StoreException.class);
    }
  }

  /** Readers and writers that are in the middle of it get an exception, and nothing worse. */
  @Test
  default void theStoreMayBeClosedAtAnyMoment() throws Exception {
    var started = new CountDownLatch(6);
    List<ConcurrencyContract.Task> tasks = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String key = "k" + i;
      tasks.add(() -> {
        started.countDown();
        untilClosed(() -> put(ITEMS, key, "1"));
      });
      tasks.add(() -> {
        started.countDown();
        untilClosed(() -> StoreContract.keys(store(), ITEMS, "a", "z", FORWARD));
      });
    }
    tasks.add(() -> {
      started.await();
      Thread.sleep(20);
      store().close();
    });
    ConcurrencyContract.runAll(Thread.ofPlatform().factory(), tasks);
  }

  @SuppressWarnings("InfiniteLoopStatement")
  private static void untilClosed(Runnable work) {
    assertThatThrownBy(
            () -> {
              while (true) {
                work.run();
              }
            })
        .isInstanceOf(StoreException.class);
  }
}
