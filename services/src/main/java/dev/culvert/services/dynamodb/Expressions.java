package dev.culvert.services.dynamodb;

import dev.culvert.items.expression.Changes;
import dev.culvert.items.expression.Condition;
import dev.culvert.items.expression.ExpressionAttributes;
import dev.culvert.items.expression.ExpressionCache;
import dev.culvert.items.expression.Projected;
import dev.culvert.items.operation.KeyCondition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expressions of requests, each read once and bound to the request's names and values. */
final class Expressions {
  private final ExpressionCache read;

  Expressions(ExpressionCache read) {
    this.read = read;
  }

  @Nullable Condition condition(@Nullable String expression, ExpressionAttributes attributes) {
    return expression == null ? null : read.condition(expression).bind(attributes);
  }

  @Nullable Condition filter(@Nullable String expression, ExpressionAttributes attributes) {
    return expression == null ? null : read.filter(expression).bind(attributes);
  }

  @Nullable Projected projection(@Nullable String expression, ExpressionAttributes attributes) {
    return expression == null ? null : read.projection(expression).bind(attributes);
  }

  @Nullable Changes update(@Nullable String expression, ExpressionAttributes attributes) {
    return expression == null ? null : read.update(expression).bind(attributes);
  }

  List<KeyCondition> keyCondition(String expression, ExpressionAttributes attributes) {
    return read.keyCondition(expression).bind(attributes);
  }
}
