package dev.culvert.services.dynamodb;

import dev.culvert.items.Database;
import dev.culvert.items.ValidationException;
import dev.culvert.items.expression.ExpressionAttributes;
import dev.culvert.items.operation.Page;
import dev.culvert.items.operation.Query;
import dev.culvert.items.operation.Scan;
import dev.culvert.items.operation.Select;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.policy.Context;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.QueryRequest;
import dev.culvert.shapes.dynamodb.QueryResponse;
import dev.culvert.shapes.dynamodb.ScanRequest;
import dev.culvert.shapes.dynamodb.ScanResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Query and Scan. */
final class PageOperations {
  private final Database database;
  private final TableAccess accesses;
  private final Expressions expressions;

  PageOperations(Database database, TableAccess accesses, Expressions expressions) {
    this.database = database;
    this.accesses = accesses;
    this.expressions = expressions;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(DynamoDb.QUERY, this::queryAccess, this::query),
        Refusing.operation(DynamoDb.SCAN, this::scanAccess, this::scan));
  }

  private List<Access> queryAccess(QueryRequest input, Call call) {
    return access(
        "Query",
        input.tableName,
        input.indexName,
        input.select,
        input.returnConsumedCapacity,
        call);
  }

  private List<Access> scanAccess(ScanRequest input, Call call) {
    return access(
        "Scan", input.tableName, input.indexName, input.select, input.returnConsumedCapacity, call);
  }

  private List<Access> access(
      String operation,
      @Nullable String tableName,
      @Nullable String indexName,
      @Nullable String select,
      @Nullable String returnConsumedCapacity,
      Call call) {
    var table = TableRef.of(tableName, call);
    var keys = ItemKeys.with(Context.EMPTY, "dynamodb:Select", select);
    keys = ItemKeys.with(keys, "dynamodb:ReturnConsumedCapacity", returnConsumedCapacity);
    return List.of(
        indexName == null
            ? accesses.to(operation, table, keys)
            : accesses.toIndex(operation, table, indexName, keys));
  }

  private QueryResponse query(QueryRequest input, Call call) {
    LegacyParameters.check(input);
    if (input.keyConditionExpression == null) {
      throw new ValidationException(
          "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
              + " request.");
    }
    var attributes =
        ExpressionAttributes.of(input.expressionAttributeNames, input.expressionAttributeValues);
    var keyConditions = expressions.keyCondition(input.keyConditionExpression, attributes);
    var filter = expressions.filter(input.filterExpression, attributes);
    var projection = expressions.projection(input.projectionExpression, attributes);
    attributes.requireAllUsed();
    var page =
        database.query(
            new Query(
                TableRef.of(input.tableName, call),
                input.indexName,
                keyConditions,
                filter,
                projection,
                select(input.select),
                !Boolean.FALSE.equals(input.scanIndexForward),
                input.limit,
                Given.itemOrNull(input.exclusiveStartKey),
                Boolean.TRUE.equals(input.consistentRead)));
    return new QueryResponse()
        .items(items(page, input.select))
        .count(page.count())
        .scannedCount(page.scannedCount())
        .lastEvaluatedKey(page.lastEvaluatedKey())
        .consumedCapacity(Consumed.told(input.returnConsumedCapacity, page.capacity()));
  }

  private ScanResponse scan(ScanRequest input, Call call) {
    LegacyParameters.check(input);
    var attributes =
        ExpressionAttributes.of(input.expressionAttributeNames, input.expressionAttributeValues);
    var filter = expressions.filter(input.filterExpression, attributes);
    var projection = expressions.projection(input.projectionExpression, attributes);
    attributes.requireAllUsed();
    checkSegments(input.segment, input.totalSegments);
    var page =
        database.scan(
            new Scan(
                TableRef.of(input.tableName, call),
                input.indexName,
                filter,
                projection,
                select(input.select),
                input.limit,
                Given.itemOrNull(input.exclusiveStartKey),
                Objects.requireNonNullElse(input.segment, 0),
                Objects.requireNonNullElse(input.totalSegments, 1),
                Boolean.TRUE.equals(input.consistentRead)));
    return new ScanResponse()
        .items(items(page, input.select))
        .count(page.count())
        .scannedCount(page.scannedCount())
        .lastEvaluatedKey(page.lastEvaluatedKey())
        .consumedCapacity(Consumed.told(input.returnConsumedCapacity, page.capacity()));
  }

  private static void checkSegments(@Nullable Integer segment, @Nullable Integer totalSegments) {
    if (segment != null && totalSegments == null) {
      throw new ValidationException(
          "The TotalSegments parameter is required but was not present in the request when Segment"
              + " parameter is present");
    }
    if (segment == null && totalSegments != null) {
      throw new ValidationException(
          "The Segment parameter is required but was not present in the request when parameter"
              + " TotalSegments is present");
    }
    if (segment != null && totalSegments != null && segment >= totalSegments) {
      throw new ValidationException(
          "The Segment parameter is zero-based and must be less than parameter TotalSegments:"
              + " Segment: %d is not less than TotalSegments: %d"
                  .formatted(segment, totalSegments));
    }
  }

  private static @Nullable List<Map<String, AttributeValue>> items(
      Page page, @Nullable String select) {
    return "COUNT".equals(select) ? null : new ArrayList<>(page.items());
  }

  private static @Nullable Select select(@Nullable String asked) {
    return asked == null ? null : Select.valueOf(asked);
  }
}
