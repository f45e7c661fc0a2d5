package dev.culvert.items.operation;

import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.Item;
import org.jspecify.annotations.Nullable;

/**
 * Reads one item.
 *
 * @param consistent every read is, here; it is what the read costs that differs
 */
public record Get(
    TableAddress table, Item key, @Nullable ItemProjection projection, boolean consistent) {

  /** A consistent read of the whole item. */
  public static Get of(TableAddress table, Item key) {
    return new Get(table, key, null, true);
  }
}
