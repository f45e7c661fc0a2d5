package dev.culvert.items.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a table is billed and how much it may consume.
 *
 * @param lastOnDemand when the table last became on-demand; null where it never did
 */
public record Capacity(
    BillingMode mode,
    ProvisionedThroughput provisioned,
    @Nullable OnDemandThroughput onDemand,
    @Nullable WarmThroughput warm,
    @Nullable Instant lastOnDemand) {}
