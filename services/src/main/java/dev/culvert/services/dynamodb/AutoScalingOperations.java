package dev.culvert.services.dynamodb;

import dev.culvert.items.GlobalTables;
import dev.culvert.items.Tables;
import dev.culvert.items.ValidationException;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableDescription;
import dev.culvert.policy.Context;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.services.dynamodb.AutoScaling.Settings;
import dev.culvert.shapes.dynamodb.DescribeTableReplicaAutoScalingRequest;
import dev.culvert.shapes.dynamodb.DescribeTableReplicaAutoScalingResponse;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.TableAutoScalingDescription;
import dev.culvert.shapes.dynamodb.UpdateTableReplicaAutoScalingRequest;
import dev.culvert.shapes.dynamodb.UpdateTableReplicaAutoScalingResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How the capacity of replicas is to be scaled. */
final class AutoScalingOperations {
  private final Tables tables;
  private final GlobalTables global;
  private final Control control;
  private final TableAccess accesses;

  AutoScalingOperations(Tables tables, GlobalTables global, Control control, TableAccess accesses) {
    this.tables = tables;
    this.global = global;
    this.control = control;
    this.accesses = accesses;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(
            DynamoDb.DESCRIBE_TABLE_REPLICA_AUTO_SCALING,
            (input, call) ->
                List.of(
                    accesses.to(
                        "DescribeTableReplicaAutoScaling",
                        TableRef.of(input.tableName, call),
                        Context.EMPTY)),
            this::describe),
        Refusing.operation(
            DynamoDb.UPDATE_TABLE_REPLICA_AUTO_SCALING,
            (input, call) ->
                List.of(
                    accesses.to(
                        "UpdateTableReplicaAutoScaling",
                        TableRef.of(input.tableName, call),
                        Context.EMPTY)),
            this::update));
  }

  private DescribeTableReplicaAutoScalingResponse describe(
      DescribeTableReplicaAutoScalingRequest input, Call call) {
    return new DescribeTableReplicaAutoScalingResponse()
        .tableAutoScalingDescription(description(TableRef.of(input.tableName, call)));
  }

  private TableAutoScalingDescription description(TableAddress address) {
    var table = tables.describe(address);
    var world = control.world();
    return new TableAutoScalingDescription()
        .tableName(address.name())
        .tableStatus(table.status().name())
        .replicas(
            replicas(table).stream()
                .map(replica -> AutoScalingShapes.of(replica, scaling(world, replica)))
                .toList());
  }

  private List<TableDescription> replicas(TableDescription table) {
    var all = new ArrayList<TableDescription>();
    all.add(table);
    all.addAll(global.others(table.definition()));
    return all;
  }

  private static AutoScaling scaling(World world, TableDescription replica) {
    var arn = replica.definition().address().arn();
    return world.find(AutoScaling.REGISTER, arn).orElseGet(() -> AutoScaling.none(arn));
  }

  private UpdateTableReplicaAutoScalingResponse update(
      UpdateTableReplicaAutoScalingRequest input, Call call) {
    var address = TableRef.of(input.tableName, call);
    var replicas = replicas(tables.describe(address));
    if (input.globalSecondaryIndexUpdates == null
        && input.provisionedWriteCapacityAutoScalingUpdate == null
        && input.replicaUpdates == null) {
      throw new ValidationException(
          "One or more parameter values were invalid: At least one of GlobalSecondaryIndexUpdates,"
              + " ProvisionedWriteCapacityAutoScalingUpdate or ReplicaUpdates is required");
    }
    refuseUnknownRegions(input, replicas);
    control.change(world -> {
      var next = world;
      for (var replica : replicas) {
        var changed = changed(scaling(world, replica), input, replica);
        next = next.with(AutoScaling.REGISTER, changed);
      }
      return new Changed<>(next, next);
    });
    return new UpdateTableReplicaAutoScalingResponse()
        .tableAutoScalingDescription(description(address));
  }

  private static void refuseUnknownRegions(
      UpdateTableReplicaAutoScalingRequest input, List<TableDescription> replicas) {
    if (input.replicaUpdates != null) {
      for (var update : input.replicaUpdates) {
        if (replicas.stream()
            .noneMatch(r -> r.definition().address().region().equals(update.regionName))) {
          throw new ValidationException(
              "One or more parameter values were invalid: there is no replica in region "
                  + update.regionName);
        }
      }
    }
  }

  /** Write capacity is scaled alike in all replicas, read capacity in each by itself. */
  private static AutoScaling changed(
      AutoScaling scaling, UpdateTableReplicaAutoScalingRequest input, TableDescription replica) {
    var next = scaling;
    var write = input.provisionedWriteCapacityAutoScalingUpdate;
    if (write != null) {
      next = next.with(AutoScaling.about(Optional.empty(), false), AutoScalingShapes.of(write));
    }
    if (input.globalSecondaryIndexUpdates != null) {
      for (var index : input.globalSecondaryIndexUpdates) {
        if (index.provisionedWriteCapacityAutoScalingUpdate != null) {
          next =
              next.with(
                  AutoScaling.about(Optional.ofNullable(index.indexName), false),
                  AutoScalingShapes.of(index.provisionedWriteCapacityAutoScalingUpdate));
        }
      }
    }
    if (input.replicaUpdates != null) {
      for (var own : input.replicaUpdates) {
        if (replica.definition().address().region().equals(own.regionName)) {
          next = ownRead(next, own);
        }
      }
    }
    return next;
  }

  private static AutoScaling ownRead(
      AutoScaling scaling, dev.culvert.shapes.dynamodb.ReplicaAutoScalingUpdate own) {
    var next = scaling;
    if (own.replicaProvisionedReadCapacityAutoScalingUpdate != null) {
      Settings read = AutoScalingShapes.of(own.replicaProvisionedReadCapacityAutoScalingUpdate);
      next = next.with(AutoScaling.about(Optional.empty(), true), read);
    }
    if (own.replicaGlobalSecondaryIndexUpdates != null) {
      for (var index : own.replicaGlobalSecondaryIndexUpdates) {
        if (index.provisionedReadCapacityAutoScalingUpdate != null) {
          next =
              next.with(
                  AutoScaling.about(
                      Optional.of(Objects.requireNonNullElse(index.indexName, "")), true),
                  AutoScalingShapes.of(index.provisionedReadCapacityAutoScalingUpdate));
        }
      }
    }
    return next;
  }
}
