package dev.culvert.services.dynamodb;

import dev.culvert.items.Database;
import dev.culvert.items.expression.ExpressionAttributes;
import dev.culvert.items.operation.Delete;
import dev.culvert.items.operation.Get;
import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.ReturnValues;
import dev.culvert.items.operation.Update;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.policy.Context;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.dynamodb.DeleteItemRequest;
import dev.culvert.shapes.dynamodb.DeleteItemResponse;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.GetItemRequest;
import dev.culvert.shapes.dynamodb.GetItemResponse;
import dev.culvert.shapes.dynamodb.PutItemRequest;
import dev.culvert.shapes.dynamodb.PutItemResponse;
import dev.culvert.shapes.dynamodb.UpdateItemRequest;
import dev.culvert.shapes.dynamodb.UpdateItemResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** GetItem, PutItem, UpdateItem, DeleteItem. */
final class ItemOperations {
  private final Database database;
  private final TableAccess accesses;
  private final Expressions expressions;

  ItemOperations(Database database, TableAccess accesses, Expressions expressions) {
    this.database = database;
    this.accesses = accesses;
    this.expressions = expressions;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(
                DynamoDb.GET_ITEM,
                (input, call) ->
                    access(
                        "GetItem",
                        input.tableName,
                        input.key,
                        null,
                        input.returnConsumedCapacity,
                        call),
                this::get)
            .immediate(),
        Refusing.operation(
            DynamoDb.PUT_ITEM,
            (input, call) ->
                access(
                    "PutItem",
                    input.tableName,
                    input.item,
                    input.returnValues,
                    input.returnConsumedCapacity,
                    call),
            this::put),
        Refusing.operation(
            DynamoDb.UPDATE_ITEM,
            (input, call) ->
                access(
                    "UpdateItem",
                    input.tableName,
                    input.key,
                    input.returnValues,
                    input.returnConsumedCapacity,
                    call),
            this::update),
        Refusing.operation(
            DynamoDb.DELETE_ITEM,
            (input, call) ->
                access(
                    "DeleteItem",
                    input.tableName,
                    input.key,
                    input.returnValues,
                    input.returnConsumedCapacity,
                    call),
            this::delete));
  }

  private List<Access> access(
      String operation,
      @Nullable String tableName,
      @Nullable Map<String, AttributeValue> keyOrItem,
      @Nullable String returnValues,
      @Nullable String returnConsumedCapacity,
      Call call) {
    var table = TableRef.of(tableName, call);
    var keys =
        keyOrItem == null
            ? Context.EMPTY
            : ItemKeys.leading(accesses.find(table), List.of(keyOrItem));
    keys = ItemKeys.with(keys, "dynamodb:ReturnValues", returnValues);
    keys = ItemKeys.with(keys, "dynamodb:ReturnConsumedCapacity", returnConsumedCapacity);
    return List.of(accesses.to(operation, table, keys));
  }

  private GetItemResponse get(GetItemRequest input, Call call) {
    LegacyParameters.check(input);
    var attributes = ExpressionAttributes.of(input.expressionAttributeNames, null);
    var projection = expressions.projection(input.projectionExpression, attributes);
    attributes.requireAllUsed();
    var consistent = Boolean.TRUE.equals(input.consistentRead);
    var result =
        database.get(
            new Get(
                TableRef.of(input.tableName, call), Given.item(input.key), projection, consistent));
    return new GetItemResponse()
        .item(result.item())
        .consumedCapacity(Consumed.told(input.returnConsumedCapacity, result.capacity()));
  }

  private PutItemResponse put(PutItemRequest input, Call call) {
    LegacyParameters.check(input);
    var attributes =
        ExpressionAttributes.of(input.expressionAttributeNames, input.expressionAttributeValues);
    var condition = expressions.condition(input.conditionExpression, attributes);
    attributes.requireAllUsed();
    var result =
        database.write(
            new Put(
                TableRef.of(input.tableName, call),
                Given.item(input.item),
                condition,
                returnValues(input.returnValues),
                oldOnFailure(input.returnValuesOnConditionCheckFailure)));
    return new PutItemResponse()
        .attributes(result.attributes())
        .consumedCapacity(Consumed.told(input.returnConsumedCapacity, result.capacity()))
        .itemCollectionMetrics(
            Consumed.collection(input.returnItemCollectionMetrics, result.collection()));
  }

  private UpdateItemResponse update(UpdateItemRequest input, Call call) {
    LegacyParameters.check(input);
    var attributes =
        ExpressionAttributes.of(input.expressionAttributeNames, input.expressionAttributeValues);
    var update = expressions.update(input.updateExpression, attributes);
    var condition = expressions.condition(input.conditionExpression, attributes);
    attributes.requireAllUsed();
    var result =
        database.write(
            new Update(
                TableRef.of(input.tableName, call),
                Given.item(input.key),
                update,
                condition,
                returnValues(input.returnValues),
                oldOnFailure(input.returnValuesOnConditionCheckFailure)));
    return new UpdateItemResponse()
        .attributes(result.attributes())
        .consumedCapacity(Consumed.told(input.returnConsumedCapacity, result.capacity()))
        .itemCollectionMetrics(
            Consumed.collection(input.returnItemCollectionMetrics, result.collection()));
  }

  private DeleteItemResponse delete(DeleteItemRequest input, Call call) {
    LegacyParameters.check(input);
    var attributes =
        ExpressionAttributes.of(input.expressionAttributeNames, input.expressionAttributeValues);
    var condition = expressions.condition(input.conditionExpression, attributes);
    attributes.requireAllUsed();
    var result =
        database.write(
            new Delete(
                TableRef.of(input.tableName, call),
                Given.item(input.key),
                condition,
                returnValues(input.returnValues),
                oldOnFailure(input.returnValuesOnConditionCheckFailure)));
    return new DeleteItemResponse()
        .attributes(result.attributes())
        .consumedCapacity(Consumed.told(input.returnConsumedCapacity, result.capacity()))
        .itemCollectionMetrics(
            Consumed.collection(input.returnItemCollectionMetrics, result.collection()));
  }

  private static ReturnValues returnValues(@Nullable String asked) {
    return ReturnValues.valueOf(Objects.requireNonNullElse(asked, "NONE"));
  }

  private static boolean oldOnFailure(@Nullable String asked) {
    return "ALL_OLD".equals(asked);
  }
}
