package dev.culvert.items;

import dev.culvert.items.store.Space;
import dev.culvert.items.store.Transaction;
import dev.culvert.items.table.AttributeDefinition;
import dev.culvert.items.table.BillingMode;
import dev.culvert.items.table.GlobalIndex;
import dev.culvert.items.table.GlobalIndexSpecification;
import dev.culvert.items.table.GlobalIndexUpdate;
import dev.culvert.items.table.IndexStatus;
import dev.culvert.items.table.ProvisionedThroughput;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.table.TableSchema;
import dev.culvert.items.table.Throughput;
import dev.culvert.items.table.UpdateRules;
import dev.culvert.items.table.UpdateTable;
import dev.culvert.items.table.WarmThroughput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The changes of a table's global secondary indexes in one request. */
final class IndexUpdates {
  private static final int MAX_INDEXES = 20;

  private final TableDefinition old;
  private final UpdateTable request;
  private final Definitions definitions;
  private final BillingMode mode;
  private final boolean switched;
  private final Map<String, GlobalIndex> indexes = new LinkedHashMap<>();
  private final Map<String, AttributeDefinition> attributes = new LinkedHashMap<>();
  private final List<Consumer<Transaction>> also = new ArrayList<>();

  IndexUpdates(
      TableDefinition old,
      UpdateTable request,
      Definitions definitions,
      BillingMode mode,
      boolean switched) {
    this.old = old;
    this.request = request;
    this.definitions = definitions;
    this.mode = mode;
    this.switched = switched;
    old.schema().globalIndexes().forEach(index -> indexes.put(index.name(), index));
    old.schema().attributes().forEach(attribute -> attributes.put(attribute.name(), attribute));
  }

  /** What is to be written with the new definition. */
  List<Consumer<Transaction>> also() {
    return also;
  }

  TableSchema run() {
    List<GlobalIndexUpdate> updates =
        request.indexUpdates() == null ? List.of() : request.indexUpdates();
    refuseRepeats(updates);
    updates.forEach(this::apply);
    if (switched) {
      switchMode(updates);
    }
    TableSchema next =
        old.schema().with(List.copyOf(attributes.values()), List.copyOf(indexes.values()));
    // Definitions that no key uses any more go.
    return next.with(next.usedAttributes(), next.globalIndexes());
  }

  private static void refuseRepeats(List<GlobalIndexUpdate> updates) {
    Set<String> seen = new HashSet<>();
    for (GlobalIndexUpdate update : updates) {
      if (!seen.add(update.index())) {
        throw new ValidationException(
            "One or more parameter values were invalid: Only one global secondary index update per"
                + " index is allowed simultaneously. Index: "
                + update.index());
      }
    }
    if (updates.stream().filter(update -> !(update instanceof GlobalIndexUpdate.Update)).count()
        > 1) {
      throw onlyOneAtATime();
    }
  }

  private static RejectedException onlyOneAtATime() {
    return new RejectedException(
        ErrorName.LIMIT_EXCEEDED,
        "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously"
            + " per table");
  }

  private void apply(GlobalIndexUpdate update) {
    switch (update) {
      case GlobalIndexUpdate.Create create -> create(create.specification());
      case GlobalIndexUpdate.Update change -> change(change);
      case GlobalIndexUpdate.Delete delete -> delete(delete.index());
    }
  }

  private void create(GlobalIndexSpecification specification) {
    boolean exists =
        old.schema().indexes().stream().anyMatch(i -> i.name().equals(specification.name()));
    if (exists) {
      throw new ValidationException("Attempting to create an index which already exists");
    }
    if (request.attributes() == null) {
      throw new ValidationException(
          "One or more parameter values were invalid: AttributeDefinitions is not specified for"
              + " index: "
              + specification.name());
    }
    request.attributes().forEach(attribute -> attributes.putIfAbsent(attribute.name(), attribute));
    UpdateRules.checkNewIndex(specification, List.copyOf(attributes.values()), mode);
    if (indexes.values().stream().anyMatch(index -> index.status() == IndexStatus.CREATING)) {
      throw onlyOneAtATime();
    }
    if (indexes.size() >= MAX_INDEXES) {
      // [U] the text of this case.
      throw new RejectedException(
          ErrorName.LIMIT_EXCEEDED,
          "Subscriber limit exceeded: GlobalSecondaryIndex count exceeds the per-table limit of "
              + MAX_INDEXES);
    }
    GlobalIndex index = definitions.of(specification, IndexStatus.CREATING, true);
    indexes.put(index.name(), index);
    also.add(
        transaction -> transaction.put(Space.META, MetaKey.BACKFILL.of(index.id()), new byte[0]));
  }

  private void change(GlobalIndexUpdate.Update update) {
    GlobalIndex index = named(update.index(), "update");
    UpdateRules.checkIndexUpdate(update, mode);
    ProvisionedThroughput provisioned = index.provisioned();
    if (update.throughput() != null) {
      if (!switched) {
        TableUpdate.refuseSame(provisioned.units(), update.throughput(), "index " + index.name());
      }
      provisioned = provisioned.changedTo(update.throughput(), definitions.now());
    }
    WarmThroughput warm =
        update.warm() == null
            ? index.warm()
            : TableUpdate.warmer(index.warm(), update.warm(), "index " + index.name());
    indexes.put(
        index.name(),
        index.withThroughput(
            provisioned, TableUpdate.onDemand(index.onDemand(), update.onDemand()), warm));
  }

  private void delete(String name) {
    GlobalIndex index = named(name, "delete");
    indexes.remove(name);
    also.add(transaction -> {
      Garbage.drop(transaction, Space.INDEXES, index.id(), definitions.now());
      transaction.delete(Space.META, MetaKey.BACKFILL.of(index.id()));
      transaction.delete(Space.META, MetaKey.SIZE.of(index.id()));
    });
  }

  private GlobalIndex named(String name, String action) {
    GlobalIndex index = indexes.get(name);
    if (index != null) {
      return index;
    }
    if (old.schema().localIndexes().stream().anyMatch(local -> local.name().equals(name))) {
      throw new ValidationException(
          "Cannot %s an index that is not a GlobalSecondaryIndex: %s".formatted(action, name));
    }
    throw new RejectedException(
        ErrorName.RESOURCE_NOT_FOUND,
        "Requested resource not found: Index %s for table %s"
            .formatted(name, old.address().name()));
  }

  private void switchMode(List<GlobalIndexUpdate> updates) {
    if (mode == BillingMode.PAY_PER_REQUEST) {
      indexes.replaceAll((_, index) -> index.withThroughput(onDemand(index), null, index.warm()));
      return;
    }
    Set<String> given = new HashSet<>();
    updates.forEach(update -> given.add(update.index()));
    List<String> missing = indexes.keySet().stream().filter(name -> !given.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new ValidationException(
          "One or more parameter values were invalid: ProvisionedThroughput must be specified for"
              + " index: "
              + String.join(",", missing));
    }
  }

  private ProvisionedThroughput onDemand(GlobalIndex index) {
    return index.provisioned().changedTo(Throughput.NONE, definitions.now());
  }
}
