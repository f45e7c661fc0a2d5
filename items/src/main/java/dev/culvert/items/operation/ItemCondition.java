package dev.culvert.items.operation;

import dev.culvert.items.value.Item;
import java.util.Set;

/** What must hold of an item: a condition or a filter, with its values in place. */
public interface ItemCondition {

  /** Whether it holds; an item that does not exist is the empty one. */
  boolean holds(Item item);

  /** The top-level attributes that it names. */
  Set<String> attributes();

  /** The attributes whose inside it names: those that must be documents to have any. */
  Set<String> documents();
}
