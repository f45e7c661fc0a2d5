package dev.culvert.services.dynamodb;

import dev.culvert.items.Database;
import dev.culvert.items.ValidationException;
import dev.culvert.items.expression.ExpressionAttributes;
import dev.culvert.items.operation.BatchGet;
import dev.culvert.items.operation.BatchWrite;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.dynamodb.BatchGetItemRequest;
import dev.culvert.shapes.dynamodb.BatchGetItemResponse;
import dev.culvert.shapes.dynamodb.BatchWriteItemRequest;
import dev.culvert.shapes.dynamodb.BatchWriteItemResponse;
import dev.culvert.shapes.dynamodb.DeleteRequest;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.ItemCollectionMetrics;
import dev.culvert.shapes.dynamodb.KeysAndAttributes;
import dev.culvert.shapes.dynamodb.PutRequest;
import dev.culvert.shapes.dynamodb.WriteRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** BatchGetItem and BatchWriteItem. */
final class BatchOperations {
  private final Database database;
  private final TableAccess accesses;
  private final Expressions expressions;

  BatchOperations(Database database, TableAccess accesses, Expressions expressions) {
    this.database = database;
    this.accesses = accesses;
    this.expressions = expressions;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(DynamoDb.BATCH_GET_ITEM, this::getAccesses, this::get),
        Refusing.operation(DynamoDb.BATCH_WRITE_ITEM, this::writeAccesses, this::write));
  }

  private List<Access> getAccesses(BatchGetItemRequest input, Call call) {
    return requested(input.requestItems).entrySet().stream()
        .map(entry -> {
          var keys = read(entry.getKey(), entry.getValue(), call);
          return accesses.to(
              "BatchGetItem",
              keys.table(),
              ItemKeys.of()
                  .leading(accesses.find(keys.table()), keys.keys())
                  .attributes(ItemKeys.names(names(keys.keys()), keys.projection()))
                  .returnConsumedCapacity(input.returnConsumedCapacity)
                  .build());
        })
        .toList();
  }

  private List<Access> writeAccesses(BatchWriteItemRequest input, Call call) {
    return requested(input.requestItems).entrySet().stream()
        .map(entry -> {
          var table = TableRef.of(entry.getKey(), call);
          var items = new ArrayList<Map<String, AttributeValue>>();
          for (var write : entry.getValue()) {
            if (write.putRequest != null && write.putRequest.item != null) {
              items.add(write.putRequest.item);
            }
            if (write.deleteRequest != null && write.deleteRequest.key != null) {
              items.add(write.deleteRequest.key);
            }
          }
          return accesses.to(
              "BatchWriteItem",
              table,
              ItemKeys.of()
                  .leading(accesses.find(table), items)
                  .attributes(names(items))
                  .returnConsumedCapacity(input.returnConsumedCapacity)
                  .build());
        })
        .toList();
  }

  private BatchGetItemResponse get(BatchGetItemRequest input, Call call) {
    var names = new HashMap<TableAddress, String>();
    var tables = new ArrayList<BatchGet.Keys>();
    requested(input.requestItems)
        .forEach((name, asked) -> {
          var keys = read(name, asked, call);
          names.put(keys.table(), name);
          tables.add(keys);
        });
    var result = database.get(new BatchGet(tables));
    var responses = new LinkedHashMap<String, List<Map<String, AttributeValue>>>();
    for (var found : result.found()) {
      responses.put(name(found.table(), names), new ArrayList<>(found.items()));
    }
    var unprocessed = new LinkedHashMap<String, KeysAndAttributes>();
    for (var left : result.unprocessed()) {
      var name = name(left.table(), names);
      var asked = Objects.requireNonNull(requested(input.requestItems).get(name));
      unprocessed.put(
          name,
          new KeysAndAttributes()
              .keys(new ArrayList<>(left.keys()))
              .consistentRead(asked.consistentRead)
              .attributesToGet(asked.attributesToGet)
              .projectionExpression(asked.projectionExpression)
              .expressionAttributeNames(asked.expressionAttributeNames));
    }
    return new BatchGetItemResponse()
        .responses(responses)
        .unprocessedKeys(unprocessed)
        .consumedCapacity(Consumed.told(input.returnConsumedCapacity, result.capacities()));
  }

  private BatchGet.Keys read(String name, KeysAndAttributes asked, Call call) {
    LegacyParameters.check(asked);
    var attributes = ExpressionAttributes.of(asked.expressionAttributeNames, null);
    var projection =
        asked.attributesToGet == null
            ? expressions.projection(asked.projectionExpression, attributes)
            : LegacyParameters.attributesToGet(asked.attributesToGet);
    attributes.requireAllUsed();
    return new BatchGet.Keys(
        TableRef.of(name, call),
        items(asked.keys),
        projection,
        Boolean.TRUE.equals(asked.consistentRead));
  }

  /** The attributes that these keys or items have. */
  private static Set<String> names(List<? extends Map<String, AttributeValue>> items) {
    var names = new LinkedHashSet<String>();
    items.forEach(item -> names.addAll(item.keySet()));
    return names;
  }

  private BatchWriteItemResponse write(BatchWriteItemRequest input, Call call) {
    var names = new HashMap<TableAddress, String>();
    var tables = new ArrayList<BatchWrite.Writes>();
    requested(input.requestItems)
        .forEach((name, writes) ->
            tables.add(
                new BatchWrite.Writes(
                    named(name, call, names),
                    writes.stream().map(BatchOperations::entry).toList())));
    var result = database.write(new BatchWrite(tables));
    var unprocessed = new LinkedHashMap<String, List<WriteRequest>>();
    for (var left : result.unprocessed()) {
      unprocessed.put(
          name(left.table(), names),
          left.entries().stream().map(BatchOperations::request).toList());
    }
    var metrics = new LinkedHashMap<String, List<ItemCollectionMetrics>>();
    if ("SIZE".equals(input.returnItemCollectionMetrics)) {
      for (var collections : result.collections()) {
        metrics.put(
            name(collections.table(), names),
            collections.metrics().stream().map(Consumed::collection).toList());
      }
    }
    return new BatchWriteItemResponse()
        .unprocessedItems(unprocessed)
        .itemCollectionMetrics(metrics.isEmpty() ? null : metrics)
        .consumedCapacity(Consumed.told(input.returnConsumedCapacity, result.capacities()));
  }

  private static BatchWrite.Entry entry(WriteRequest write) {
    if (write.putRequest != null && write.deleteRequest == null) {
      return new BatchWrite.Entry.Put(Given.item(write.putRequest.item));
    }
    if (write.deleteRequest != null && write.putRequest == null) {
      return new BatchWrite.Entry.Delete(Given.item(write.deleteRequest.key));
    }
    throw new ValidationException(
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
            + " supported datatypes");
  }

  private static WriteRequest request(BatchWrite.Entry entry) {
    return switch (entry) {
      case BatchWrite.Entry.Put put ->
          new WriteRequest().putRequest(new PutRequest().item(put.item()));
      case BatchWrite.Entry.Delete delete ->
          new WriteRequest().deleteRequest(new DeleteRequest().key(delete.key()));
    };
  }

  private static TableAddress named(String name, Call call, Map<TableAddress, String> names) {
    var table = TableRef.of(name, call);
    names.put(table, name);
    return table;
  }

  /** The name by which the request called the table. */
  private static String name(TableAddress table, Map<TableAddress, String> names) {
    return Objects.requireNonNull(names.get(table));
  }

  private static <T> Map<String, T> requested(@Nullable Map<String, T> requestItems) {
    return Objects.requireNonNull(requestItems, "required by the model");
  }

  private static List<Item> items(@Nullable List<Map<String, AttributeValue>> keys) {
    return Objects.requireNonNullElse(keys, List.<Map<String, AttributeValue>>of()).stream()
        .map(Given::item)
        .toList();
  }
}
