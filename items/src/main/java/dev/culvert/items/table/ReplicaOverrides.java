package dev.culvert.items.table;

import org.jspecify.annotations.Nullable;

/** What one replica has otherwise than the others; a null keeps what they have. */
public record ReplicaOverrides(@Nullable Long readUnits, @Nullable TableClass tableClass) {
  public static final ReplicaOverrides NONE = new ReplicaOverrides(null, null);
}
