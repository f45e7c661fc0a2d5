package dev.culvert.items.partiql;

import dev.culvert.items.operation.ItemCondition;
import dev.culvert.items.table.KeySchema;
import dev.culvert.items.value.Item;
import java.util.LinkedHashSet;
import java.util.Set;

/** A filter that may also look at the key, which filter expressions may not. */
record Filter(ItemCondition condition, KeySchema key) implements ItemCondition {
  @Override
  public boolean holds(Item item) {
    return condition.holds(item);
  }

  /** Without those of the key, which every row has. */
  @Override
  public Set<String> attributes() {
    Set<String> attributes = new LinkedHashSet<>(condition.attributes());
    attributes.removeIf(key::uses);
    return attributes;
  }

  @Override
  public Set<String> documents() {
    return condition.documents();
  }
}
