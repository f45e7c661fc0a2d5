package dev.culvert.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.items.store.StoreException;
import dev.culvert.items.store.Write;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TimedSyncTest {

  /** Counts, and fails when told to. */
  private static final class FakeLog implements TimedSync.Log {
    final AtomicInteger appends = new AtomicInteger();
    final AtomicInteger syncs = new AtomicInteger();
    volatile boolean failing;

    @Override
    public void append(List<Write> writes) {
      fail();
      appends.incrementAndGet();
    }

    @Override
    public void sync() {
      syncs.incrementAndGet();
      fail();
    }

    private void fail() {
      if (failing) {
        throw new StoreException("broken disk");
      }
    }
  }

  private final FakeLog log = new FakeLog();

  @Test
  void aWriteIsAcknowledgedAtOnceAndSyncedSoon() {
    try (var committer = new TimedSync(log)) {
      committer.commit(List.of());
      assertThat(log.appends).hasValue(1);
      while (log.syncs.get() == 0) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void nothingIsSyncedWhenNothingWasWritten() throws Exception {
    try (var _ = new TimedSync(log)) {
      Thread.sleep(3 * TimedSync.INTERVAL.toMillis());
    }
    assertThat(log.syncs).hasValue(0);
  }

  @Test
  void closingSyncsWhatIsLeft() {
    try (var committer = new TimedSync(log)) {
      committer.commit(List.of());
    }
    assertThat(log.syncs).hasPositiveValue();
  }

  @Test
  void afterAFailedWriteNothingIsAccepted() {
    try (var committer = new TimedSync(log)) {
      log.failing = true;
      assertThatThrownBy(() -> committer.commit(List.of())).hasMessage("broken disk");
      log.failing = false;
      assertThatThrownBy(() -> committer.commit(List.of()))
          .isInstanceOf(StoreException.class)
          .hasMessage("the store takes no more writes since one failed: broken disk");
    }
  }

  @Test
  void afterAFailedSyncNothingIsAccepted() {
    try (var committer = new TimedSync(log)) {
      committer.commit(List.of());
      log.failing = true;
      while (log.syncs.get() == 0) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(() -> committer.commit(List.of())).isInstanceOf(StoreException.class);
    }
  }
}
