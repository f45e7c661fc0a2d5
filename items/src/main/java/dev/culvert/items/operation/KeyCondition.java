package dev.culvert.items.operation;

import dev.culvert.items.row.SortCondition;

/** What a query asks of one key attribute. */
public record KeyCondition(String attribute, SortCondition condition) {}
