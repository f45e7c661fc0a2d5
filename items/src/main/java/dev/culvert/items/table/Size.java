package dev.culvert.items.table;

/** How much a table or an index holds. */
public record Size(long items, long bytes) {
  public static final Size ZERO = new Size(0, 0);
}
