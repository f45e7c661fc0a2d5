package dev.culvert.items.store;

import static dev.culvert.items.store.StoreContract.row;
import static dev.culvert.items.store.StoreContract.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.items.store.Reader.Direction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random transactions and reads, against sorted maps that are copied for each snapshot. */
interface ModelContract extends StoreContract {
  int ROUNDS = 30;
  int SNAPSHOTS = 3;
  List<Space> SPACES = List.of(Space.ITEMS, Space.ITEMS, Space.INDEXES, Space.META);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  default void behavesLikeSortedMaps(long seed) {
    var random = new Random(seed);
    Model model = new Model(new EnumMap<>(Space.class));
    Deque<Kept> kept = new ArrayDeque<>();
    for (int round = 0; round < ROUNDS; round++) {
      Model committed = model;
      write(rows -> change(random, rows, committed));
      compare(random, store(), model);
      kept.add(new Kept(store().snapshot(), model.copy()));
      if (kept.size() > SNAPSHOTS) {
        kept.removeFirst().snapshot().close();
      }
      for (Kept one : kept) {
        compare(random, one.snapshot(), one.model());
      }
    }
    kept.forEach(one -> one.snapshot().close());
  }

  /** A snapshot, and what it must show. */
  record Kept(Snapshot snapshot, Model model) {}

  /** The rows that must be there. */
  record Model(Map<Space, NavigableMap<byte[], byte[]>> spaces) {
    NavigableMap<byte[], byte[]> rows(Space space) {
      return spaces.computeIfAbsent(space, _ -> new TreeMap<>(Arrays::compareUnsigned));
    }

    Model copy() {
      Map<Space, NavigableMap<byte[], byte[]>> copy = new EnumMap<>(Space.class);
      spaces.forEach((space, rows) -> copy.put(space, new TreeMap<>(rows)));
      return new Model(copy);
    }
  }

  private static void change(Random random, Transaction rows, Model model) {
    boolean growing = random.nextInt(3) > 0;
    for (int i = random.nextInt(200); i > 0; i--) {
      Space space = randomSpace(random);
      byte[] key = randomKey(random);
      if (growing || random.nextInt(4) == 0) {
        byte[] value = randomBytes(random, random.nextInt(100));
        rows.put(space, key, value);
        model.rows(space).put(key, value);
      } else {
        byte[] next = model.rows(space).ceilingKey(key);
        byte[] doomed = next == null ? key : next;
        rows.delete(space, doomed);
        model.rows(space).remove(doomed);
      }
    }
  }

  private static void compare(Random random, Reader reader, Model model) {
    for (int i = 0; i < 4; i++) {
      Space space = randomSpace(random);
      byte[] one = randomKey(random);
      byte[] other = randomKey(random);
      List<byte[]> keys = List.of(one, other);
      assertThat(reader.getAll(space, keys))
          .containsExactly(model.rows(space).get(one), model.rows(space).get(other));
      assertThat(reader.get(space, one)).isEqualTo(model.rows(space).get(one));
      boolean ordered = Arrays.compareUnsigned(one, other) <= 0;
      byte[] from = ordered ? one : other;
      byte[] to = ordered ? other : one;
      var range = model.rows(space).subMap(from, true, to, false);
      assertThat(rows(reader, space, from, to, Direction.FORWARD)).isEqualTo(text(range));
      assertThat(rows(reader, space, from, to, Direction.BACKWARD))
          .isEqualTo(text(range.descendingMap()));
    }
  }

  private static List<String> text(NavigableMap<byte[], byte[]> rows) {
    List<String> text = new ArrayList<>();
    rows.forEach((key, value) -> text.add(row(key, value)));
    return text;
  }

  private static Space randomSpace(Random random) {
    return SPACES.get(random.nextInt(SPACES.size()));
  }

  /** Short, so that keys meet; the lengths differ, so that some are prefixes of others. */
  private static byte[] randomKey(Random random) {
    return randomBytes(random, 1 + random.nextInt(2));
  }

  private static byte[] randomBytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
