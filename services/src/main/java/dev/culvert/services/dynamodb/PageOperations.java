package dev.culvert.services.dynamodb;

import dev.culvert.items.Database;
import dev.culvert.items.ValidationException;
import dev.culvert.items.expression.ExpressionAttributes;
import dev.culvert.items.expression.Projected;
import dev.culvert.items.operation.ItemCondition;
import dev.culvert.items.operation.ItemProjection;
import dev.culvert.items.operation.KeyCondition;
import dev.culvert.items.operation.Page;
import dev.culvert.items.operation.Query;
import dev.culvert.items.operation.Scan;
import dev.culvert.items.operation.Select;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.QueryRequest;
import dev.culvert.shapes.dynamodb.QueryResponse;
import dev.culvert.shapes.dynamodb.ScanRequest;
import dev.culvert.shapes.dynamodb.ScanResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    var query = read(input, call);
    var keys =
        ItemKeys.of()
            .leading(accesses.find(query.table()), query.index(), query.keyConditions())
            .attributes(
                named(
                    query.keyConditions().stream().map(KeyCondition::attribute).toList(),
                    query.filter(),
                    query.projection()));
    return access(
        "Query",
        query.table(),
        query.index(),
        keys,
        input.select,
        query.projection(),
        input.returnConsumedCapacity);
  }

  private List<Access> scanAccess(ScanRequest input, Call call) {
    var scan = read(input, call);
    var keys = ItemKeys.of().attributes(named(List.of(), scan.filter(), scan.projection()));
    return access(
        "Scan",
        scan.table(),
        scan.index(),
        keys,
        input.select,
        scan.projection(),
        input.returnConsumedCapacity);
  }

  private static Set<String> named(
      List<String> keys, @Nullable ItemCondition filter, @Nullable ItemProjection projection) {
    var names = new LinkedHashSet<>(keys);
    if (filter != null) {
      names.addAll(filter.attributes());
    }
    return ItemKeys.names(names, projection);
  }

  private List<Access> access(
      String operation,
      TableAddress table,
      @Nullable String index,
      ItemKeys keys,
      @Nullable String select,
      @Nullable ItemProjection projection,
      @Nullable String returnConsumedCapacity) {
    var all = index == null ? Select.ALL_ATTRIBUTES : Select.ALL_PROJECTED_ATTRIBUTES;
    var otherwise = projection == null ? all : Select.SPECIFIC_ATTRIBUTES;
    var context =
        keys.with("dynamodb:Select", select, otherwise.name())
            .returnConsumedCapacity(returnConsumedCapacity)
            .build();
    return List.of(
        index == null
            ? accesses.to(operation, table, context)
            : accesses.toIndex(operation, table, index, context));
  }

  private QueryResponse query(QueryRequest input, Call call) {
    var page = database.query(read(input, call));
    return new QueryResponse()
        .items(items(page, input.select))
        .count(page.count())
        .scannedCount(page.scannedCount())
        .lastEvaluatedKey(page.lastEvaluatedKey())
        .consumedCapacity(Consumed.told(input.returnConsumedCapacity, page.capacity()));
  }

  private Query read(QueryRequest input, Call call) {
    LegacyParameters.check(input);
    if (input.keyConditionExpression == null && input.keyConditions == null) {
      throw new ValidationException(
          "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
              + " request.");
    }
    var attributes =
        ExpressionAttributes.of(input.expressionAttributeNames, input.expressionAttributeValues);
    var keyConditions =
        input.keyConditionExpression == null
            ? LegacyParameters.keyConditions(Objects.requireNonNull(input.keyConditions))
            : expressions.keyCondition(input.keyConditionExpression, attributes);
    var filter =
        input.filterExpression == null
            ? LegacyParameters.filter(input.queryFilter, input.conditionalOperator)
            : expressions.filter(input.filterExpression, attributes);
    var projection = projection(input.attributesToGet, input.projectionExpression, attributes);
    attributes.requireAllUsed();
    return new Query(
        TableRef.of(input.tableName, call),
        input.indexName,
        keyConditions,
        filter,
        projection,
        select(input.select),
        !Boolean.FALSE.equals(input.scanIndexForward),
        input.limit,
        Given.itemOrNull(input.exclusiveStartKey),
        Boolean.TRUE.equals(input.consistentRead));
  }

  private ScanResponse scan(ScanRequest input, Call call) {
    var page = database.scan(read(input, call));
    return new ScanResponse()
        .items(items(page, input.select))
        .count(page.count())
        .scannedCount(page.scannedCount())
        .lastEvaluatedKey(page.lastEvaluatedKey())
        .consumedCapacity(Consumed.told(input.returnConsumedCapacity, page.capacity()));
  }

  private Scan read(ScanRequest input, Call call) {
    LegacyParameters.check(input);
    var attributes =
        ExpressionAttributes.of(input.expressionAttributeNames, input.expressionAttributeValues);
    var filter =
        input.filterExpression == null
            ? LegacyParameters.filter(input.scanFilter, input.conditionalOperator)
            : expressions.filter(input.filterExpression, attributes);
    var projection = projection(input.attributesToGet, input.projectionExpression, attributes);
    attributes.requireAllUsed();
    checkSegments(input.segment, input.totalSegments);
    return new Scan(
        TableRef.of(input.tableName, call),
        input.indexName,
        filter,
        projection,
        select(input.select),
        input.limit,
        Given.itemOrNull(input.exclusiveStartKey),
        Objects.requireNonNullElse(input.segment, 0),
        Objects.requireNonNullElse(input.totalSegments, 1),
        Boolean.TRUE.equals(input.consistentRead));
  }

  private @Nullable Projected projection(
      @Nullable List<String> attributesToGet,
      @Nullable String expression,
      ExpressionAttributes attributes) {
    return attributesToGet == null
        ? expressions.projection(expression, attributes)
        : LegacyParameters.attributesToGet(attributesToGet);
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
