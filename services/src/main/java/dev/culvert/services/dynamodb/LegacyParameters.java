package dev.culvert.services.dynamodb;

import dev.culvert.items.ValidationException;
import dev.culvert.shapes.dynamodb.DeleteItemRequest;
import dev.culvert.shapes.dynamodb.GetItemRequest;
import dev.culvert.shapes.dynamodb.PutItemRequest;
import dev.culvert.shapes.dynamodb.QueryRequest;
import dev.culvert.shapes.dynamodb.ScanRequest;
import dev.culvert.shapes.dynamodb.UpdateItemRequest;
import org.jspecify.annotations.Nullable;

/**
 * The parameters from before expressions. They are refused with a sentence that says so, never
 * ignored.
 */
final class LegacyParameters {
  private LegacyParameters() {}

  static void check(GetItemRequest input) {
    refuse("AttributesToGet", input.attributesToGet);
  }

  static void check(PutItemRequest input) {
    refuse("Expected", input.expected);
    refuse("ConditionalOperator", input.conditionalOperator);
  }

  static void check(UpdateItemRequest input) {
    refuse("AttributeUpdates", input.attributeUpdates);
    refuse("Expected", input.expected);
    refuse("ConditionalOperator", input.conditionalOperator);
  }

  static void check(DeleteItemRequest input) {
    refuse("Expected", input.expected);
    refuse("ConditionalOperator", input.conditionalOperator);
  }

  static void check(QueryRequest input) {
    refuse("AttributesToGet", input.attributesToGet);
    refuse("KeyConditions", input.keyConditions);
    refuse("QueryFilter", input.queryFilter);
    refuse("ConditionalOperator", input.conditionalOperator);
  }

  static void check(ScanRequest input) {
    refuse("AttributesToGet", input.attributesToGet);
    refuse("ScanFilter", input.scanFilter);
    refuse("ConditionalOperator", input.conditionalOperator);
  }

  private static void refuse(String name, @Nullable Object given) {
    if (given != null) {
      throw new ValidationException(
          "The legacy parameter " + name + " is not supported by Culvert; use expressions");
    }
  }
}
