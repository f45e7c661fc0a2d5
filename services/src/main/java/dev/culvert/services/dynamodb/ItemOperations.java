package dev.culvert.services.dynamodb;

import dev.culvert.items.Database;
import dev.culvert.items.ValidationException;
import dev.culvert.items.expression.ExpressionAttributes;
import dev.culvert.items.operation.Delete;
import dev.culvert.items.operation.Get;
import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.ReturnValues;
import dev.culvert.items.operation.Update;
import dev.culvert.items.operation.Write;
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
        Refusing.operation(DynamoDb.GET_ITEM, this::getAccess, this::get).immediate(),
        Refusing.operation(
            DynamoDb.PUT_ITEM,
            (input, call) ->
                access(
                    "PutItem",
                    Refusing.reading(() -> read(input, call)),
                    input.returnValues,
                    input.returnConsumedCapacity),
            this::put),
        Refusing.operation(
            DynamoDb.UPDATE_ITEM,
            (input, call) ->
                access(
                    "UpdateItem",
                    Refusing.reading(() -> read(input, call)),
                    input.returnValues,
                    input.returnConsumedCapacity),
            this::update),
        Refusing.operation(
            DynamoDb.DELETE_ITEM,
            (input, call) ->
                access(
                    "DeleteItem",
                    Refusing.reading(() -> read(input, call)),
                    input.returnValues,
                    input.returnConsumedCapacity),
            this::delete));
  }

  private List<Access> getAccess(GetItemRequest input, Call call) {
    var get = read(input, call);
    return List.of(
        accesses.to(
            "GetItem",
            get.table(),
            ItemKeys.of()
                .leading(accesses.find(get.table()), List.of(get.key()))
                .attributes(ItemKeys.names(get.key().keySet(), get.projection()))
                .returnConsumedCapacity(input.returnConsumedCapacity)
                .build()));
  }

  private List<Access> access(
      String operation,
      Write write,
      @Nullable String returnValues,
      @Nullable String returnConsumedCapacity) {
    return List.of(
        accesses.to(
            operation,
            write.table(),
            ItemKeys.of()
                .leading(accesses.find(write.table()), List.of(ItemKeys.keyOrItem(write)))
                .attributes(write)
                .returnValues(returnValues)
                .returnConsumedCapacity(returnConsumedCapacity)
                .build()));
  }

  private GetItemResponse get(GetItemRequest input, Call call) {
    var result = database.get(read(input, call));
    return new GetItemResponse()
        .item(result.item())
        .consumedCapacity(Consumed.told(input.returnConsumedCapacity, result.capacity()));
  }

  private Get read(GetItemRequest input, Call call) {
    LegacyParameters.check(input);
    var attributes = ExpressionAttributes.of(input.expressionAttributeNames, null);
    var projection =
        input.attributesToGet == null
            ? expressions.projection(input.projectionExpression, attributes)
            : LegacyParameters.attributesToGet(input.attributesToGet);
    attributes.requireAllUsed();
    return new Get(
        TableRef.of(input.tableName, call),
        Given.item(input.key),
        projection,
        Boolean.TRUE.equals(input.consistentRead));
  }

  private PutItemResponse put(PutItemRequest input, Call call) {
    var result = database.write(Refusing.reading(() -> read(input, call)));
    return new PutItemResponse()
        .attributes(result.attributes())
        .consumedCapacity(Consumed.told(input.returnConsumedCapacity, result.capacity()))
        .itemCollectionMetrics(
            Consumed.collection(input.returnItemCollectionMetrics, result.collection()));
  }

  private Put read(PutItemRequest input, Call call) {
    LegacyParameters.check(input);
    var attributes =
        ExpressionAttributes.of(input.expressionAttributeNames, input.expressionAttributeValues);
    var condition =
        input.conditionExpression == null
            ? LegacyParameters.expected(input.expected, input.conditionalOperator)
            : expressions.condition(input.conditionExpression, attributes);
    attributes.requireAllUsed();
    return new Put(
        TableRef.of(input.tableName, call),
        Given.item(input.item),
        condition,
        oldOrNone(input.returnValues),
        oldOnFailure(input.returnValuesOnConditionCheckFailure));
  }

  private UpdateItemResponse update(UpdateItemRequest input, Call call) {
    var result = database.write(Refusing.reading(() -> read(input, call)));
    return new UpdateItemResponse()
        .attributes(result.attributes())
        .consumedCapacity(Consumed.told(input.returnConsumedCapacity, result.capacity()))
        .itemCollectionMetrics(
            Consumed.collection(input.returnItemCollectionMetrics, result.collection()));
  }

  private Update read(UpdateItemRequest input, Call call) {
    LegacyParameters.check(input);
    var attributes =
        ExpressionAttributes.of(input.expressionAttributeNames, input.expressionAttributeValues);
    var update =
        input.attributeUpdates == null
            ? expressions.update(input.updateExpression, attributes)
            : LegacyParameters.updates(input.attributeUpdates);
    var condition =
        input.conditionExpression == null
            ? LegacyParameters.expected(input.expected, input.conditionalOperator)
            : expressions.condition(input.conditionExpression, attributes);
    attributes.requireAllUsed();
    return new Update(
        TableRef.of(input.tableName, call),
        Given.item(input.key),
        update,
        condition,
        returnValues(input.returnValues),
        oldOnFailure(input.returnValuesOnConditionCheckFailure));
  }

  private DeleteItemResponse delete(DeleteItemRequest input, Call call) {
    var result = database.write(Refusing.reading(() -> read(input, call)));
    return new DeleteItemResponse()
        .attributes(result.attributes())
        .consumedCapacity(Consumed.told(input.returnConsumedCapacity, result.capacity()))
        .itemCollectionMetrics(
            Consumed.collection(input.returnItemCollectionMetrics, result.collection()));
  }

  private Delete read(DeleteItemRequest input, Call call) {
    LegacyParameters.check(input);
    var attributes =
        ExpressionAttributes.of(input.expressionAttributeNames, input.expressionAttributeValues);
    var condition =
        input.conditionExpression == null
            ? LegacyParameters.expected(input.expected, input.conditionalOperator)
            : expressions.condition(input.conditionExpression, attributes);
    attributes.requireAllUsed();
    return new Delete(
        TableRef.of(input.tableName, call),
        Given.item(input.key),
        condition,
        oldOrNone(input.returnValues),
        oldOnFailure(input.returnValuesOnConditionCheckFailure));
  }

  private static ReturnValues oldOrNone(@Nullable String asked) {
    var values = returnValues(asked);
    if (values != ReturnValues.NONE && values != ReturnValues.ALL_OLD) {
      throw new ValidationException("ReturnValues can only be ALL_OLD or NONE");
    }
    return values;
  }

  private static ReturnValues returnValues(@Nullable String asked) {
    return ReturnValues.valueOf(Objects.requireNonNullElse(asked, "NONE"));
  }

  private static boolean oldOnFailure(@Nullable String asked) {
    return "ALL_OLD".equals(asked);
  }
}
