package dev.culvert.items.value;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An item made of a stored row. */
final class RowItem extends Item {
  private final Item values;

  RowItem(Item values) {
    this.values = values;
  }

  @Override
  public @Nullable AttributeValue value(String name) {
    return values.value(name);
  }

  @Override
  public Item with(String name, AttributeValue value) {
    return values.with(name, value);
  }

  @Override
  public Item without(String name) {
    return values.without(name);
  }

  @Override
  public int sizeInBytes() {
    return values.sizeInBytes();
  }

  @Override
  public Set<Map.Entry<String, AttributeValue>> entrySet() {
    return values.entrySet();
  }
}
