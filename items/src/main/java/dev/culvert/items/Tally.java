package dev.culvert.items;

import dev.culvert.items.table.Size;
import java.util.concurrent.atomic.LongAdder;

/** Counts the items and bytes of a table or an index, from any number of threads. */
final class Tally {
  private final LongAdder items = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  void add(long moreItems, long moreBytes) {
    if (moreItems != 0) {
      items.add(moreItems);
    }
    if (moreBytes != 0) {
      bytes.add(moreBytes);
    }
  }

  void reset(Size size) {
    items.reset();
    bytes.reset();
    add(size.items(), size.bytes());
  }

  Size size() {
    return new Size(Math.max(0, items.sum()), Math.max(0, bytes.sum()));
  }
}
