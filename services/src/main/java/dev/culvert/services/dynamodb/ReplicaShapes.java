package dev.culvert.services.dynamodb;

import dev.culvert.items.table.TableClass;
import dev.culvert.items.table.TableDescription;
import dev.culvert.items.table.TableStatus;
import dev.culvert.shapes.dynamodb.BillingModeSummary;
import dev.culvert.shapes.dynamodb.GlobalTable;
import dev.culvert.shapes.dynamodb.GlobalTableDescription;
import dev.culvert.shapes.dynamodb.Replica;
import dev.culvert.shapes.dynamodb.ReplicaDescription;
import dev.culvert.shapes.dynamodb.ReplicaGlobalSecondaryIndexDescription;
import dev.culvert.shapes.dynamodb.ReplicaGlobalSecondaryIndexSettingsDescription;
import dev.culvert.shapes.dynamodb.ReplicaSettingsDescription;
import dev.culvert.shapes.dynamodb.TableClassSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replicas and global tables as clients see them. */
final class ReplicaShapes {
  private ReplicaShapes() {}

  /** A replica as DescribeTable of another one tells of it. */
  static ReplicaDescription of(TableDescription replica) {
    var definition = replica.definition();
    return new ReplicaDescription()
        .regionName(definition.address().region())
        .replicaStatus(status(replica))
        .replicaTableClassSummary(tableClass(definition.settings().tableClass()))
        .globalSecondaryIndexes(
            definition.schema().globalIndexes().isEmpty()
                ? null
                : definition.schema().globalIndexes().stream()
                    .map(index ->
                        new ReplicaGlobalSecondaryIndexDescription().indexName(index.name()))
                    .toList());
  }

  static String status(TableDescription replica) {
    return replica.status() == TableStatus.CREATING ? "CREATING" : "ACTIVE";
  }

  private static @Nullable TableClassSummary tableClass(@Nullable TableClass tableClass) {
    return tableClass == null ? null : new TableClassSummary().tableClass(tableClass.name());
  }

  /** A global table of version 2017.11.29. */
  static GlobalTableDescription global(List<TableDescription> members) {
    var first = members.getFirst().definition();
    var global = first.global();
    var creating = members.stream().anyMatch(member -> status(member).equals("CREATING"));
    return new GlobalTableDescription()
        .replicationGroup(
            members.stream()
                .map(member ->
                    new ReplicaDescription()
                        .regionName(member.definition().address().region())
                        .replicaStatus(status(member)))
                .toList())
        .globalTableArn(arn(members))
        .creationDateTime(global == null ? first.created() : global.created())
        .globalTableStatus(creating ? "UPDATING" : "ACTIVE")
        .globalTableName(first.address().name());
  }

  static String arn(List<TableDescription> members) {
    var address = members.getFirst().definition().address();
    return globalArn(address.account(), address.name());
  }

  /** Global tables are in no region. */
  static String globalArn(String account, String name) {
    return "arn:aws:dynamodb::" + account + ":global-table/" + name;
  }

  static GlobalTable listed(String name, List<TableDescription> members) {
    return new GlobalTable()
        .globalTableName(name)
        .replicationGroup(
            members.stream()
                .map(member -> new Replica().regionName(member.definition().address().region()))
                .toList());
  }

  /** What DescribeGlobalTableSettings tells of one replica. */
  static ReplicaSettingsDescription settings(TableDescription replica) {
    var definition = replica.definition();
    var capacity = definition.capacity();
    var units = capacity.provisioned().units();
    return new ReplicaSettingsDescription()
        .regionName(definition.address().region())
        .replicaStatus(status(replica))
        .replicaBillingModeSummary(
            new BillingModeSummary()
                .billingMode(capacity.mode().name())
                .lastUpdateToPayPerRequestDateTime(capacity.lastOnDemand()))
        .replicaProvisionedReadCapacityUnits(units.readUnits())
        .replicaProvisionedWriteCapacityUnits(units.writeUnits())
        .replicaTableClassSummary(tableClass(definition.settings().tableClass()))
        .replicaGlobalSecondaryIndexSettings(
            definition.schema().globalIndexes().isEmpty()
                ? null
                : definition.schema().globalIndexes().stream()
                    .map(index ->
                        new ReplicaGlobalSecondaryIndexSettingsDescription()
                            .indexName(index.name())
                            .indexStatus(index.status().name())
                            .provisionedReadCapacityUnits(index.provisioned().units().readUnits())
                            .provisionedWriteCapacityUnits(
                                index.provisioned().units().writeUnits()))
                    .toList());
  }
}
