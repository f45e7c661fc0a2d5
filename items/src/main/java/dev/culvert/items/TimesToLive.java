package dev.culvert.items;

import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.table.TimeToLive;
import java.time.InstantSource;

/** Whether and by which attribute the items of tables expire. */
public final class TimesToLive {
  private final Catalogue catalogue;
  private final InstantSource clock;

  TimesToLive(Catalogue catalogue, InstantSource clock) {
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** What is set for a table. */
  public TimeToLive describe(TableAddress address) {
    return catalogue.named(address).definition.settings().timeToLive();
  }

  /**
   * Switches expiry on or off. The service refuses to do so twice within an hour; that is not done
   * here, where it would only make tests slow.
   */
  public TimeToLive update(TableAddress address, boolean enabled, String attribute) {
    if (attribute.isEmpty()) {
      throw new ValidationException("TimeToLiveSpecification.AttributeName must be non empty");
    }
    return catalogue.changing(() -> {
      TableDefinition table = catalogue.named(address).definition;
      TimeToLive current = table.settings().timeToLive();
      check(current, enabled, attribute);
      TimeToLive next = new TimeToLive(enabled, attribute, clock.instant());
      catalogue.put(table.withSettings(table.settings().withTimeToLive(next)));
      return next;
    });
  }

  private static void check(TimeToLive current, boolean enabled, String attribute) {
    boolean same = attribute.equals(current.attribute());
    if (current.enabled() && !same) {
      throw new ValidationException(
          "TimeToLive is active on a different AttributeName: current AttributeName is "
              + current.attribute());
    }
    if (current.enabled() && enabled) {
      throw new ValidationException("TimeToLive is already enabled");
    }
    if (!current.enabled() && !enabled) {
      throw new ValidationException("TimeToLive is already disabled");
    }
  }
}
