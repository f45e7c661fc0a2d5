package dev.culvert.items.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.items.store.Reader.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowTreeTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void growsAndShrinksLikeASortedMap(long seed) {
    var random = new Random(seed);
    int keyLength = 1 + (int) (seed % 3);
    var model = new TreeMap<byte[], byte[]>(Arrays::compareUnsigned);
    RowTree tree = RowTree.EMPTY;
    for (int round = 0; round < 40; round++) {
      boolean growing = random.nextInt(3) > 0;
      for (int i = 0; i < 400; i++) {
        byte[] key = bytes(random, keyLength);
        if (growing) {
          tree = tree.with(key, key);
          model.put(key, key);
        } else {
          byte[] present = model.ceilingKey(key) == null ? key : model.ceilingKey(key);
          tree = tree.without(present);
          model.remove(present);
        }
      }
      assertSame(tree, model, random, keyLength);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ascendingAndDescendingKeysFillAndEmptyIt(boolean ascending) {
    RowTree tree = RowTree.EMPTY;
    for (int i = 0; i < 5000; i++) {
      tree = tree.with(number(ascending ? i : 5000 - i), new byte[] {1});
    }
    assertThat(rows(tree, number(0), number(9999), Direction.FORWARD)).hasSize(5000);
    for (int i = 0; i < 5001; i++) {
      tree = tree.without(number(ascending ? i : 5000 - i));
    }
    assertThat(tree.root().size()).isZero();
  }

  private static void assertSame(
      RowTree tree, NavigableMap<byte[], byte[]> model, Random random, int keyLength) {
    for (int i = 0; i < 20; i++) {
      byte[] from = bytes(random, random.nextInt(keyLength + 1));
      byte[] to = bytes(random, random.nextInt(keyLength + 1));
      if (Arrays.compareUnsigned(from, to) <= 0) {
        var range = model.subMap(from, true, to, false);
        assertThat(rows(tree, from, to, Direction.FORWARD)).isEqualTo(hex(range));
        assertThat(rows(tree, from, to, Direction.BACKWARD)).isEqualTo(hex(range.descendingMap()));
      }
      assertThat(tree.get(to)).isEqualTo(model.get(to));
    }
  }

  private static List<String> rows(RowTree tree, byte[] from, byte[] to, Direction direction) {
    List<String> rows = new ArrayList<>();
    var cursor = new RowTreeCursor(tree, from, to, direction);
    while (cursor.next()) {
      rows.add(HexFormat.of().formatHex(cursor.key()));
    }
    assertThat(cursor.next()).isFalse();
    return rows;
  }

  private static List<String> hex(NavigableMap<byte[], byte[]> rows) {
    return rows.keySet().stream().map(HexFormat.of()::formatHex).toList();
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] number(int number) {
    return new byte[] {(byte) (number >> 16), (byte) (number >> 8), (byte) number};
  }
}
