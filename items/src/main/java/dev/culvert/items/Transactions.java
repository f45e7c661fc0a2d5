package dev.culvert.items;

import dev.culvert.items.Rejection.CancellationReason;
import dev.culvert.items.operation.ConsumedCapacity;
import dev.culvert.items.operation.Get;
import dev.culvert.items.operation.GetResult;
import dev.culvert.items.operation.TransactGet;
import dev.culvert.items.operation.TransactWrite;
import dev.culvert.items.operation.Write;
import dev.culvert.items.store.Lock;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Transaction;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.Bytes;
import dev.culvert.items.value.Item;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** TransactWriteItems and TransactGetItems. */
final class Transactions {
  /** The most bytes that the items of one transaction may have. */
  private static final long MAX_BYTES = 4L * 1024 * 1024;

  private final Catalogue catalogue;
  private final Commits commits;
  private final TransactionClaims claims;
  private final InstantSource clock;
  private final TokensInProgress inProgress = new TokensInProgress();

  Transactions(
      Catalogue catalogue, Commits commits, TransactionClaims claims, InstantSource clock) {
    this.catalogue = catalogue;
    this.commits = commits;
    this.claims = claims;
    this.clock = clock;
  }

  TransactWrite.Result write(TransactWrite request) {
    List<TableAddress> addresses = request.writes().stream().map(Write::table).distinct().toList();
    return catalogue.writing(addresses, tables -> write(request, tables));
  }

  private TransactWrite.Result write(TransactWrite request, Map<TableAddress, Table> tables) {
    TransactionToken token = TransactionToken.of(request);
    List<PlannedWrite> plans = plan(request.writes(), tables);
    refuseRepeatsAndSize(plans);
    if (token == null) {
      return write(plans, null);
    }
    inProgress.begin(token);
    try {
      return write(plans, token);
    } finally {
      inProgress.end(token);
    }
  }

  private TransactWrite.Result write(List<PlannedWrite> plans, @Nullable TransactionToken token) {
    List<byte[]> rowKeys = plans.stream().map(PlannedWrite::rowKey).toList();
    cancelOn(claims.claim(rowKeys));
    List<ItemChange> changes;
    try {
      changes = commits.write(locks(plans, token), scope -> run(scope, plans, token));
    } finally {
      claims.release(rowKeys);
    }
    changes.forEach(ItemChange::count);
    List<ConsumedCapacity> capacities =
        changes.isEmpty() ? readCapacities(plans) : BatchWrites.capacities(changes);
    return new TransactWrite.Result(twice(capacities), BatchWrites.collections(changes));
  }

  /** What it costs to tell that a transaction happened already: its items are read. */
  private List<ConsumedCapacity> readCapacities(List<PlannedWrite> plans) {
    Map<TableAddress, ConsumedCapacity> capacities = new LinkedHashMap<>();
    for (PlannedWrite plan : plans) {
      byte[] row = catalogue.store().get(Space.ITEMS, plan.rowKey());
      GetResult result = ItemReads.result(plan.table(), null, true, row);
      capacities.merge(plan.table().address(), result.capacity(), ConsumedCapacity::plus);
    }
    return List.copyOf(capacities.values());
  }

  private static List<PlannedWrite> plan(List<Write> writes, Map<TableAddress, Table> tables) {
    List<PlannedWrite> plans = new ArrayList<>();
    Reasons reasons = new Reasons();
    for (Write write : writes) {
      Table table = Objects.requireNonNull(tables.get(write.table()));
      PlannedWrite plan = reasons.collect(() -> PlannedWrite.of(table, write));
      if (plan != null) {
        plans.add(plan);
      }
    }
    reasons.throwIfAny();
    return plans;
  }

  private static void refuseRepeatsAndSize(List<PlannedWrite> plans) {
    Set<Bytes> seen = new HashSet<>();
    long bytes = 0;
    for (PlannedWrite plan : plans) {
      if (!seen.add(Bytes.wrap(plan.rowKey()))) {
        throw new ValidationException(
            "Transaction request cannot include multiple operations on one item");
      }
      bytes += plan.key().sizeInBytes();
    }
    if (bytes > MAX_BYTES) {
      // [U] the text of this case.
      throw new ValidationException(
          "Member must have length less than or equal to 4194304, total size of items in"
              + " transaction");
    }
  }

  private static Set<Lock> locks(List<PlannedWrite> plans, @Nullable TransactionToken token) {
    Set<Lock> locks = new LinkedHashSet<>();
    plans.forEach(plan -> locks.addAll(plan.locks()));
    if (token != null) {
      locks.add(token.lock());
    }
    return locks;
  }

  private List<ItemChange> run(
      WriteScope scope, List<PlannedWrite> plans, @Nullable TransactionToken token) {
    Transaction transaction = scope.transaction();
    if (token != null && token.happened(transaction, clock.instant())) {
      return List.of();
    }
    List<byte @Nullable []> rows =
        transaction.getAll(Space.ITEMS, plans.stream().map(PlannedWrite::rowKey).toList());
    List<ItemChange> changes = new ArrayList<>();
    Reasons reasons = new Reasons();
    for (int i = 0; i < plans.size(); i++) {
      PlannedWrite plan = plans.get(i);
      byte[] row = rows.get(i);
      ItemChange change = reasons.collect(() -> plan.run(scope, row));
      if (change != null) {
        changes.add(change);
      }
    }
    reasons.throwIfAny();
    if (token != null) {
      token.remember(transaction, clock.instant());
    }
    return changes;
  }

  private static void cancelOn(List<Boolean> conflicts) {
    if (conflicts.contains(true)) {
      List<CancellationReason> reasons =
          conflicts.stream()
              .map(conflict -> conflict ? Reasons.CONFLICT : CancellationReason.NONE)
              .toList();
      throw new RejectedException(new Rejection.TransactionCanceled(reasons));
    }
  }

  private static List<ConsumedCapacity> twice(List<ConsumedCapacity> capacities) {
    return capacities.stream().map(ConsumedCapacity::inTransaction).toList();
  }

  TransactGet.Result get(TransactGet request) {
    List<Table> tables =
        request.gets().stream().map(get -> catalogue.require(get.table())).toList();
    List<byte[]> rowKeys = rowKeys(request, tables);
    cancelOn(rowKeys.stream().map(claims::isClaimed).toList());
    List<byte @Nullable []> rows = catalogue.store().getAll(Space.ITEMS, rowKeys);
    List<@Nullable Item> items = new ArrayList<>();
    Map<TableAddress, ConsumedCapacity> capacities = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      Get get = request.gets().get(i);
      GetResult result = ItemReads.result(tables.get(i), get.projection(), true, rows.get(i));
      items.add(result.item());
      capacities.merge(get.table(), result.capacity(), ConsumedCapacity::plus);
    }
    return new TransactGet.Result(
        Collections.unmodifiableList(items), twice(List.copyOf(capacities.values())));
  }

  private static List<byte[]> rowKeys(TransactGet request, List<Table> tables) {
    List<byte[]> rowKeys = new ArrayList<>();
    Set<Bytes> seen = new HashSet<>();
    Reasons reasons = new Reasons();
    for (int i = 0; i < tables.size(); i++) {
      Table table = tables.get(i);
      Item key = request.gets().get(i).key();
      byte[] rowKey = reasons.collect(() -> table.keys.ofKey(key));
      if (rowKey != null) {
        rowKeys.add(rowKey);
        if (!seen.add(Bytes.wrap(rowKey))) {
          throw new ValidationException(
              "Transaction request cannot include multiple operations on one item");
        }
      }
    }
    reasons.throwIfAny();
    return rowKeys;
  }
}
