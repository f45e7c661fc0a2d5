package dev.culvert.items;

import dev.culvert.items.store.Transaction;
import dev.culvert.items.table.BillingMode;
import dev.culvert.items.table.Capacity;
import dev.culvert.items.table.GlobalIndex;
import dev.culvert.items.table.IndexStatus;
import dev.culvert.items.table.OnDemandThroughput;
import dev.culvert.items.table.ProvisionedThroughput;
import dev.culvert.items.table.StreamDefinition;
import dev.culvert.items.table.StreamSpecification;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.table.TableDescription;
import dev.culvert.items.table.TableSchema;
import dev.culvert.items.table.TableSettings;
import dev.culvert.items.table.TableStatus;
import dev.culvert.items.table.Throughput;
import dev.culvert.items.table.UpdateRules;
import dev.culvert.items.table.UpdateTable;
import dev.culvert.items.table.WarmThroughput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One change of one table, from the request to the new definition. */
final class TableUpdate {
  private final Table table;
  private final UpdateTable request;
  private final Definitions definitions;
  private final Instant now;

  /** What is to be written with the new definition. */
  private final List<Consumer<Transaction>> also = new ArrayList<>();

  TableUpdate(Table table, UpdateTable request, Definitions definitions) {
    this.table = table;
    this.request = request;
    this.definitions = definitions;
    this.now = definitions.now();
  }

  TableDescription run(Catalogue catalogue) {
    UpdateRules.check(request);
    TableDefinition old = table.definition;
    BillingMode mode =
        request.billingMode() == null ? old.capacity().mode() : request.billingMode();
    boolean switched = mode != old.capacity().mode();
    UpdateRules.checkCapacity(request, mode, switched);
    IndexUpdates indexes = new IndexUpdates(old, request, definitions, mode, switched);
    TableDefinition next =
        old.withCapacity(capacity(old.capacity(), mode, switched))
            .withSchema(indexes.run())
            .withSettings(settings(old.settings()))
            .withStream(stream(old))
            .withStatus(TableStatus.UPDATING, now);
    also.addAll(indexes.also());
    Table updated =
        catalogue.put(next, transaction -> also.forEach(write -> write.accept(transaction)));
    return withDeleted(updated.describe(Instant.MIN), old);
  }

  /** The answer still tells of indexes that are being deleted. */
  private static TableDescription withDeleted(TableDescription next, TableDefinition old) {
    TableSchema schema = next.definition().schema();
    List<GlobalIndex> indexes = new ArrayList<>(schema.globalIndexes());
    old.schema().globalIndexes().stream()
        .filter(index -> schema.globalIndex(index.name()).isEmpty())
        .map(index -> index.withStatus(IndexStatus.DELETING, false))
        .forEach(indexes::add);
    return indexes.size() == schema.globalIndexes().size()
        ? next
        : new TableDescription(
            next.definition().withSchema(schema.with(schema.attributes(), indexes)),
            next.status(),
            next.size(),
            next.indexSizes());
  }

  private Capacity capacity(Capacity old, BillingMode mode, boolean switched) {
    ProvisionedThroughput provisioned = old.provisioned();
    if (switched && mode == BillingMode.PAY_PER_REQUEST) {
      provisioned = provisioned.changedTo(Throughput.NONE, now);
    } else if (request.throughput() != null) {
      refuseSame(old.provisioned().units(), request.throughput(), "table");
      provisioned = provisioned.changedTo(request.throughput(), now);
    }
    return new Capacity(
        mode,
        provisioned,
        onDemand(switched ? null : old.onDemand(), request.onDemand()),
        request.warm() == null ? old.warm() : warmer(old.warm(), request.warm(), "table"),
        switched && mode == BillingMode.PAY_PER_REQUEST ? now : old.lastOnDemand());
  }

  static void refuseSame(Throughput current, Throughput requested, String of) {
    if (current.equals(requested)) {
      throw new ValidationException(
          ("The provisioned throughput for the %1$s will not change. The requested value equals the"
                  + " current value. Current ReadCapacityUnits provisioned for the %1$s: %2$d."
                  + " Requested ReadCapacityUnits: %2$d. Current WriteCapacityUnits provisioned for"
                  + " the %1$s: %3$d. Requested WriteCapacityUnits: %3$d. Refer to the Amazon DynamoDB"
                  + " Developer Guide for current limits and how to request higher limits.")
              .formatted(of, current.readUnits(), current.writeUnits()));
    }
  }

  /** What is asked for, member by member; -1 takes a limit away. */
  static @Nullable OnDemandThroughput onDemand(
      @Nullable OnDemandThroughput current, @Nullable OnDemandThroughput requested) {
    if (requested == null) {
      return current;
    }
    Long read =
        requested.maxReadUnits() == null && current != null
            ? current.maxReadUnits()
            : requested.maxReadUnits();
    Long write =
        requested.maxWriteUnits() == null && current != null
            ? current.maxWriteUnits()
            : requested.maxWriteUnits();
    return new OnDemandThroughput(read, write);
  }

  /** Warm throughput never decreases. */
  static WarmThroughput warmer(
      @Nullable WarmThroughput current, WarmThroughput requested, String of) {
    WarmThroughput from = current == null ? WarmThroughput.ON_DEMAND_DEFAULT : current;
    return new WarmThroughput(
        warmer(from.readUnits(), requested.readUnits(), "ReadUnitsPerSecond", of),
        warmer(from.writeUnits(), requested.writeUnits(), "WriteUnitsPerSecond", of));
  }

  private static @Nullable Long warmer(
      @Nullable Long current, @Nullable Long requested, String name, String of) {
    if (requested == null) {
      return current;
    }
    if (current != null && requested < current) {
      throw new ValidationException(
          "One or more parameter values were invalid: Requested %s for WarmThroughput for %s is lower than current WarmThroughput, decreasing WarmThroughput is not supported"
              .formatted(name, of));
    }
    return requested;
  }

  private TableSettings settings(TableSettings old) {
    TableSettings next = old;
    if (request.tableClass() != null) {
      next = next.withClass(request.tableClass());
    }
    if (request.deletionProtection() != null) {
      next = next.withDeletionProtection(request.deletionProtection());
    }
    if (request.sse() != null) {
      next = next.withSse(request.sse());
    }
    return next;
  }

  private @Nullable StreamDefinition stream(TableDefinition old) {
    StreamSpecification requested = request.stream();
    StreamDefinition current = old.stream();
    if (requested == null) {
      return current;
    }
    UpdateRules.checkStream(requested, old);
    if (!requested.enabled() && current != null) {
      return current.disabled();
    }
    return definitions.stream(requested);
  }
}
