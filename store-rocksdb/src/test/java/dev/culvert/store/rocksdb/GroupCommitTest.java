package dev.culvert.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.items.store.Space;
import dev.culvert.items.store.StoreException;
import dev.culvert.items.store.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitTest {
  private final List<List<List<Write>>> groups = Collections.synchronizedList(new ArrayList<>());

  private static List<Write> writes(int number) {
    return List.of(new Write.Put(Space.ITEMS, new byte[] {(byte) number}, new byte[0]));
  }

  @Test
  void aCommitComesBackOnceTheLogHasIt() {
    try (var committer = new GroupCommit(groups::add)) {
      List<Write> writes = writes(1);
      committer.commit(writes);
      assertThat(groups).containsExactly(List.of(writes));
    }
  }

  @Test
  void whatComesWhileTheDiskIsBusyGoesDownTogether() throws Exception {
    var entered = new CountDownLatch(1);
    var disk = new Semaphore(0);
    GroupCommit.Log log =
        group -> {
          entered.countDown();
          disk.acquireUninterruptibly();
          groups.add(group);
        };
    try (var committer = new GroupCommit(log);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> commits = new ArrayList<>();
      commits.add(callers.submit(() -> committer.commit(writes(0))));
      entered.await();
      for (int i = 1; i <= 50; i++) {
        int number = i;
        commits.add(callers.submit(() -> committer.commit(writes(number))));
      }
      while (committer.waiting() < 50) {
        Thread.onSpinWait();
      }
      disk.release(2);
      for (Future<?> commit : commits) {
        commit.get();
      }
      assertThat(groups).extracting(List::size).containsExactly(1, 50);
    }
  }

  @Test
  void aFailureReachesEveryCallerAndNothingIsAcceptedAfterIt() throws Exception {
    var disk = new Semaphore(0);
    GroupCommit.Log log =
        _ -> {
          disk.acquireUninterruptibly();
          throw new StoreException("no space left");
        };
    try (var committer = new GroupCommit(log);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> commits = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        int number = i;
        commits.add(callers.submit(() -> committer.commit(writes(number))));
      }
      disk.release();
      for (Future<?> commit : commits) {
        assertThatThrownBy(commit::get)
            .isInstanceOf(ExecutionException.class)
            .cause()
            .isInstanceOf(StoreException.class)
            .hasMessageContaining("no space left");
      }
      assertThatThrownBy(() -> committer.commit(writes(1)))
          .isInstanceOf(StoreException.class)
          .hasMessage("the store takes no more writes since one failed: no space left");
    }
  }

  @Test
  void evenAnErrorOfTheJvmReachesTheCaller() {
    GroupCommit.Log log =
        _ -> {
          throw new OutOfMemoryError("made up");
        };
    try (var committer = new GroupCommit(log)) {
      assertThatThrownBy(() -> committer.commit(writes(1)))
          .isInstanceOf(StoreException.class)
          .hasMessage("made up");
    }
  }

  @Test
  void closingWritesWhatWasAcceptedAndRefusesTheRest() throws Exception {
    var entered = new CountDownLatch(1);
    var disk = new Semaphore(0);
    GroupCommit.Log log =
        group -> {
          entered.countDown();
          disk.acquireUninterruptibly();
          groups.add(group);
        };
    var committer = new GroupCommit(log);
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> first = callers.submit(() -> committer.commit(writes(1)));
      entered.await();
      Future<?> second = callers.submit(() -> committer.commit(writes(2)));
      while (committer.waiting() < 1) {
        Thread.onSpinWait();
      }
      Future<?> closing = callers.submit(committer::close);
      disk.release(2);
      first.get();
      second.get();
      closing.get();
    }
    assertThat(groups).hasSize(2);
    assertThatThrownBy(() -> committer.commit(writes(3)))
        .isInstanceOf(StoreException.class)
        .hasMessage("the store is closed");
  }

  @Test
  void anInterruptedCallerStillWaitsAndStaysInterrupted() {
    try (var committer = new GroupCommit(groups::add)) {
      Thread.currentThread().interrupt();
      committer.commit(writes(1));
      assertThat(groups).hasSize(1);
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
