package dev.culvert.items.operation;

import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads many items; at most {@value #MAX_KEYS}, and no key twice. */
public record BatchGet(List<Keys> tables) {
  public static final int MAX_KEYS = 100;

  public BatchGet {
    tables = List.copyOf(tables);
  }

  /** The items to read of one table. */
  public record Keys(
      TableAddress table,
      List<Item> keys,
      @Nullable ItemProjection projection,
      boolean consistent) {
    public Keys {
      keys = List.copyOf(keys);
    }
  }

  /**
   * What was read.
   *
   * @param unprocessed the keys that were not looked at, because the answer was full
   */
  public record Result(
      List<Found> found, List<Keys> unprocessed, List<ConsumedCapacity> capacities) {}

  /** The items found in one table. */
  public record Found(TableAddress table, List<Item> items) {}
}
