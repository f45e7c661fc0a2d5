package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Reader;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Space;
import java.util.ArrayList;
import java.util.List;

/** Reads keys of rows without more. */
final class RowKeys {
  private RowKeys() {}

  /** The first keys of a range, at most so many. */
  static List<byte[]> first(Reader reader, Space space, KeyRange range, int most) {
    List<byte[]> keys = new ArrayList<>();
    try (Cursor cursor = reader.scan(space, range.from(), range.to(), Direction.FORWARD)) {
      while (keys.size() < most && cursor.next()) {
        keys.add(cursor.key());
      }
    }
    return keys;
  }
}
