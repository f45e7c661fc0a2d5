package dev.culvert.items;

import dev.culvert.items.operation.ConsumedCapacity;
import dev.culvert.items.operation.Units;
import dev.culvert.items.value.Item;
import java.util.Map;

/** What a page looked at so far. */
final class PageTotals {
  private final PageSource source;
  private final boolean consistent;
  private int scannedCount;
  private long bytes;
  private double fetchedUnits;

  PageTotals(PageSource source, boolean consistent) {
    this.source = source;
    this.consistent = consistent;
  }

  void scanned(Item entry) {
    scannedCount++;
    bytes += entry.sizeInBytes();
  }

  /**
   * An item read from the table for an entry of a local index; each read is rounded up by itself.
   */
  void fetched(Item item) {
    fetchedUnits += CapacityUnits.read(item.sizeInBytes(), consistent);
  }

  int scannedCount() {
    return scannedCount;
  }

  long bytes() {
    return bytes;
  }

  ConsumedCapacity capacity() {
    Units read = Units.read(CapacityUnits.read(bytes, consistent));
    IndexRows index = source.index();
    if (index == null) {
      return ConsumedCapacity.of(source.table().address(), read);
    }
    Units fetched = Units.read(fetchedUnits);
    Map<String, Units> share = Map.of(index.name(), read);
    return index.isGlobal()
        ? new ConsumedCapacity(source.table().address(), fetched, Map.of(), share)
        : new ConsumedCapacity(source.table().address(), fetched, share, Map.of());
  }
}
