package dev.culvert.items.value;

import java.util.AbstractMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of an item, of a key, or of a map value: an immutable map in ascending order of
 * names. It is made of values, or of a stored row whose values are read only when somebody asks.
 */
public abstract sealed class Item extends AbstractMap<String, AttributeValue>
    permits ValueItem, RowItem {

  Item() {}

  public static Item empty() {
    return ValueItem.EMPTY;
  }

  public static Item of(String name, AttributeValue value) {
    return new ValueItem(new String[] {name}, new AttributeValue[] {value});
  }

  public static Item copyOf(Map<String, AttributeValue> attributes) {
    if (attributes instanceof Item item) {
      return item;
    }
    ItemBuilder builder = new ItemBuilder(attributes.size());
    attributes.forEach(builder::put);
    return builder.build();
  }

  /** The value of an attribute, or null where there is no such attribute. */
  public abstract @Nullable AttributeValue value(String name);

  /** This item with one attribute more, or with another value for it. */
  public abstract Item with(String name, AttributeValue value);

  /** This item without that attribute. */
  public abstract Item without(String name);

  /**
   * The size as DynamoDB counts it for limits and capacity: names and values, in bytes.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">Item
   *     sizes and formats</a>
   */
  public abstract int sizeInBytes();

  @Override
  public final @Nullable AttributeValue get(Object name) {
    return name instanceof String text ? value(text) : null;
  }

  @Override
  public final boolean containsKey(Object name) {
    return get(name) != null;
  }
}
