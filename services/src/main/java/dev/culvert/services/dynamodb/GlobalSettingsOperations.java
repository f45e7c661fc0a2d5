package dev.culvert.services.dynamodb;

import dev.culvert.items.GlobalTables;
import dev.culvert.items.Tables;
import dev.culvert.items.table.BillingMode;
import dev.culvert.items.table.GlobalIndexUpdate;
import dev.culvert.items.table.TableClass;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.table.Throughput;
import dev.culvert.items.table.UpdateTable;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.dynamodb.DescribeGlobalTableSettingsRequest;
import dev.culvert.shapes.dynamodb.DescribeGlobalTableSettingsResponse;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.ReplicaSettingsUpdate;
import dev.culvert.shapes.dynamodb.UpdateGlobalTableSettingsRequest;
import dev.culvert.shapes.dynamodb.UpdateGlobalTableSettingsResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The capacity of global tables of version 2017.11.29, replica by replica. */
final class GlobalSettingsOperations {
  private final GlobalTables global;
  private final Tables tables;

  GlobalSettingsOperations(GlobalTables global, Tables tables) {
    this.global = global;
    this.tables = tables;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(
            DynamoDb.DESCRIBE_GLOBAL_TABLE_SETTINGS,
            (input, call) ->
                GlobalTableOperations.access(
                    "DescribeGlobalTableSettings", input.globalTableName, call),
            this::describe),
        Refusing.operation(
            DynamoDb.UPDATE_GLOBAL_TABLE_SETTINGS,
            (input, call) ->
                GlobalTableOperations.access(
                    "UpdateGlobalTableSettings", input.globalTableName, call),
            this::update));
  }

  private DescribeGlobalTableSettingsResponse describe(
      DescribeGlobalTableSettingsRequest input, Call call) {
    var name = GlobalTableOperations.required(input.globalTableName);
    return new DescribeGlobalTableSettingsResponse()
        .globalTableName(name)
        .replicaSettings(
            global.describe(call.account(), name).stream().map(ReplicaShapes::settings).toList());
  }

  private UpdateGlobalTableSettingsResponse update(
      UpdateGlobalTableSettingsRequest input, Call call) {
    var name = GlobalTableOperations.required(input.globalTableName);
    for (var member : global.describe(call.account(), name)) {
      var definition = member.definition();
      var change = change(definition, input, own(input, definition.address().region()));
      if (change != null) {
        tables.update(change);
      }
    }
    return new UpdateGlobalTableSettingsResponse()
        .globalTableName(name)
        .replicaSettings(
            global.describe(call.account(), name).stream().map(ReplicaShapes::settings).toList());
  }

  private static @Nullable ReplicaSettingsUpdate own(
      UpdateGlobalTableSettingsRequest input, String region) {
    return input.replicaSettingsUpdate == null
        ? null
        : input.replicaSettingsUpdate.stream()
            .filter(update -> region.equals(update.regionName))
            .findFirst()
            .orElse(null);
  }

  /** What is to become of one replica; null where it stays as it is. */
  private static @Nullable UpdateTable change(
      TableDefinition table,
      UpdateGlobalTableSettingsRequest input,
      @Nullable ReplicaSettingsUpdate own) {
    var current = table.capacity();
    var wanted =
        input.globalTableBillingMode == null
            ? current.mode()
            : BillingMode.valueOf(input.globalTableBillingMode);
    var read = own == null ? null : own.replicaProvisionedReadCapacityUnits;
    var units = current.provisioned().units();
    var next =
        new Throughput(
            read == null ? units.readUnits() : read,
            input.globalTableProvisionedWriteCapacityUnits == null
                ? units.writeUnits()
                : input.globalTableProvisionedWriteCapacityUnits);
    var indexes = indexes(table, input);
    var tableClass =
        own == null || own.replicaTableClass == null
            ? null
            : TableClass.valueOf(own.replicaTableClass);
    var mode = wanted == current.mode() ? null : wanted;
    var throughput = next.equals(units) ? null : next;
    if (mode == null && throughput == null && tableClass == null && indexes.isEmpty()) {
      return null;
    }
    return new UpdateTable(
        table.address(),
        null,
        mode,
        throughput,
        null,
        null,
        indexes.isEmpty() ? null : indexes,
        null,
        null,
        tableClass,
        null);
  }

  private static List<GlobalIndexUpdate> indexes(
      TableDefinition table, UpdateGlobalTableSettingsRequest input) {
    var updates = new ArrayList<GlobalIndexUpdate>();
    if (input.globalTableGlobalSecondaryIndexSettingsUpdate != null) {
      for (var update : input.globalTableGlobalSecondaryIndexSettingsUpdate) {
        var name = Objects.requireNonNull(update.indexName, "checked");
        var write = update.provisionedWriteCapacityUnits;
        var index = table.schema().globalIndex(name);
        if (write != null && index.isPresent()) {
          var read = index.get().provisioned().units().readUnits();
          updates.add(new GlobalIndexUpdate.Update(name, new Throughput(read, write), null, null));
        }
      }
    }
    return updates;
  }
}
