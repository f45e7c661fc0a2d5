package dev.culvert.items;

import dev.culvert.items.operation.ItemCollectionMetrics;
import dev.culvert.items.row.KeyAttribute;
import dev.culvert.items.store.Lock;
import dev.culvert.items.store.Space;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * The sizes of item collections: all items with one partition key, and their entries in local
 * secondary indexes. Only tables with such indexes have them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html#LSI.ItemCollections">Item
 *     collections</a>
 */
final class ItemCollections {
  static final long MAX_BYTES = 10L * 1024 * 1024 * 1024;

  private ItemCollections() {}

  /** What a write of this item must hold to change the collection's size. */
  static Lock lock(Table table, Item item) {
    return Lock.of(Space.META, key(table, item));
  }

  /** Adds bytes to the collection of this item, or takes some away. */
  static ItemCollectionMetrics add(WriteScope scope, Table table, Item item, long more) {
    byte[] key = key(table, item);
    long bytes = bytes(scope, key) + more;
    if (more > 0 && bytes > MAX_BYTES) {
      throw new RejectedException(
          ErrorName.ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED, "Collection size exceeded.");
    }
    if (bytes <= 0) {
      scope.transaction().delete(Space.META, key);
    } else if (more != 0) {
      scope.transaction().put(Space.META, key, ByteBuffer.allocate(8).putLong(bytes).array());
    }
    scope.sum(key, bytes);
    List<String> names = table.rows.hash().stream().map(KeyAttribute::name).toList();
    return new ItemCollectionMetrics(Keys.select(item, names), Math.max(0, bytes));
  }

  private static long bytes(WriteScope scope, byte[] key) {
    Long pending = scope.sum(key);
    if (pending != null) {
      return pending;
    }
    byte[] row = scope.transaction().get(Space.META, key);
    return row == null ? 0 : ByteBuffer.wrap(row).getLong();
  }

  private static byte[] key(Table table, Item item) {
    List<AttributeValue> values =
        table.rows.hash().stream()
            .map(attribute -> Objects.requireNonNull(item.value(attribute.name())))
            .toList();
    return MetaKey.COLLECTION.of(table.rows.partition(values));
  }
}
