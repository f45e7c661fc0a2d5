package dev.culvert.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Lock;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Store;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Numbered transactions, each of which leaves its number in three spaces. */
final class Transfers {
  private static final List<Space> SPACES = List.of(Space.ITEMS, Space.INDEXES, Space.STREAMS);
  private static final int PAYLOAD = 300;

  private Transfers() {}

  static void write(Store store, long number) {
    store.transact(
        List.of(Lock.of(Space.ITEMS, key(number))),
        rows -> {
          for (Space space : SPACES) {
            byte[] value = ByteBuffer.allocate(PAYLOAD).putLong(number).array();
            rows.put(space, key(number), value);
          }
          return true;
        });
  }

  /** The numbers that are there, having checked that each is there whole. */
  static NavigableSet<Long> whole(Store store) {
    NavigableSet<Long> numbers = numbers(store, Space.ITEMS);
    for (Space space : SPACES) {
      assertThat(numbers(store, space)).as("transactions in %s", space).isEqualTo(numbers);
    }
    return numbers;
  }

  private static NavigableSet<Long> numbers(Store store, Space space) {
    NavigableSet<Long> numbers = new TreeSet<>();
    try (Cursor cursor = store.scan(space, key(0), key(Long.MAX_VALUE), Direction.FORWARD)) {
      while (cursor.next()) {
        long number = ByteBuffer.wrap(cursor.key()).getLong();
        assertThat(ByteBuffer.wrap(cursor.value()).getLong()).isEqualTo(number);
        numbers.add(number);
      }
    }
    return numbers;
  }

  static byte[] key(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }
}
