package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Snapshot;
import dev.culvert.items.store.Space;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The items of a table as they were at a moment, page by page. For one thread; close it. */
public final class TableMoment implements AutoCloseable {
  /** Items in a page. */
  static final int PAGE_ITEMS = 500;

  private final Table table;
  private final Instant time;
  private final Snapshot snapshot;

  /** What items that changed since were then; null for those that were not there. */
  private final Map<Item, @Nullable Item> then;

  private @Nullable KeyRange rest;

  TableMoment(Table table, Instant time, Snapshot snapshot, Map<Item, @Nullable Item> then) {
    this.table = table;
    this.time = time;
    this.snapshot = snapshot;
    this.then = then;
    this.rest = table.rows.all();
  }

  public TableDefinition definition() {
    return table.definition;
  }

  public Instant time() {
    return time;
  }

  /** The next items; none at the end. */
  public List<Item> next() {
    List<Item> page = new ArrayList<>();
    while (page.isEmpty() && rest != null) {
      rest = read(rest, page);
    }
    if (page.isEmpty()) {
      // What is left was deleted since.
      Iterator<Map.Entry<Item, @Nullable Item>> left = then.entrySet().iterator();
      while (page.size() < PAGE_ITEMS && left.hasNext()) {
        Item item = left.next().getValue();
        left.remove();
        if (item != null) {
          page.add(item);
        }
      }
    }
    return page;
  }

  private @Nullable KeyRange read(KeyRange range, List<Item> page) {
    byte[] last = null;
    int rows = 0;
    try (Cursor cursor = snapshot.scan(Space.ITEMS, range.from(), range.to(), Direction.FORWARD)) {
      while (rows < PAGE_ITEMS && cursor.next()) {
        rows++;
        last = cursor.key();
        Item item = ItemCodec.decode(cursor.value());
        Item key = table.keys.keyOf(item);
        Item was = then.containsKey(key) ? then.remove(key) : item;
        if (was != null) {
          page.add(was);
        }
      }
    }
    return last == null || rows < PAGE_ITEMS ? null : range.after(last);
  }

  @Override
  public void close() {
    snapshot.close();
  }
}
