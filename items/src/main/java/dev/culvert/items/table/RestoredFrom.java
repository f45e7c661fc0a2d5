package dev.culvert.items.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a table was made of.
 *
 * @param backupArn the backup, or null where it was restored to a point in time
 * @param tableArn the table that was backed up
 * @param time the moment that the table was restored to
 */
public record RestoredFrom(@Nullable String backupArn, String tableArn, Instant time) {}
