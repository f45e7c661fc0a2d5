package dev.culvert.items.operation;

import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.Item;
import java.util.List;

/** Puts and deletes many items, each by itself; at most {@value #MAX_WRITES}, no key twice. */
public record BatchWrite(List<Writes> tables) {
  public static final int MAX_WRITES = 25;

  public BatchWrite {
    tables = List.copyOf(tables);
  }

  /** The writes to one table. */
  public record Writes(TableAddress table, List<Entry> entries) {
    public Writes {
      entries = List.copyOf(entries);
    }
  }

  /** One write. */
  public sealed interface Entry {
    /** Puts an item. */
    record Put(Item item) implements Entry {}

    /** Deletes the item with this key. */
    record Delete(Item key) implements Entry {}
  }

  /**
   * What was written.
   *
   * @param unprocessed the writes that did not happen
   */
  public record Result(
      List<Writes> unprocessed, List<Collections> collections, List<ConsumedCapacity> capacities) {}

  /** The item collections of one table that changed. */
  public record Collections(TableAddress table, List<ItemCollectionMetrics> metrics) {}
}
