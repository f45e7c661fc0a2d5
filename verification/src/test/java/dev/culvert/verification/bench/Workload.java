package dev.culvert.verification.bench;

import java.util.Random;

/** What the clients of one run ask for, over and over, each with random keys. */
@SuppressWarnings("ImmutableEnumChecker") // bodies are lambdas without state
enum Workload {
  GET_ITEM("GetItem", "GetItem", (random, _) -> Orders.get(random)),
  PUT_ITEM("PutItem", "PutItem", (random, _) -> Orders.put(random)),
  CONDITIONAL_UPDATE(
      "UpdateItem with a condition", "UpdateItem", (random, _) -> Orders.update(random)),
  QUERY("Query of 20 items", "Query", (random, _) -> Orders.query(random, 20)),
  BATCH_GET("BatchGetItem of 25", "BatchGetItem", (random, _) -> Orders.getAll(random)),
  BATCH_WRITE("BatchWriteItem of 25", "BatchWriteItem", (random, _) -> Orders.putAll(random)),
  TRANSACTION(
      "TransactWriteItems of 4",
      "TransactWriteItems",
      (random, client) -> Orders.transaction(random, client, 4));

  private final String title;
  private final String operation;
  private final Body body;

  /** Makes the body of a request of one client. */
  private interface Body {
    String of(Random random, int client);
  }

  Workload(String title, String operation, Body body) {
    this.title = title;
    this.operation = operation;
    this.body = body;
  }

  String title() {
    return title;
  }

  /** DynamoDB's name of the operation. */
  String operation() {
    return operation;
  }

  String body(Random random, int client) {
    return body.of(random, client);
  }
}
