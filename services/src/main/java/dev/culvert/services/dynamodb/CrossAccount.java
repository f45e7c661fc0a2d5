package dev.culvert.services.dynamodb;

import java.util.Set;

/**
 * Operations that a resource policy can open to other accounts (Amazon DynamoDB Developer Guide,
 * "DynamoDB API operations supported by resource-based policies").
 */
final class CrossAccount {
  private static final Set<String> OPERATIONS =
      Set.of(
          "BatchGetItem",
          "BatchWriteItem",
          "ConditionCheckItem",
          "DeleteItem",
          "DeleteTable",
          "DescribeStream",
          "DescribeTable",
          "GetItem",
          "GetRecords",
          "GetShardIterator",
          "ListTagsOfResource",
          "PutItem",
          "Query",
          "Scan",
          "TagResource",
          "UntagResource",
          "UpdateItem",
          "UpdateTable");

  private CrossAccount() {}

  static boolean supports(String operation) {
    return OPERATIONS.contains(operation);
  }
}
