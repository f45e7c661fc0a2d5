package dev.culvert.items;

import dev.culvert.items.operation.ConsumedCapacity;
import dev.culvert.items.operation.Units;
import dev.culvert.items.table.BillingMode;
import dev.culvert.items.table.Capacity;
import dev.culvert.items.table.GlobalIndex;
import dev.culvert.items.table.OnDemandThroughput;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.Throughput;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds tables and global indexes to the throughput that they are provisioned with, or that their
 * owner limited them to. It is off until somebody switches it on.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/burst-adaptive-capacity.html">Burst
 *     and adaptive capacity</a>
 */
public final class Throttle {
  private static final long NO_LIMIT = 0;

  private final Catalogue catalogue;
  private final InstantSource clock;
  private final Map<Key, TokenBucket> buckets = new ConcurrentHashMap<>();
  private volatile boolean on;

  Throttle(Catalogue catalogue, InstantSource clock) {
    this.catalogue = catalogue;
    this.clock = clock;
  }

  private record Key(int id, boolean read) {}

  public void switchOn(boolean next) {
    on = next;
  }

  /**
   * Refuses an operation where nothing is left for it.
   *
   * @param index the index that is read, or null for the table; writes count against both
   */
  void admit(TableAddress address, @Nullable String index, boolean read) {
    if (!on) {
      return;
    }
    Table table = catalogue.find(address);
    if (table == null) {
      return;
    }
    if (index == null && isEmpty(table.definition.id(), table.definition.capacity(), read)) {
      throw refused(table.definition.capacity().mode(), "table");
    }
    for (GlobalIndex each : table.definition.schema().globalIndexes()) {
      boolean concerned = read ? each.name().equals(index) : true;
      if (concerned && isEmpty(each.id(), capacity(table, each), read)) {
        throw refused(table.definition.capacity().mode(), "index");
      }
    }
  }

  private boolean isEmpty(int id, Capacity capacity, boolean read) {
    TokenBucket bucket = bucket(id, capacity, read);
    return bucket != null && !bucket.hasUnits(clock.millis());
  }

  /** Takes what an operation consumed. */
  void charge(ConsumedCapacity consumed) {
    if (!on) {
      return;
    }
    Table table = catalogue.find(consumed.table());
    if (table == null) {
      return;
    }
    take(table.definition.id(), table.definition.capacity(), consumed.own());
    consumed
        .local()
        .values()
        .forEach(units -> take(table.definition.id(), table.definition.capacity(), units));
    for (GlobalIndex index : table.definition.schema().globalIndexes()) {
      Units units = consumed.global().get(index.name());
      if (units != null) {
        take(index.id(), capacity(table, index), units);
      }
    }
  }

  void charge(List<ConsumedCapacity> consumed) {
    consumed.forEach(this::charge);
  }

  private void take(int id, Capacity capacity, Units units) {
    TokenBucket read = units.read() == 0 ? null : bucket(id, capacity, true);
    if (read != null) {
      read.take(units.read(), clock.millis());
    }
    TokenBucket write = units.write() == 0 ? null : bucket(id, capacity, false);
    if (write != null) {
      write.take(units.write(), clock.millis());
    }
  }

  private static Capacity capacity(Table table, GlobalIndex index) {
    return new Capacity(
        table.definition.capacity().mode(),
        index.provisioned(),
        index.onDemand(),
        index.warm(),
        null);
  }

  /** The bucket for a limit, a new one where the limit changed; null where there is none. */
  private @Nullable TokenBucket bucket(int id, Capacity capacity, boolean read) {
    long limit = limit(capacity, read);
    if (limit <= NO_LIMIT) {
      return null;
    }
    return buckets.compute(
        new Key(id, read),
        (_, there) ->
            there != null && there.unitsPerSecond() == limit
                ? there
                : new TokenBucket(limit, clock.millis()));
  }

  private static long limit(Capacity capacity, boolean read) {
    if (capacity.mode() == BillingMode.PROVISIONED) {
      Throughput units = capacity.provisioned().units();
      return read ? units.readUnits() : units.writeUnits();
    }
    OnDemandThroughput most = capacity.onDemand();
    Long limit = most == null ? null : read ? most.maxReadUnits() : most.maxWriteUnits();
    return limit == null ? NO_LIMIT : limit;
  }

  private static RejectedException refused(BillingMode mode, String of) {
    return mode == BillingMode.PROVISIONED
        ? new RejectedException(
            ErrorName.PROVISIONED_THROUGHPUT_EXCEEDED,
            "The level of configured provisioned throughput for "
                + (of.equals("table")
                    ? "the table was exceeded."
                    : "one or more global secondary indexes of the table was exceeded.")
                + " Consider increasing your provisioning level with the UpdateTable API.")
        : new RejectedException(
            ErrorName.THROTTLING,
            "Throughput exceeds the maximum OnDemandThroughput configured on table or index");
  }
}
