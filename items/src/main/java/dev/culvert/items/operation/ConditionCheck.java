package dev.culvert.items.operation;

import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.Item;

/** Writes nothing, but lets its transaction pass only if the condition holds. */
public record ConditionCheck(
    TableAddress table, Item key, ItemCondition condition, boolean returnOldOnFailure)
    implements Write {}
