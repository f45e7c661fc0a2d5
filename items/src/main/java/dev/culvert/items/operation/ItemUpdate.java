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

  /** The attributes whose inside it names: those that must be documents to have any. */
  Set<String> documents();

  /**
   * Whether it can only take away. Such an update of an item that does not exist creates none,
   * which any other does.
   */
  boolean onlyTakesAway();
}
