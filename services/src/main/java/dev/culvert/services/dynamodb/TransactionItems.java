package dev.culvert.services.dynamodb;

import dev.culvert.items.ValidationException;
import dev.culvert.items.expression.ExpressionAttributes;
import dev.culvert.items.operation.ConditionCheck;
import dev.culvert.items.operation.Delete;
import dev.culvert.items.operation.Get;
import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.ReturnValues;
import dev.culvert.items.operation.Update;
import dev.culvert.items.operation.Write;
import dev.culvert.services.Call;
import dev.culvert.shapes.dynamodb.TransactWriteItem;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of transactions, from the wire's shapes to the engine's operations. */
final class TransactionItems {
  private final Expressions expressions;

  TransactionItems(Expressions expressions) {
    this.expressions = expressions;
  }

  /**
   * A write.
   *
   * @throws ValidationException unless the part is exactly one of the four, and readable
   */
  Write write(TransactWriteItem item, Call call) {
    requireOne(item);
    if (item.put != null) {
      return write(item.put, call);
    }
    if (item.update != null) {
      return write(item.update, call);
    }
    if (item.delete != null) {
      return write(item.delete, call);
    }
    return write(Objects.requireNonNull(item.conditionCheck), call);
  }

  /** The permission that a write needs, as IAM names it. */
  static String action(Write write) {
    return switch (write) {
      case Put _ -> "PutItem";
      case Update _ -> "UpdateItem";
      case Delete _ -> "DeleteItem";
      case ConditionCheck _ -> "ConditionCheckItem";
    };
  }

  private static void requireOne(TransactWriteItem item) {
    var given =
        Stream.of(item.conditionCheck, item.put, item.delete, item.update)
            .filter(Objects::nonNull)
            .count();
    if (given != 1) {
      throw new ValidationException(
          "TransactItems can only contain one of Check, Put, Update or Delete");
    }
  }

  private Put write(dev.culvert.shapes.dynamodb.Put put, Call call) {
    var attributes =
        ExpressionAttributes.of(put.expressionAttributeNames, put.expressionAttributeValues);
    var condition = expressions.condition(put.conditionExpression, attributes);
    attributes.requireAllUsed();
    return new Put(
        TableRef.of(put.tableName, call),
        Given.item(put.item),
        condition,
        ReturnValues.NONE,
        oldOnFailure(put.returnValuesOnConditionCheckFailure));
  }

  private Update write(dev.culvert.shapes.dynamodb.Update update, Call call) {
    var attributes =
        ExpressionAttributes.of(update.expressionAttributeNames, update.expressionAttributeValues);
    var changes = expressions.update(update.updateExpression, attributes);
    var condition = expressions.condition(update.conditionExpression, attributes);
    attributes.requireAllUsed();
    return new Update(
        TableRef.of(update.tableName, call),
        Given.item(update.key),
        changes,
        condition,
        ReturnValues.NONE,
        oldOnFailure(update.returnValuesOnConditionCheckFailure));
  }

  private Delete write(dev.culvert.shapes.dynamodb.Delete delete, Call call) {
    var attributes =
        ExpressionAttributes.of(delete.expressionAttributeNames, delete.expressionAttributeValues);
    var condition = expressions.condition(delete.conditionExpression, attributes);
    attributes.requireAllUsed();
    return new Delete(
        TableRef.of(delete.tableName, call),
        Given.item(delete.key),
        condition,
        ReturnValues.NONE,
        oldOnFailure(delete.returnValuesOnConditionCheckFailure));
  }

  private ConditionCheck write(dev.culvert.shapes.dynamodb.ConditionCheck check, Call call) {
    var attributes =
        ExpressionAttributes.of(check.expressionAttributeNames, check.expressionAttributeValues);
    var condition = expressions.condition(check.conditionExpression, attributes);
    attributes.requireAllUsed();
    return new ConditionCheck(
        TableRef.of(check.tableName, call),
        Given.item(check.key),
        Objects.requireNonNull(condition, "checked with the request's constraints"),
        oldOnFailure(check.returnValuesOnConditionCheckFailure));
  }

  Get get(dev.culvert.shapes.dynamodb.Get get, Call call) {
    var attributes = ExpressionAttributes.of(get.expressionAttributeNames, null);
    var projection = expressions.projection(get.projectionExpression, attributes);
    attributes.requireAllUsed();
    return new Get(TableRef.of(get.tableName, call), Given.item(get.key), projection, true);
  }

  private static boolean oldOnFailure(@Nullable String asked) {
    return "ALL_OLD".equals(asked);
  }
}
