package dev.culvert.policy;

/** How two ordered values must stand to each other. */
enum Relation {
  EQUAL,
  LESS,
  LESS_OR_EQUAL,
  GREATER,
  GREATER_OR_EQUAL;

  <T extends Comparable<T>> boolean holds(T left, T right) {
    int order = left.compareTo(right);
    return switch (this) {
      case EQUAL -> order == 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }
}
