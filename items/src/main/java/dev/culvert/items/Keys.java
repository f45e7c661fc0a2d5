package dev.culvert.items;

import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemBuilder;
import java.util.Collection;

/** Cuts items down to some of their attributes. */
final class Keys {
  private Keys() {}

  /** The attributes of these names, as far as the item has them. */
  static Item select(Item item, Collection<String> names) {
    ItemBuilder selected = new ItemBuilder(names.size());
    for (String name : names) {
      AttributeValue value = item.value(name);
      if (value != null) {
        selected.put(name, value);
      }
    }
    return selected.build();
  }
}
