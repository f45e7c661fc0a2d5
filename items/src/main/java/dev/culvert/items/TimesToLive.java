package dev.culvert.items;

import dev.culvert.items.store.Space;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.table.TimeToLive;
import java.time.Instant;
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
      for (TableAddress other : GlobalTables.otherAddresses(table)) {
        change(catalogue.named(other).definition, enabled, attribute);
      }
      return change(table, enabled, attribute);
    });
  }

  private TimeToLive change(TableDefinition table, boolean enabled, String attribute) {
    TimeToLive current = table.settings().timeToLive();
    return enabled == current.enabled()
        ? current
        : enabled ? enable(table, attribute) : disable(table, current);
  }

  private TimeToLive enable(TableDefinition table, String attribute) {
    Instant now = clock.instant();
    int rows = catalogue.definitions(now).rowIds().getAsInt();
    TimeToLive next = new TimeToLive(true, attribute, now, rows);
    catalogue.put(
        table.withSettings(table.settings().withTimeToLive(next)),
        transaction -> transaction.put(Space.META, MetaKey.BACKFILL.of(rows), new byte[0]));
    return next;
  }

  private TimeToLive disable(TableDefinition table, TimeToLive current) {
    Instant now = clock.instant();
    TimeToLive next = new TimeToLive(false, current.attribute(), now, 0);
    catalogue.put(
        table.withSettings(table.settings().withTimeToLive(next)),
        transaction -> {
          Garbage.drop(transaction, Space.EXPIRIES, current.rows(), now);
          transaction.delete(Space.META, MetaKey.BACKFILL.of(current.rows()));
        });
    return next;
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
