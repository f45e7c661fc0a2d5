package dev.culvert.items.expression;

import dev.culvert.items.ValidationException;

/** The parameters of a request that hold an expression. */
public enum ExpressionKind {
  CONDITION("ConditionExpression"),
  FILTER("FilterExpression"),
  KEY_CONDITION("KeyConditionExpression"),
  PROJECTION("ProjectionExpression"),
  UPDATE("UpdateExpression");

  private final String parameter;

  ExpressionKind(String parameter) {
    this.parameter = parameter;
  }

  /** As in the request. */
  public String parameter() {
    return parameter;
  }

  ValidationException invalid(String why) {
    return new ValidationException("Invalid " + parameter + ": " + why);
  }

  ValidationException invalid(String why, String formerly) {
    return ValidationException.reworded(
        "Invalid " + parameter + ": " + why, "Invalid " + parameter + ": " + formerly);
  }
}
