package dev.culvert.items.operation;

import dev.culvert.items.table.TableAddress;
import org.jspecify.annotations.Nullable;

/** One write of one item, alone or as a part of a transaction. */
public sealed interface Write permits Put, Update, Delete, ConditionCheck {
  TableAddress table();

  /** What must hold of the item before; null where nothing must. */
  @Nullable ItemCondition condition();

  /** Whether a refusal by the condition carries the item. */
  boolean returnOldOnFailure();
}
