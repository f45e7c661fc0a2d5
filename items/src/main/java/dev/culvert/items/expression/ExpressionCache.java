package dev.culvert.items.expression;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Expressions that were read before. It keeps those of two generations: when the young one is full
 * it becomes the old one, and what is asked for again comes back from there; so what is in use
 * stays, and no more than {@value #MAX_EXPRESSIONS} of each kind are ever kept. Safe for any number
 * of threads.
 */
public final class ExpressionCache {
  static final int MAX_EXPRESSIONS = 2048;

  private final Generations<ConditionExpression> conditions =
      new Generations<>(text -> ConditionExpression.parse(ExpressionKind.CONDITION, text));
  private final Generations<ConditionExpression> filters =
      new Generations<>(text -> ConditionExpression.parse(ExpressionKind.FILTER, text));
  private final Generations<KeyConditionExpression> keyConditions =
      new Generations<>(KeyConditionExpression::parse);
  private final Generations<ProjectionExpression> projections =
      new Generations<>(ProjectionExpression::parse);
  private final Generations<UpdateExpression> updates = new Generations<>(UpdateExpression::parse);

  public ConditionExpression condition(String expression) {
    return conditions.get(expression);
  }

  public ConditionExpression filter(String expression) {
    return filters.get(expression);
  }

  public KeyConditionExpression keyCondition(String expression) {
    return keyConditions.get(expression);
  }

  public ProjectionExpression projection(String expression) {
    return projections.get(expression);
  }

  public UpdateExpression update(String expression) {
    return updates.get(expression);
  }

  private static final class Generations<T> {
    private final Function<String, T> parser;
    private volatile Map<String, T> young = new ConcurrentHashMap<>();
    private volatile Map<String, T> old = Map.of();

    Generations(Function<String, T> parser) {
      this.parser = parser;
    }

    T get(String expression) {
      T known = young.get(expression);
      if (known != null) {
        return known;
      }
      known = old.get(expression);
      T kept = known == null ? parser.apply(expression) : known;
      keep(expression, kept);
      return kept;
    }

    private synchronized void keep(String expression, T parsed) {
      if (young.size() >= MAX_EXPRESSIONS / 2) {
        old = young;
        young = new ConcurrentHashMap<>();
      }
      young.put(expression, parsed);
    }
  }
}
