package dev.culvert.policy;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One key under one operator; a statement's conditions must all hold.
 *
 * @param key in lower case
 * @param spelledKey as the document spells it
 * @param values as the document lists them, scalars as text
 */
record Condition(
    ConditionOperator operator,
    Quantifier quantifier,
    boolean ifExists,
    String key,
    String spelledKey,
    List<String> values,
    Comparison comparison) {

  /** {@code Null} compares whether the key is absent. */
  private static final ContextValue.Single ABSENT = new ContextValue.Flag(true);

  private static final ContextValue.Single PRESENT = new ContextValue.Flag(false);

  boolean holds(Context context) {
    ContextValue value = context.lowerCased(key);
    boolean absent = isEmpty(value);
    if (operator == ConditionOperator.NULL) {
      return comparison.matches(absent ? ABSENT : PRESENT, context);
    }
    if (value == null || absent) {
      return ifExists
          || quantifier == Quantifier.ALL
          || (quantifier == Quantifier.NONE && operator.negated());
    }
    return switch (value) {
      case ContextValue.Single single -> satisfies(single, context);
      case ContextValue.Several several ->
          switch (quantifier) {
            case ALL -> all(several, context);
            case ANY -> any(several, context);
            // Not meant for many values: one match decides, for and against.
            case NONE -> operator.negated() ? all(several, context) : any(several, context);
          };
    };
  }

  /** The context keys it reads, as the document spells them. */
  Stream<String> keys() {
    return Stream.concat(Stream.of(spelledKey), comparison.keys());
  }

  /** A set of nothing, or of nothing but empty texts, counts as absent. */
  private static boolean isEmpty(@Nullable ContextValue value) {
    return switch (value) {
      case null -> true;
      case ContextValue.Single _ -> false;
      case ContextValue.Several several -> isEmpty(several);
    };
  }

  private static boolean isEmpty(ContextValue.Several several) {
    for (ContextValue.Single value : several.values()) {
      if (!value.text().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private boolean satisfies(ContextValue.Single value, Context context) {
    return comparison.matches(value, context) != operator.negated();
  }

  private boolean all(ContextValue.Several several, Context context) {
    for (ContextValue.Single value : several.values()) {
      if (!satisfies(value, context)) {
        return false;
      }
    }
    return true;
  }

  private boolean any(ContextValue.Several several, Context context) {
    for (ContextValue.Single value : several.values()) {
      if (satisfies(value, context)) {
        return true;
      }
    }
    return false;
  }
}
