package dev.culvert.items.table;

import java.util.Map;

/**
 * A table at one moment.
 *
 * @param status its state then
 * @param size what it holds, up to date
 * @param indexSizes what each index holds, by name
 */
public record TableDescription(
    TableDefinition definition, TableStatus status, Size size, Map<String, Size> indexSizes) {
  public TableDescription {
    indexSizes = Map.copyOf(indexSizes);
  }
}
