package dev.culvert.items.operation;

import dev.culvert.items.value.Item;
import java.util.Set;

/** The parts of an item that a reader asked for. */
public interface ItemProjection {

  /** Those parts. */
  Item of(Item item);

  /** The top-level attributes that it names. */
  Set<String> attributes();

  /** The attributes whose inside it names: those that must be documents to have any. */
  Set<String> documents();
}
