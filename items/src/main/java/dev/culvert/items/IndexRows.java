package dev.culvert.items;

import dev.culvert.items.row.KeyAttribute;
import dev.culvert.items.row.RowLayout;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Transaction;
import dev.culvert.items.table.GlobalIndex;
import dev.culvert.items.table.ProjectionType;
import dev.culvert.items.table.SecondaryIndex;
import dev.culvert.items.table.TableSchema;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemCodec;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of one index, and how they follow the items. */
final class IndexRows {
  private final SecondaryIndex index;
  private final RowLayout rows;
  private final Tally tally;
  private final List<KeyAttribute> keyAttributes;

  /** The attributes that the index holds; null for all. */
  private final @Nullable Set<String> projected;

  IndexRows(SecondaryIndex index, TableSchema schema, Tally tally) {
    this.index = index;
    this.rows = RowLayout.of(index, schema);
    this.tally = tally;
    this.keyAttributes = Stream.concat(rows.hash().stream(), rows.range().stream()).toList();
    this.projected = projected(index, schema);
  }

  private static @Nullable Set<String> projected(SecondaryIndex index, TableSchema schema) {
    if (index.projection().type() == ProjectionType.ALL) {
      return null;
    }
    Set<String> names = new TreeSet<>(schema.key().names());
    names.addAll(index.key().names());
    names.addAll(index.projection().included());
    return Collections.unmodifiableSet(names);
  }

  String name() {
    return index.name();
  }

  SecondaryIndex index() {
    return index;
  }

  RowLayout rows() {
    return rows;
  }

  Tally tally() {
    return tally;
  }

  /** The attributes of the index's own key, those of the partition key first. */
  List<KeyAttribute> keyAttributes() {
    return keyAttributes;
  }

  boolean isGlobal() {
    return index instanceof GlobalIndex;
  }

  /** Whether items that were there before the index are still being added. */
  boolean isBackfilling() {
    return index instanceof GlobalIndex global && global.backfilling();
  }

  /** Whether the index holds this attribute of every item in it. */
  boolean projects(String attribute) {
    return projected == null || projected.contains(attribute);
  }

  boolean projectsAll() {
    return projected == null;
  }

  /** What the index holds of an item. */
  Item project(Item item) {
    return projected == null ? item : Keys.select(item, projected);
  }

  /** Refuses an item whose attributes do not fit this index's key. */
  void check(Item item, boolean updating) {
    for (KeyAttribute attribute : keyAttributes) {
      AttributeValue value = item.value(attribute.name());
      if (value != null) {
        check(attribute, value, updating);
      }
    }
  }

  private void check(KeyAttribute attribute, AttributeValue value, boolean updating) {
    if (!attribute.accepts(value)) {
      throw new ValidationException(
          "One or more parameter values were invalid: Type mismatch for Index Key %s Expected: %s Actual: %s IndexName: %s"
              .formatted(attribute.name(), attribute.type(), value.type(), name()));
    }
    String empty = KeyRules.emptyKind(value);
    if (empty != null) {
      throw new ValidationException(
          updating
              ? "One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty %s value."
                  .formatted(empty)
              : "One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty %s value. IndexName: %s, IndexKey: %s"
                  .formatted(empty, name(), attribute.name()));
    }
    KeyRules.checkLength(rows, attribute, value);
  }

  /** Whether an item's values could be this index's keys; one that has none of them is fine. */
  boolean accepts(Item item) {
    try {
      check(item, false);
      return true;
    } catch (ValidationException violation) {
      return false;
    }
  }

  /** Adds the entry of an item that may be in the index already, or may not. */
  @Nullable IndexChange fill(Transaction transaction, Item item, byte[] row) {
    byte[] key = rows.key(item);
    return key == null || transaction.get(Space.INDEXES, key) != null
        ? null
        : follow(transaction, null, item, row);
  }

  /**
   * Brings the index up to date with a change of an item.
   *
   * @param afterRow the encoded item, which an index of all attributes holds as it is
   * @return what that did, or null where it did nothing
   */
  @Nullable IndexChange follow(
      Transaction transaction,
      @Nullable Item before,
      @Nullable Item after,
      byte @Nullable [] afterRow) {
    byte[] oldKey = before == null || !accepts(before) ? null : rows.key(before);
    byte[] newKey = after == null ? null : rows.key(after);
    Item oldEntry = oldKey == null || before == null ? null : project(before);
    Item newEntry = newKey == null || after == null ? null : project(after);
    boolean moved = !Arrays.equals(oldKey, newKey);
    if (!moved && (newEntry == null || newEntry.equals(oldEntry))) {
      return null;
    }
    if (moved && oldKey != null) {
      transaction.delete(Space.INDEXES, oldKey);
    }
    if (newKey != null && newEntry != null) {
      byte[] row = projected == null && afterRow != null ? afterRow : ItemCodec.encode(newEntry);
      transaction.put(Space.INDEXES, newKey, row);
    }
    return IndexChange.of(this, oldEntry, newEntry, moved);
  }
}
