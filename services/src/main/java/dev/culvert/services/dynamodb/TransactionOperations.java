package dev.culvert.services.dynamodb;

import dev.culvert.items.Database;
import dev.culvert.items.operation.Get;
import dev.culvert.items.operation.TransactGet;
import dev.culvert.items.operation.TransactWrite;
import dev.culvert.items.operation.Write;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.ItemCollectionMetrics;
import dev.culvert.shapes.dynamodb.ItemResponse;
import dev.culvert.shapes.dynamodb.TransactGetItemsRequest;
import dev.culvert.shapes.dynamodb.TransactGetItemsResponse;
import dev.culvert.shapes.dynamodb.TransactWriteItemsRequest;
import dev.culvert.shapes.dynamodb.TransactWriteItemsResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/**
 * TransactGetItems and TransactWriteItems. Each item needs the permission of the operation on it
 * alone, with the transaction's name in {@code dynamodb:EnclosingOperation}.
 */
final class TransactionOperations {
  private final Database database;
  private final TableAccess accesses;
  private final TransactionItems items;

  TransactionOperations(Database database, TableAccess accesses, Expressions expressions) {
    this.database = database;
    this.accesses = accesses;
    this.items = new TransactionItems(expressions);
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(
            DynamoDb.TRANSACT_GET_ITEMS,
            (input, call) -> gets(input, call).stream().map(this::access).toList(),
            this::get),
        Refusing.operation(
            DynamoDb.TRANSACT_WRITE_ITEMS,
            (input, call) -> writes(input, call).stream().map(this::access).toList(),
            this::write));
  }

  private List<Get> gets(TransactGetItemsRequest input, Call call) {
    return Objects.requireNonNull(input.transactItems).stream()
        .map(item -> items.get(Objects.requireNonNull(item.getValue), call))
        .toList();
  }

  private List<Write> writes(TransactWriteItemsRequest input, Call call) {
    return Objects.requireNonNull(input.transactItems).stream()
        .map(item -> items.write(item, call))
        .toList();
  }

  private Access access(Get get) {
    var keys =
        ItemKeys.of()
            .leading(accesses.find(get.table()), List.of(get.key()))
            .attributes(ItemKeys.names(get.key().keySet(), get.projection()))
            .enclosing("TransactGetItems");
    return accesses.to("GetItem", get.table(), keys.build());
  }

  private Access access(Write write) {
    var keys =
        ItemKeys.of()
            .leading(accesses.find(write.table()), List.of(ItemKeys.keyOrItem(write)))
            .attributes(write)
            .enclosing("TransactWriteItems");
    return accesses.to(TransactionItems.action(write), write.table(), keys.build());
  }

  private TransactGetItemsResponse get(TransactGetItemsRequest input, Call call) {
    var result = database.get(new TransactGet(gets(input, call)));
    return new TransactGetItemsResponse()
        .responses(result.items().stream().map(item -> new ItemResponse().item(item)).toList())
        .consumedCapacity(
            Consumed.ofTransaction(input.returnConsumedCapacity, result.capacities()));
  }

  private TransactWriteItemsResponse write(TransactWriteItemsRequest input, Call call) {
    var fingerprint = Fingerprint.of(Objects.requireNonNull(input.transactItems));
    var result =
        database.write(
            new TransactWrite(writes(input, call), input.clientRequestToken, fingerprint));
    var metrics = new LinkedHashMap<String, List<ItemCollectionMetrics>>();
    if ("SIZE".equals(input.returnItemCollectionMetrics)) {
      for (var collections : result.collections()) {
        metrics.put(
            collections.table().name(),
            collections.metrics().stream().map(Consumed::collection).toList());
      }
    }
    return new TransactWriteItemsResponse()
        .itemCollectionMetrics(metrics.isEmpty() ? null : metrics)
        .consumedCapacity(
            Consumed.ofTransaction(input.returnConsumedCapacity, result.capacities()));
  }
}
