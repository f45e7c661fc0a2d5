package dev.culvert.items.expression;

import dev.culvert.items.ValidationException;
import java.util.ArrayList;
import java.util.List;

/**
 * A ProjectionExpression that was read. It may be kept and bound again and again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html">Using
 *     projection expressions</a>
 */
public final class ProjectionExpression {
  private final List<Syntax.Path> paths;

  private ProjectionExpression(List<Syntax.Path> paths) {
    this.paths = paths;
  }

  /**
   * Reads a projection.
   *
   * @throws ValidationException as DynamoDB refuses it whatever the names are
   */
  public static ProjectionExpression parse(String expression) {
    TokenStream tokens = new TokenStream(ExpressionKind.PROJECTION, expression);
    OperandParser parser = new OperandParser(tokens);
    List<Syntax.Path> paths = new ArrayList<>();
    do {
      paths.add(parser.path());
    } while (tokens.skip(TokenKind.COMMA));
    if (tokens.kind() != TokenKind.END) {
      throw tokens.unexpected();
    }
    paths.forEach(new StaticChecks(ExpressionKind.PROJECTION)::path);
    return new ProjectionExpression(List.copyOf(paths));
  }

  /**
   * Puts in the names of a request.
   *
   * @throws ValidationException where one is missing or paths overlap
   */
  public Projected bind(ExpressionAttributes attributes) {
    OperandBinder binder = new OperandBinder(ExpressionKind.PROJECTION, attributes);
    List<DocumentPath> bound = new ArrayList<>(paths.size());
    for (Syntax.Path path : paths) {
      bound.add(binder.path(path));
    }
    Overlaps.refuse(ExpressionKind.PROJECTION, bound);
    return new Projected(bound);
  }
}
