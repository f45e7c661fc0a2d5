package dev.culvert.items;

import dev.culvert.items.Rejection.CancellationReason;
import dev.culvert.items.operation.ConsumedCapacity;
import dev.culvert.items.operation.Units;
import dev.culvert.items.table.BillingMode;
import dev.culvert.items.table.Capacity;
import dev.culvert.items.table.GlobalIndex;
import dev.culvert.items.table.OnDemandThroughput;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.Throughput;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
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
    if (on) {
      Rejection.Throttled refusal = refusal(address, index, read);
      if (refusal != null) {
        throw new RejectedException(refusal);
      }
    }
  }

  boolean isOn() {
    return on;
  }

  /** Why an operation is refused, or null where it is not. */
  Rejection.@Nullable Throttled refusal(
      TableAddress address, @Nullable String index, boolean read) {
    Table table = on ? catalogue.find(address) : null;
    if (table == null) {
      return null;
    }
    BillingMode mode = table.definition.capacity().mode();
    // A local index has no throughput of its own.
    boolean own = index == null || table.definition.schema().globalIndex(index).isEmpty();
    if (own && isEmpty(table.definition.id(), table.definition.capacity(), read)) {
      return refusal(mode, read, false, address.arn());
    }
    for (GlobalIndex each : table.definition.schema().globalIndexes()) {
      boolean concerned = !read || each.name().equals(index);
      if (concerned && isEmpty(each.id(), capacity(table, each), read)) {
        return refusal(mode, read, true, address.indexArn(each.name()));
      }
    }
    return null;
  }

  /**
   * The parts of a batch for which something is left. Where there is none at all, the whole batch
   * is refused; otherwise the others come back unprocessed.
   */
  <T> Admission<T> admit(List<T> parts, Function<T, TableAddress> tableOf, boolean read) {
    List<T> admitted = new ArrayList<>();
    List<T> refused = new ArrayList<>();
    Rejection.Throttled last = null;
    for (T part : parts) {
      Rejection.Throttled refusal = refusal(tableOf.apply(part), null, read);
      (refusal == null ? admitted : refused).add(part);
      last = refusal == null ? last : refusal;
    }
    if (last != null && admitted.isEmpty()) {
      throw new RejectedException(last);
    }
    return new Admission<>(admitted, refused);
  }

  /** A batch, divided. */
  record Admission<T>(List<T> admitted, List<T> refused) {
    List<T> withRefused(List<T> unprocessed) {
      List<T> all = new ArrayList<>(unprocessed);
      all.addAll(refused);
      return all;
    }
  }

  /** Refuses a transaction where nothing is left for one of its operations. */
  void admit(List<TableAddress> operations, boolean read) {
    if (!on) {
      return;
    }
    List<CancellationReason> reasons = new ArrayList<>();
    for (TableAddress table : operations) {
      Rejection.Throttled refusal = refusal(table, null, read);
      reasons.add(
          refusal == null
              ? CancellationReason.NONE
              : new CancellationReason(
                  refusal.name() == ErrorName.THROTTLING
                      ? "ThrottlingError"
                      : "ProvisionedThroughputExceeded",
                  refusal.message(),
                  null));
    }
    if (reasons.stream().anyMatch(reason -> !reason.equals(CancellationReason.NONE))) {
      throw new RejectedException(new Rejection.TransactionCanceled(reasons));
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

  private static Rejection.Throttled refusal(
      BillingMode mode, boolean read, boolean index, String resource) {
    String of = (index ? "Index" : "Table") + (read ? "Read" : "Write");
    if (mode == BillingMode.PAY_PER_REQUEST) {
      return new Rejection.Throttled(
          ErrorName.THROTTLING,
          "Throughput exceeds the maximum OnDemandThroughput configured on table or index",
          of + "MaxOnDemandThroughputExceeded",
          resource);
    }
    return new Rejection.Throttled(
        ErrorName.PROVISIONED_THROUGHPUT_EXCEEDED,
        index
            ? "The level of configured provisioned throughput for one or more global secondary"
                + " indexes of the table was exceeded. Consider increasing your provisioning"
                + " level for the under-provisioned global secondary indexes with the UpdateTable"
                + " API"
            : "The level of configured provisioned throughput for the table was exceeded. Consider"
                + " increasing your provisioning level with the UpdateTable API.",
        of + "ProvisionedThroughputExceeded",
        resource);
  }
}
