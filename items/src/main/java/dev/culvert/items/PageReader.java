package dev.culvert.items;

import dev.culvert.items.operation.ItemCondition;
import dev.culvert.items.operation.ItemProjection;
import dev.culvert.items.operation.Page;
import dev.culvert.items.row.KeyRange;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Reader;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemCodec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page of rows: as many as the limit says, or as fit into a megabyte before the filter.
 *
 * @param limit 0 for none
 * @param fetches whether an index's entries are only pointers to the items that the answer needs
 * @param counts whether the answer is a number, without items
 */
record PageReader(
    PageSource source,
    KeyRange range,
    Direction direction,
    @Nullable ItemCondition filter,
    @Nullable ItemProjection projection,
    int limit,
    boolean consistent,
    boolean fetches,
    boolean counts) {
  private static final long MAX_BYTES = 1024 * 1024;

  Page read(Reader reader) {
    PageTotals totals = new PageTotals(source, consistent);
    List<Item> items = new ArrayList<>();
    int count = 0;
    Item last = null;
    if (!range.isEmpty()) {
      try (Cursor cursor = reader.scan(source.space(), range.from(), range.to(), direction)) {
        while (last == null && cursor.next()) {
          Item entry = ItemCodec.decode(cursor.value());
          Item item = fetches ? fetch(reader, entry, totals) : entry;
          totals.scanned(entry);
          if (filter == null || filter.holds(item)) {
            count++;
            if (!counts) {
              items.add(projection == null ? item : projection.of(item));
            }
          }
          if (totals.scannedCount() == limit || totals.bytes() >= MAX_BYTES) {
            last = source.positionOf(entry);
          }
        }
      }
    }
    return new Page(items, count, totals.scannedCount(), last, totals.capacity());
  }

  private Item fetch(Reader reader, Item entry, PageTotals totals) {
    Item item = ItemReads.find(reader, source.table().keys.ofKey(source.table().keys.keyOf(entry)));
    if (item == null) {
      throw new IllegalStateException(
          "an index entry of " + source.table().address() + " has no item");
    }
    totals.fetched(item);
    return item;
  }
}
