package dev.culvert.items.operation;

import dev.culvert.items.value.Item;
import java.util.Set;

/** A change of an item's attributes, with its values in place. */
public interface ItemUpdate {

  /**
   * The item after the change; one that did not exist is its key alone before.
   *
   * @throws dev.culvert.items.ValidationException where an operand or a path does not fit the item
   */
  Item apply(Item item);

  /** The parts of an item that the change names, for {@link ReturnValues#UPDATED_NEW} and OLD. */
  Item select(Item item);

  /** The top-level attributes that it changes. */
  Set<String> attributes();
}
