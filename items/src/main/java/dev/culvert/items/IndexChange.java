package dev.culvert.items;

import dev.culvert.items.value.Item;
import org.jspecify.annotations.Nullable;

/**
 * What a write did to one index.
 *
 * @param units write capacity units: one write for an entry that stays in its place, and one for
 *     leaving a place and one for taking another
 */
record IndexChange(IndexRows index, long units, int items, int bytes) {

  static IndexChange of(
      IndexRows index, @Nullable Item before, @Nullable Item after, boolean moved) {
    int oldBytes = CapacityUnits.size(before);
    int newBytes = CapacityUnits.size(after);
    long units =
        moved
            ? (before == null ? 0 : CapacityUnits.write(oldBytes))
                + (after == null ? 0 : CapacityUnits.write(newBytes))
            : CapacityUnits.write(Math.max(oldBytes, newBytes));
    int items = (after == null ? 0 : 1) - (before == null ? 0 : 1);
    return new IndexChange(index, units, items, newBytes - oldBytes);
  }

  void count() {
    index.tally().add(items, bytes);
  }
}
