package dev.culvert.services.dynamodb;

import dev.culvert.items.GlobalTables;
import dev.culvert.items.Tables;
import dev.culvert.items.table.TableStatus;
import dev.culvert.policy.Context;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.dynamodb.CreateTableRequest;
import dev.culvert.shapes.dynamodb.CreateTableResponse;
import dev.culvert.shapes.dynamodb.DeleteTableRequest;
import dev.culvert.shapes.dynamodb.DeleteTableResponse;
import dev.culvert.shapes.dynamodb.DescribeTableRequest;
import dev.culvert.shapes.dynamodb.DescribeTableResponse;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.ListTablesRequest;
import dev.culvert.shapes.dynamodb.ListTablesResponse;
import dev.culvert.shapes.dynamodb.TableDescription;
import dev.culvert.shapes.dynamodb.UpdateTableRequest;
import dev.culvert.shapes.dynamodb.UpdateTableResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of tables. */
final class TableOperations {
  private final Tables tables;
  private final GlobalTables global;
  private final TableAccess accesses;

  TableOperations(Tables tables, GlobalTables global, TableAccess accesses) {
    this.tables = tables;
    this.global = global;
    this.accesses = accesses;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(DynamoDb.CREATE_TABLE, this::createAccesses, this::create),
        Refusing.operation(
            DynamoDb.DESCRIBE_TABLE,
            (input, call) -> access("DescribeTable", input.tableName, call),
            this::describe),
        Refusing.operation(
            DynamoDb.UPDATE_TABLE,
            (input, call) -> access("UpdateTable", input.tableName, call),
            this::update),
        Refusing.operation(
            DynamoDb.DELETE_TABLE,
            (input, call) -> access("DeleteTable", input.tableName, call),
            this::delete),
        Refusing.operation(DynamoDb.LIST_TABLES, this::listAccess, this::list));
  }

  private List<Access> access(String operation, @Nullable String tableName, Call call) {
    return List.of(accesses.to(operation, TableRef.ofTable(tableName, call), Context.EMPTY));
  }

  /** Tags and a policy need the permissions that they would need afterwards. */
  private List<Access> createAccesses(CreateTableRequest input, Call call) {
    var needed = new ArrayList<>(access("CreateTable", input.tableName, call));
    if (input.tags != null && !input.tags.isEmpty()) {
      needed.addAll(access("TagResource", input.tableName, call));
    }
    if (input.resourcePolicy != null) {
      needed.addAll(access("PutResourcePolicy", input.tableName, call));
    }
    return needed;
  }

  private List<Access> listAccess(ListTablesRequest input, Call call) {
    return List.of(TableAccess.toAccount("ListTables", call, call.arn("dynamodb", "table/*")));
  }

  private CreateTableResponse create(CreateTableRequest input, Call call) {
    if (input.resourcePolicy != null) {
      TablePolicies.checked(input.resourcePolicy);
    }
    return new CreateTableResponse()
        .tableDescription(shape(tables.create(TableRequests.create(input, call))));
  }

  private DescribeTableResponse describe(DescribeTableRequest input, Call call) {
    return new DescribeTableResponse()
        .table(shape(tables.describe(TableRef.ofTable(input.tableName, call))));
  }

  private UpdateTableResponse update(UpdateTableRequest input, Call call) {
    if (input.replicaUpdates == null) {
      return new UpdateTableResponse()
          .tableDescription(shape(tables.update(TableRequests.update(input, call))));
    }
    var table = TableRef.ofTable(input.tableName, call);
    return new UpdateTableResponse()
        .tableDescription(
            shape(new ReplicaUpdates(global).run(table, input.replicaUpdates))
                .tableStatus(TableStatus.UPDATING.name()));
  }

  /** A table, and what other replicas it has. */
  private TableDescription shape(dev.culvert.items.table.TableDescription table) {
    var shape = TableShapes.of(table);
    var others = global.others(table.definition());
    return others.isEmpty()
        ? shape
        : shape.replicas(others.stream().map(ReplicaShapes::of).toList());
  }

  private DeleteTableResponse delete(DeleteTableRequest input, Call call) {
    var deleted = TableShapes.of(tables.delete(TableRef.ofTable(input.tableName, call)));
    return new DeleteTableResponse()
        .tableDescription(deleted.tableStatus(TableStatus.DELETING.name()));
  }

  private ListTablesResponse list(ListTablesRequest input, Call call) {
    var names =
        tables.list(call.account(), call.region(), input.exclusiveStartTableName, input.limit);
    return new ListTablesResponse().tableNames(names.names()).lastEvaluatedTableName(names.last());
  }
}
