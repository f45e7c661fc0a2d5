package dev.culvert.services.dynamodb;

import dev.culvert.items.GlobalTables;
import dev.culvert.items.ValidationException;
import dev.culvert.items.table.TableDescription;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.dynamodb.CreateGlobalTableRequest;
import dev.culvert.shapes.dynamodb.CreateGlobalTableResponse;
import dev.culvert.shapes.dynamodb.DescribeGlobalTableRequest;
import dev.culvert.shapes.dynamodb.DescribeGlobalTableResponse;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.ListGlobalTablesRequest;
import dev.culvert.shapes.dynamodb.ListGlobalTablesResponse;
import dev.culvert.shapes.dynamodb.UpdateGlobalTableRequest;
import dev.culvert.shapes.dynamodb.UpdateGlobalTableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Global tables of version 2017.11.29: tables that exist in several regions are joined. */
final class GlobalTableOperations {
  private static final int MAX_LISTED = 100;

  private final GlobalTables tables;

  GlobalTableOperations(GlobalTables tables) {
    this.tables = tables;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(
            DynamoDb.CREATE_GLOBAL_TABLE,
            (input, call) -> access("CreateGlobalTable", input.globalTableName, call),
            this::create),
        Refusing.operation(
            DynamoDb.DESCRIBE_GLOBAL_TABLE,
            (input, call) -> access("DescribeGlobalTable", input.globalTableName, call),
            this::describe),
        Refusing.operation(
            DynamoDb.UPDATE_GLOBAL_TABLE,
            (input, call) -> access("UpdateGlobalTable", input.globalTableName, call),
            this::update),
        Refusing.operation(
            DynamoDb.LIST_GLOBAL_TABLES,
            (input, call) -> List.of(TableAccess.toAccount("ListGlobalTables", call, "*")),
            this::list));
  }

  static List<Access> access(String operation, @Nullable String name, Call call) {
    var arn = ReplicaShapes.globalArn(call.account(), required(name));
    return List.of(TableAccess.toAccount(operation, call, arn));
  }

  static String required(@Nullable String name) {
    return Objects.requireNonNull(name, "checked");
  }

  private CreateGlobalTableResponse create(CreateGlobalTableRequest input, Call call) {
    var group = Objects.requireNonNull(input.replicationGroup, "checked");
    var regions =
        group.stream().map(replica -> ReplicaUpdates.region(regionOf(replica.regionName))).toList();
    if (!regions.contains(call.region())) {
      throw new ValidationException(
          "One or more parameter values were invalid: the replication group must hold the region "
              + call.region());
    }
    var members = tables.create(call.account(), required(input.globalTableName), regions);
    return new CreateGlobalTableResponse().globalTableDescription(ReplicaShapes.global(members));
  }

  private static String regionOf(@Nullable String name) {
    if (name == null) {
      throw new ValidationException(
          "One or more parameter values were invalid: RegionName must not be null");
    }
    return name;
  }

  private DescribeGlobalTableResponse describe(DescribeGlobalTableRequest input, Call call) {
    var members = tables.describe(call.account(), required(input.globalTableName));
    return new DescribeGlobalTableResponse().globalTableDescription(ReplicaShapes.global(members));
  }

  private UpdateGlobalTableResponse update(UpdateGlobalTableRequest input, Call call) {
    var added = new ArrayList<String>();
    var removed = new ArrayList<String>();
    for (var update : Objects.requireNonNull(input.replicaUpdates, "checked")) {
      if (update.createValue != null) {
        added.add(ReplicaUpdates.region(regionOf(update.createValue.regionName)));
      }
      if (update.delete != null) {
        removed.add(ReplicaUpdates.region(regionOf(update.delete.regionName)));
      }
    }
    var members = tables.update(call.account(), required(input.globalTableName), added, removed);
    return new UpdateGlobalTableResponse().globalTableDescription(ReplicaShapes.global(members));
  }

  private ListGlobalTablesResponse list(ListGlobalTablesRequest input, Call call) {
    var byName = new TreeMap<String, List<TableDescription>>();
    for (var member : tables.list(call.account())) {
      byName
          .computeIfAbsent(member.definition().address().name(), _ -> new ArrayList<>())
          .add(member);
    }
    var region = input.regionName;
    if (region != null) {
      byName
          .values()
          .removeIf(members ->
              members.stream().noneMatch(m -> m.definition().address().region().equals(region)));
    }
    var after = input.exclusiveStartGlobalTableName;
    var rest = after == null ? byName : byName.tailMap(after, false);
    var most = input.limit == null ? MAX_LISTED : Math.min(MAX_LISTED, input.limit);
    var page = rest.entrySet().stream().limit(most).toList();
    return new ListGlobalTablesResponse()
        .globalTables(
            page.stream()
                .map(entry -> ReplicaShapes.listed(entry.getKey(), entry.getValue()))
                .toList())
        .lastEvaluatedGlobalTableName(page.size() < rest.size() ? page.getLast().getKey() : null);
  }
}
