package dev.culvert.items.row;

import dev.culvert.items.table.SecondaryIndex;
import dev.culvert.items.table.TableSchema;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one table's or one index's rows:
 *
 * <pre>
 *   id (4) | XXH64 of the partition key (8) | partition key | what orders the rows in it
 * </pre>
 *
 * <p>Values keep DynamoDB's order as bytes: strings as UTF-8, numbers in {@link
 * dev.culvert.items.value.DynamoNumber}'s form, binary as it is. Every part but the last is escaped
 * and terminated, see {@link KeyWriter}. What orders the rows is the sort key and, in an index,
 * then the table's key, which makes the row unique. A partition is one contiguous range, and a
 * segment of a parallel scan is a range of hashes.
 */
public final class RowLayout {
  private static final int PARTITION = 4;

  private final int id;
  private final List<KeyAttribute> hash;
  private final List<KeyAttribute> range;

  /** The range attributes and then those of the table's key that the row's key still lacks. */
  private final List<KeyAttribute> ordering;

  private RowLayout(
      int id, List<KeyAttribute> hash, List<KeyAttribute> range, List<KeyAttribute> unique) {
    this.id = id;
    this.hash = hash;
    this.range = range;
    this.ordering = Stream.concat(range.stream(), unique.stream()).toList();
  }

  /** The rows of a table's items. */
  public static RowLayout of(int tableId, TableSchema schema) {
    return new RowLayout(
        tableId,
        KeyAttribute.of(schema.key().hash(), schema),
        KeyAttribute.of(schema.key().range(), schema),
        List.of());
  }

  /** The rows of an index. */
  public static RowLayout of(SecondaryIndex index, TableSchema schema) {
    List<String> unique =
        schema.key().names().stream().filter(name -> !index.key().uses(name)).toList();
    return new RowLayout(
        index.id(),
        KeyAttribute.of(index.key().hash(), schema),
        KeyAttribute.of(index.key().range(), schema),
        KeyAttribute.of(unique, schema));
  }

  public List<KeyAttribute> hash() {
    return hash;
  }

  public List<KeyAttribute> range() {
    return range;
  }

  /**
   * The key of this item's row, or null where the item lacks an attribute of it, and so is not in
   * the index. Types have been checked.
   */
  public byte @Nullable [] key(Item item) {
    KeyWriter writer = new KeyWriter(64).id(id).number(0);
    for (KeyAttribute attribute : hash) {
      AttributeValue value = item.value(attribute.name());
      if (value == null) {
        return null;
      }
      writer.part(KeyAttribute.bytes(value));
    }
    writer.hashInto(PARTITION);
    int last = ordering.size() - 1;
    for (int i = 0; i <= last; i++) {
      AttributeValue value = item.value(ordering.get(i).name());
      if (value == null) {
        return null;
      }
      byte[] bytes = KeyAttribute.bytes(value);
      if (i == last) {
        writer.raw(bytes);
      } else {
        writer.part(bytes);
      }
    }
    return writer.toArray();
  }

  /** What all rows with these partition key values begin with. */
  public byte[] partition(List<AttributeValue> values) {
    KeyWriter writer = new KeyWriter(64).id(id).number(0);
    values.forEach(value -> writer.part(KeyAttribute.bytes(value)));
    return writer.hashInto(PARTITION).toArray();
  }

  /** Every row. */
  public KeyRange all() {
    return KeyRange.startingWith(new KeyWriter(4).id(id).toArray());
  }

  /** The rows of one of so many segments; together they are all rows, each once. */
  public KeyRange segment(int segment, int total) {
    if (total == 1) {
      return all();
    }
    long width = Long.divideUnsigned(-1L, total);
    KeyRange all = all();
    byte[] from = new KeyWriter(12).id(id).number(segment * width).toArray();
    byte[] to = new KeyWriter(12).id(id).number((segment + 1) * width).toArray();
    return new KeyRange(segment == 0 ? all.from() : from, segment == total - 1 ? all.to() : to);
  }

  /**
   * The rows of a partition that meet conditions on the leading sort key attributes, each but the
   * last of them an equality.
   */
  public KeyRange select(List<AttributeValue> partition, List<SortCondition> conditions) {
    byte[] prefix = partition(partition);
    KeyRange selected = KeyRange.startingWith(prefix);
    for (int i = 0; i < conditions.size(); i++) {
      boolean last = i == ordering.size() - 1;
      SortCondition condition = conditions.get(i);
      selected = new SortBounds(prefix, last).of(condition);
      if (condition instanceof SortCondition.Equal equal && !last) {
        prefix = KeyWriter.after(prefix).part(KeyAttribute.bytes(equal.value())).toArray();
      }
    }
    return selected;
  }
}
