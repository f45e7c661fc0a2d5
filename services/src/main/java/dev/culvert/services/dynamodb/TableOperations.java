package dev.culvert.services.dynamodb;

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
import dev.culvert.shapes.dynamodb.UpdateTableRequest;
import dev.culvert.shapes.dynamodb.UpdateTableResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of tables. */
final class TableOperations {
  private final Tables tables;
  private final TableAccess accesses;

  TableOperations(Tables tables, TableAccess accesses) {
    this.tables = tables;
    this.accesses = accesses;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(
            DynamoDb.CREATE_TABLE,
            (input, call) -> access("CreateTable", input.tableName, call),
            this::create),
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
    return List.of(accesses.to(operation, TableRef.of(tableName, call), Context.EMPTY));
  }

  private List<Access> listAccess(ListTablesRequest input, Call call) {
    return List.of(TableAccess.toAccount("ListTables", call, call.arn("dynamodb", "table/*")));
  }

  private CreateTableResponse create(CreateTableRequest input, Call call) {
    return new CreateTableResponse()
        .tableDescription(TableShapes.of(tables.create(TableRequests.create(input, call))));
  }

  private DescribeTableResponse describe(DescribeTableRequest input, Call call) {
    return new DescribeTableResponse()
        .table(TableShapes.of(tables.describe(TableRef.of(input.tableName, call))));
  }

  private UpdateTableResponse update(UpdateTableRequest input, Call call) {
    return new UpdateTableResponse()
        .tableDescription(TableShapes.of(tables.update(TableRequests.update(input, call))));
  }

  private DeleteTableResponse delete(DeleteTableRequest input, Call call) {
    var deleted = TableShapes.of(tables.delete(TableRef.of(input.tableName, call)));
    return new DeleteTableResponse()
        .tableDescription(deleted.tableStatus(TableStatus.DELETING.name()));
  }

  private ListTablesResponse list(ListTablesRequest input, Call call) {
    var names =
        tables.list(call.account(), call.region(), input.exclusiveStartTableName, input.limit);
    return new ListTablesResponse().tableNames(names.names()).lastEvaluatedTableName(names.last());
  }
}
