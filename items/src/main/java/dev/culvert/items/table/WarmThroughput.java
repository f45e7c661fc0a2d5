package dev.culvert.items.table;

import org.jspecify.annotations.Nullable;

/** What a table or index is warmed up to serve at once, in units a second. */
public record WarmThroughput(@Nullable Long readUnits, @Nullable Long writeUnits) {
  /** What an on-demand table starts with. */
  public static final WarmThroughput ON_DEMAND_DEFAULT = new WarmThroughput(12000L, 4000L);
}
