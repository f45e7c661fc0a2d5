package dev.culvert.items.store;

import static dev.culvert.items.store.Reader.Direction.FORWARD;
import static dev.culvert.items.store.Space.ITEMS;
import static dev.culvert.items.store.Space.STREAMS;
import static dev.culvert.items.store.StoreContract.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Transfers between accounts, each with a row of a ledger in another space, while readers look at
 * snapshots. Money is neither made nor lost, and every acknowledged transfer is in the ledger.
 */
interface BankContract extends StoreContract {
  int ACCOUNTS = 100;
  int TELLERS = 8;
  int TRANSFERS = 150;
  long OPENING = 1_000;

  @Test
  default void moneyIsNeitherMadeNorLost() throws Exception {
    write(rows -> {
      for (int i = 0; i < ACCOUNTS; i++) {
        rows.put(ITEMS, number(i), number(OPENING));
      }
    });
    Queue<Long> acknowledged = new ConcurrentLinkedQueue<>();
    var working = new AtomicInteger(TELLERS);
    List<ConcurrencyContract.Task> tasks = new ArrayList<>();
    for (int teller = 0; teller < TELLERS; teller++) {
      long first = (long) teller * TRANSFERS;
      tasks.add(() -> {
        var random = new Random(first);
        for (long id = first; id < first + TRANSFERS; id++) {
          transfer(id, random.nextInt(ACCOUNTS), random.nextInt(ACCOUNTS), random.nextInt(300));
          acknowledged.add(id);
        }
        working.decrementAndGet();
      });
    }
    tasks.add(() -> {
      while (working.get() > 0) {
        audit();
      }
    });
    ConcurrencyContract.runAll(Thread.ofPlatform().factory(), tasks);
    assertThat(audit()).containsAll(acknowledged).hasSize(TELLERS * TRANSFERS);
  }

  /** A transfer that the account cannot pay is in the ledger with an amount of zero. */
  private void transfer(long id, int from, int to, long wanted) {
    store()
        .transact(
            List.of(Lock.of(ITEMS, number(from)), Lock.of(ITEMS, number(to))),
            rows -> {
              long balance = number(rows.get(ITEMS, number(from)));
              long amount = from == to || balance < wanted ? 0 : wanted;
              if (amount > 0) {
                rows.put(ITEMS, number(from), number(balance - amount));
                rows.put(ITEMS, number(to), number(number(rows.get(ITEMS, number(to))) + amount));
              }
              rows.put(STREAMS, number(id), entry(from, to, amount));
              return true;
            });
  }

  private static byte[] entry(int from, int to, long amount) {
    return ByteBuffer.allocate(16).putInt(from).putInt(to).putLong(amount).array();
  }

  /** Checks every balance against the ledger in one snapshot; answers the ledger's ids. */
  private List<Long> audit() {
    long[] expected = new long[ACCOUNTS];
    List<Long> ids = new ArrayList<>();
    try (Snapshot snapshot = store().snapshot();
        Cursor ledger = snapshot.scan(STREAMS, number(0), number(Long.MAX_VALUE), FORWARD)) {
      while (ledger.next()) {
        ids.add(number(ledger.key()));
        var entry = ByteBuffer.wrap(ledger.value());
        int from = entry.getInt();
        int to = entry.getInt();
        long amount = entry.getLong();
        expected[from] -= amount;
        expected[to] += amount;
      }
      for (int i = 0; i < ACCOUNTS; i++) {
        long balance = number(snapshot.get(ITEMS, number(i)));
        assertThat(balance).isNotNegative().isEqualTo(OPENING + expected[i]);
      }
    }
    return ids;
  }
}
