package dev.culvert.items.expression;

import dev.culvert.items.ValidationException;
import dev.culvert.items.operation.KeyCondition;
import java.util.List;

/**
 * A KeyConditionExpression that was read. It holds no values, so that it may be kept and bound
 * again and again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html">Key
 *     condition expressions</a>
 */
public final class KeyConditionExpression {
  private final Syntax syntax;

  private KeyConditionExpression(Syntax syntax) {
    this.syntax = syntax;
  }

  /**
   * Reads a key condition.
   *
   * @throws ValidationException as DynamoDB refuses it whatever the names and values are
   */
  public static KeyConditionExpression parse(String expression) {
    TokenStream tokens = new TokenStream(ExpressionKind.KEY_CONDITION, expression);
    Syntax syntax = new ConditionParser(tokens).read();
    new StaticChecks(ExpressionKind.KEY_CONDITION).condition(syntax);
    return new KeyConditionExpression(syntax);
  }

  /**
   * Puts in the names and values of a request. Whether the conditions fit a key, only the table
   * tells.
   *
   * @return one condition for each attribute, in the order of the expression
   * @throws ValidationException where a name or value is missing, or the condition is none of keys
   */
  public List<KeyCondition> bind(ExpressionAttributes attributes) {
    Predicate predicate =
        new ConditionBinder(ExpressionKind.KEY_CONDITION, attributes).bind(syntax);
    return KeyConditions.of(predicate);
  }
}
