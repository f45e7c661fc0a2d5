package dev.culvert.items.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether and by which attribute items expire.
 *
 * @param attribute null where never enabled
 * @param changed when it was last switched; null where never
 * @param rows names the rows that order items by the second at which they expire; 0 while disabled
 */
public record TimeToLive(
    boolean enabled, @Nullable String attribute, @Nullable Instant changed, int rows) {
  public static final TimeToLive NEVER_SET = new TimeToLive(false, null, null, 0);
}
