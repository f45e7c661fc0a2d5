package dev.culvert.items.expression;

import dev.culvert.items.ValidationException;
import java.util.List;

/**
 * An UpdateExpression that was read. It holds no values, so that it may be kept and bound again and
 * again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html">Using
 *     update expressions</a>
 */
public final class UpdateExpression {
  private final List<UpdateSyntax> actions;

  private UpdateExpression(List<UpdateSyntax> actions) {
    this.actions = actions;
  }

  /**
   * Reads an update.
   *
   * @throws ValidationException as DynamoDB refuses it whatever the names and values are
   */
  public static UpdateExpression parse(String expression) {
    return new UpdateExpression(
        new UpdateParser(new TokenStream(ExpressionKind.UPDATE, expression)).read());
  }

  /**
   * Puts in the names and values of a request.
   *
   * @throws ValidationException where one is missing or does not fit, or places overlap
   */
  public Changes bind(ExpressionAttributes attributes) {
    return new UpdateBinder(attributes).bind(actions);
  }
}
