package dev.culvert.items.expression;

import dev.culvert.items.ValidationException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which parameters of the two generations a request has, to refuse what does not go together. Name
 * them in the order in which AWS lists them, and then {@link #check}.
 */
public final class ExpressionParameters {
  private final List<String> legacy = new ArrayList<>();
  private final List<String> expressions = new ArrayList<>();

  /** Expressions with values that the operation has, and those of them that the request has not. */
  private final List<String> withValues = new ArrayList<>();

  private boolean anyWithValues;
  private boolean keyConditions;

  /** A parameter that came before expressions, null where the request does not have it. */
  public ExpressionParameters legacy(String parameter, @Nullable Object given) {
    if (given != null) {
      legacy.add(parameter);
    }
    return this;
  }

  /** An expression, null where the request does not have it. */
  public ExpressionParameters expression(ExpressionKind kind, @Nullable String given) {
    if (given != null) {
      expressions.add(kind.parameter());
      anyWithValues |= kind != ExpressionKind.PROJECTION;
    }
    if (kind != ExpressionKind.PROJECTION) {
      withValues.add(kind.parameter());
    }
    return this;
  }

  /** KeyConditions, which goes together with the other expressions. */
  public ExpressionParameters keyConditions(@Nullable Object given) {
    keyConditions = given != null;
    return legacy("KeyConditions", given);
  }

  /**
   * Refuses parameters of both generations, and names or values without an expression.
   *
   * @throws ValidationException with DynamoDB's text
   */
  public void check(@Nullable Object names, @Nullable Object values) {
    if (!expressions.isEmpty()) {
      refuseMixture();
    }
    if (names != null && expressions.isEmpty()) {
      throw new ValidationException(
          "ExpressionAttributeNames can only be specified when using expressions");
    }
    if (values != null && !anyWithValues && !withValues.isEmpty()) {
      String why = "ExpressionAttributeValues can only be specified when using expressions";
      String verb = withValues.size() > 1 ? " are null" : " is null";
      throw ValidationException.reworded(why, why + ": " + String.join(" and ", withValues) + verb);
    }
  }

  private void refuseMixture() {
    List<String> mixed = new ArrayList<>(legacy);
    if (keyConditions && !expressions.contains(ExpressionKind.KEY_CONDITION.parameter())) {
      mixed.remove("KeyConditions");
    }
    if (!mixed.isEmpty()) {
      throw new ValidationException(
          "Can not use both expression and non-expression parameters in the same request:"
              + " Non-expression parameters: {"
              + String.join(", ", mixed)
              + "} Expression parameters: {"
              + String.join(", ", expressions)
              + "}");
    }
  }
}
