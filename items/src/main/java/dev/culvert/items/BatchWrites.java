package dev.culvert.items;

import dev.culvert.items.operation.BatchWrite;
import dev.culvert.items.operation.ConsumedCapacity;
import dev.culvert.items.operation.Delete;
import dev.culvert.items.operation.ItemCollectionMetrics;
import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.Write;
import dev.culvert.items.store.Lock;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * BatchWriteItem. DynamoDB promises nothing about the writes together; here they are one commit,
 * because one wait for the disk is cheaper than twenty-five.
 */
final class BatchWrites {
  private final Catalogue catalogue;
  private final Commits commits;

  BatchWrites(Catalogue catalogue, Commits commits) {
    this.catalogue = catalogue;
    this.commits = commits;
  }

  BatchWrite.Result write(BatchWrite batch) {
    List<TableAddress> addresses =
        batch.tables().stream().map(BatchWrite.Writes::table).distinct().toList();
    return catalogue.writing(addresses, tables -> write(batch, tables));
  }

  private BatchWrite.Result write(BatchWrite batch, Map<TableAddress, Table> tables) {
    List<PlannedWrite> plans = new ArrayList<>();
    for (BatchWrite.Writes writes : batch.tables()) {
      Table table = Objects.requireNonNull(tables.get(writes.table()));
      for (BatchWrite.Entry entry : writes.entries()) {
        plans.add(plan(table, entry));
      }
    }
    refuseDuplicates(plans);
    Set<Lock> locks = new LinkedHashSet<>();
    plans.forEach(plan -> locks.addAll(plan.locks()));
    List<ItemChange> changes =
        commits.write(locks, scope -> plans.stream().map(plan -> plan.run(scope)).toList());
    changes.forEach(ItemChange::count);
    return new BatchWrite.Result(List.of(), collections(changes), capacities(changes));
  }

  private static PlannedWrite plan(Table table, BatchWrite.Entry entry) {
    return switch (entry) {
      case BatchWrite.Entry.Put put -> {
        // A put in a batch is refused in the words for a key, not in those for an item.
        byte[] rowKey = table.keys.ofKeyIn(put.item());
        PlannedWrite.check(table, put.item());
        Write write = Put.of(table.address(), put.item());
        yield new PlannedWrite(table, write, put.item(), rowKey);
      }
      case BatchWrite.Entry.Delete delete ->
          PlannedWrite.of(table, Delete.of(table.address(), delete.key()));
    };
  }

  private static void refuseDuplicates(List<PlannedWrite> plans) {
    Set<Bytes> seen = new HashSet<>();
    for (PlannedWrite plan : plans) {
      if (!seen.add(Bytes.wrap(plan.rowKey()))) {
        throw new ValidationException("Provided list of item keys contains duplicates");
      }
    }
  }

  /** What the changes consumed, by table, in the order in which the tables first come. */
  static List<ConsumedCapacity> capacities(List<ItemChange> changes) {
    Map<TableAddress, ConsumedCapacity> byTable = new LinkedHashMap<>();
    for (ItemChange change : changes) {
      byTable.merge(change.table.address(), change.capacity(), ConsumedCapacity::plus);
    }
    return List.copyOf(byTable.values());
  }

  /** The item collections that changed, by table. */
  static List<BatchWrite.Collections> collections(List<ItemChange> changes) {
    Map<TableAddress, List<ItemCollectionMetrics>> byTable = new LinkedHashMap<>();
    for (ItemChange change : changes) {
      ItemCollectionMetrics metrics = change.collection();
      if (metrics != null) {
        byTable.computeIfAbsent(change.table.address(), _ -> new ArrayList<>()).add(metrics);
      }
    }
    return byTable.entrySet().stream()
        .map(entry -> new BatchWrite.Collections(entry.getKey(), entry.getValue()))
        .toList();
  }
}
