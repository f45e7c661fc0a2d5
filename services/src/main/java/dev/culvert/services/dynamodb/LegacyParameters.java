package dev.culvert.services.dynamodb;

import dev.culvert.items.expression.AttributeUpdate;
import dev.culvert.items.expression.Changes;
import dev.culvert.items.expression.Condition;
import dev.culvert.items.expression.ExpectedAttribute;
import dev.culvert.items.expression.ExpressionKind;
import dev.culvert.items.expression.ExpressionParameters;
import dev.culvert.items.expression.LegacyCondition;
import dev.culvert.items.expression.Projected;
import dev.culvert.items.operation.KeyCondition;
import dev.culvert.shapes.dynamodb.AttributeValueUpdate;
import dev.culvert.shapes.dynamodb.DeleteItemRequest;
import dev.culvert.shapes.dynamodb.ExpectedAttributeValue;
import dev.culvert.shapes.dynamodb.GetItemRequest;
import dev.culvert.shapes.dynamodb.KeysAndAttributes;
import dev.culvert.shapes.dynamodb.PutItemRequest;
import dev.culvert.shapes.dynamodb.QueryRequest;
import dev.culvert.shapes.dynamodb.ScanRequest;
import dev.culvert.shapes.dynamodb.UpdateItemRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters from before expressions: what they mean is the engine's; here they are taken from
 * the requests, and refused where a request mixes them with expressions.
 */
final class LegacyParameters {
  private LegacyParameters() {}

  static void check(GetItemRequest input) {
    if (input.attributesToGet != null || input.expressionAttributeNames != null) {
      new ExpressionParameters()
          .legacy("AttributesToGet", input.attributesToGet)
          .expression(ExpressionKind.PROJECTION, input.projectionExpression)
          .check(input.expressionAttributeNames, null);
    }
  }

  static void check(KeysAndAttributes input) {
    new ExpressionParameters()
        .legacy("AttributesToGet", input.attributesToGet)
        .expression(ExpressionKind.PROJECTION, input.projectionExpression)
        .check(input.expressionAttributeNames, null);
  }

  static void check(PutItemRequest input) {
    new ExpressionParameters()
        .legacy("Expected", input.expected)
        .legacy("ConditionalOperator", input.conditionalOperator)
        .expression(ExpressionKind.CONDITION, input.conditionExpression)
        .check(input.expressionAttributeNames, input.expressionAttributeValues);
  }

  static void check(UpdateItemRequest input) {
    new ExpressionParameters()
        .legacy("AttributeUpdates", input.attributeUpdates)
        .legacy("Expected", input.expected)
        .legacy("ConditionalOperator", input.conditionalOperator)
        .expression(ExpressionKind.UPDATE, input.updateExpression)
        .expression(ExpressionKind.CONDITION, input.conditionExpression)
        .check(input.expressionAttributeNames, input.expressionAttributeValues);
  }

  static void check(DeleteItemRequest input) {
    new ExpressionParameters()
        .legacy("Expected", input.expected)
        .legacy("ConditionalOperator", input.conditionalOperator)
        .expression(ExpressionKind.CONDITION, input.conditionExpression)
        .check(input.expressionAttributeNames, input.expressionAttributeValues);
  }

  static void check(QueryRequest input) {
    new ExpressionParameters()
        .legacy("AttributesToGet", input.attributesToGet)
        .legacy("QueryFilter", input.queryFilter)
        .legacy("ConditionalOperator", input.conditionalOperator)
        .keyConditions(input.keyConditions)
        .expression(ExpressionKind.PROJECTION, input.projectionExpression)
        .expression(ExpressionKind.FILTER, input.filterExpression)
        .expression(ExpressionKind.KEY_CONDITION, input.keyConditionExpression)
        .check(input.expressionAttributeNames, input.expressionAttributeValues);
  }

  static void check(ScanRequest input) {
    new ExpressionParameters()
        .legacy("AttributesToGet", input.attributesToGet)
        .legacy("ScanFilter", input.scanFilter)
        .legacy("ConditionalOperator", input.conditionalOperator)
        .expression(ExpressionKind.PROJECTION, input.projectionExpression)
        .expression(ExpressionKind.FILTER, input.filterExpression)
        .check(input.expressionAttributeNames, input.expressionAttributeValues);
  }

  /** Expected with its ConditionalOperator; null where the request has neither. */
  static @Nullable Condition expected(
      @Nullable Map<String, ExpectedAttributeValue> expected,
      @Nullable String conditionalOperator) {
    return dev.culvert.items.expression.LegacyParameters.expected(
        expected == null
            ? null
            : values(
                expected,
                one ->
                    new ExpectedAttribute(
                        one.value, one.exists, one.comparisonOperator, one.attributeValueList)),
        conditionalOperator);
  }

  /** QueryFilter or ScanFilter with its ConditionalOperator; null where the request has neither. */
  static @Nullable Condition filter(
      @Nullable Map<String, dev.culvert.shapes.dynamodb.Condition> filter,
      @Nullable String conditionalOperator) {
    return dev.culvert.items.expression.LegacyParameters.filter(
        filter == null ? null : values(filter, LegacyParameters::condition), conditionalOperator);
  }

  static List<KeyCondition> keyConditions(
      Map<String, dev.culvert.shapes.dynamodb.Condition> conditions) {
    return dev.culvert.items.expression.LegacyParameters.keyConditions(
        values(conditions, LegacyParameters::condition));
  }

  static Changes updates(Map<String, AttributeValueUpdate> updates) {
    return dev.culvert.items.expression.LegacyParameters.updates(
        values(updates, one -> new AttributeUpdate(one.action, one.value)));
  }

  static Projected attributesToGet(List<String> attributes) {
    return dev.culvert.items.expression.LegacyParameters.attributesToGet(attributes);
  }

  private static LegacyCondition condition(dev.culvert.shapes.dynamodb.Condition condition) {
    return new LegacyCondition(condition.comparisonOperator, condition.attributeValueList);
  }

  private static <S, T> Map<String, T> values(Map<String, S> given, Function<S, T> of) {
    var values = new LinkedHashMap<String, T>();
    given.forEach((name, value) -> values.put(name, of.apply(value)));
    return values;
  }
}
