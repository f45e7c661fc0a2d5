package dev.culvert.services.audit;

import dev.culvert.wire.aws.OperationShape;
import java.util.Set;

/** How CloudTrail sorts operations. */
final class EventNames {
  /** Those on items, which trails leave out unless they are told to log data events. */
  private static final Set<String> ON_DATA =
      Set.of(
          "BatchExecuteStatement",
          "BatchGetItem",
          "BatchWriteItem",
          "DeleteItem",
          "ExecuteStatement",
          "ExecuteTransaction",
          "GetItem",
          "GetRecords",
          "GetShardIterator",
          "PutItem",
          "Query",
          "Scan",
          "TransactGetItems",
          "TransactWriteItems",
          "UpdateItem");

  private static final Set<String> READS_BEGIN =
      Set.of("Get", "List", "Describe", "BatchGet", "TransactGet", "Lookup", "Simulate", "Search");

  private EventNames() {}

  static boolean isData(OperationShape<?, ?> operation) {
    return operation.service().signingName().equals("dynamodb")
        && ON_DATA.contains(operation.name());
  }

  static boolean isReadOnly(String operation) {
    return operation.equals("Query")
        || operation.equals("Scan")
        || operation.equals("AssumeRole")
        || operation.equals("AssumeRoleWithWebIdentity")
        || READS_BEGIN.stream().anyMatch(operation::startsWith);
  }
}
