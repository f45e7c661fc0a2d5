package dev.culvert.items;

import dev.culvert.items.operation.ConsumedCapacity;
import dev.culvert.items.operation.Get;
import dev.culvert.items.operation.GetResult;
import dev.culvert.items.operation.ItemProjection;
import dev.culvert.items.operation.Units;
import dev.culvert.items.store.Reader;
import dev.culvert.items.store.Space;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemCodec;
import org.jspecify.annotations.Nullable;

/** Reads of single items. */
final class ItemReads {
  private final Catalogue catalogue;

  ItemReads(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  GetResult get(Get get) {
    Table table = catalogue.require(get.table());
    byte[] rowKey = table.keys.ofKey(get.key());
    if (get.projection() != null) {
      table.refuseDocuments(get.projection().documents());
    }
    byte[] row = catalogue.store().get(Space.ITEMS, rowKey);
    return result(table, get.projection(), get.consistent(), row);
  }

  /** What a row says to a request. */
  static GetResult result(
      Table table, @Nullable ItemProjection projection, boolean consistent, byte @Nullable [] row) {
    Item item = row == null ? null : ItemCodec.decode(row);
    double units = CapacityUnits.read(CapacityUnits.size(item), consistent);
    Item shown = item == null || projection == null ? item : projection.of(item);
    return new GetResult(shown, ConsumedCapacity.of(table.address(), Units.read(units)));
  }

  /** The item as a reader sees it, or null. */
  static @Nullable Item find(Reader reader, byte[] rowKey) {
    byte[] row = reader.get(Space.ITEMS, rowKey);
    return row == null ? null : ItemCodec.decode(row);
  }
}
