package dev.culvert.items.expression;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeType;

/** The comparison operators of the parameters that came before expressions. */
enum LegacyOperator {
  EQ(1, 1),
  NE(1, 1),
  LE(1, 1),
  LT(1, 1),
  GE(1, 1),
  GT(1, 1),
  NOT_NULL(0, 0),
  NULL(0, 0),
  CONTAINS(1, 1),
  NOT_CONTAINS(1, 1),
  BEGINS_WITH(1, 1),
  IN(1, Integer.MAX_VALUE),
  BETWEEN(2, 2);

  private final int least;
  private final int most;

  LegacyOperator(int least, int most) {
    this.least = least;
    this.most = most;
  }

  /** The operator with this name, which the request's model has checked. */
  static LegacyOperator of(String name) {
    for (LegacyOperator operator : values()) {
      if (operator.name().equals(name)) {
        return operator;
      }
    }
    throw new ValidationException("Comparison type does not exist in DynamoDB");
  }

  boolean takes(int values) {
    return least <= values && values <= most;
  }

  boolean takes(AttributeType type) {
    boolean ordered = type == AttributeType.S || type == AttributeType.N || type == AttributeType.B;
    return switch (this) {
      case EQ, NE -> true;
      case LE, LT, GE, GT, IN, BETWEEN -> ordered;
      case CONTAINS, NOT_CONTAINS ->
          ordered || type == AttributeType.BOOL || type == AttributeType.NULL;
      case BEGINS_WITH -> ordered && type != AttributeType.N;
      case NOT_NULL, NULL -> false;
    };
  }
}
