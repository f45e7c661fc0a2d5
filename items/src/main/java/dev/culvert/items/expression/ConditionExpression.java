package dev.culvert.items.expression;

import dev.culvert.items.ValidationException;

/**
 * A ConditionExpression or a FilterExpression that was read. It holds no values, so that it may be
 * kept and bound again and again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html">Condition
 *     and filter expressions, operators, and functions</a>
 */
public final class ConditionExpression {
  private final ExpressionKind kind;
  private final Syntax syntax;

  private ConditionExpression(ExpressionKind kind, Syntax syntax) {
    this.kind = kind;
    this.syntax = syntax;
  }

  /**
   * Reads a condition.
   *
   * @throws ValidationException as DynamoDB refuses it whatever the names and values are
   */
  public static ConditionExpression parse(ExpressionKind kind, String expression) {
    Syntax syntax = new ConditionParser(new TokenStream(kind, expression)).read();
    new StaticChecks(kind).condition(syntax);
    return new ConditionExpression(kind, syntax);
  }

  /**
   * Puts in the names and values of a request.
   *
   * @throws ValidationException where one is missing or does not fit
   */
  public Condition bind(ExpressionAttributes attributes) {
    return new Condition(new ConditionBinder(kind, attributes).bind(syntax));
  }
}
