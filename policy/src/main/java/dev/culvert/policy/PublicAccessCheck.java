package dev.culvert.policy;

import dev.culvert.policy.PublicAccess.WeakCondition;
import dev.culvert.policy.PublicAccess.Weakness;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds {@link PublicAccess}. */
final class PublicAccessCheck {
  /** Whoever no policy can name. */
  private static final Principal STRANGER = new Principal.Anonymous();

  private static final String IS_SERVICE = "aws:principalisawsservice";

  private static final Set<String> KEYS_THAT_COUNT =
      Set.of(
          "aws:principalaccount",
          "aws:principalarn",
          "aws:principalorgid",
          "aws:principalorgpaths",
          "aws:sourceaccount",
          "aws:sourcearn",
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:userid",
          "aws:principalservicename",
          "aws:principalservicenameslist",
          IS_SERVICE,
          "aws:ec2instancesourcevpc",
          "aws:sourceorgid",
          "aws:sourceorgpaths");

  private PublicAccessCheck() {}

  static PublicAccess check(PolicyDocument document) {
    for (Statement statement : document.statements()) {
      if (statement.effect() == Effect.ALLOW && statement.match(STRANGER) != PrincipalMatch.NONE) {
        List<Optional<WeakCondition>> conditions =
            statement.conditions().stream().map(PublicAccessCheck::weakness).toList();
        if (conditions.stream().allMatch(Optional::isPresent)) {
          return new PublicAccess.Granted(
              statement, conditions.stream().flatMap(Optional::stream).toList());
        }
      }
    }
    return new PublicAccess.None();
  }

  /** Why the condition does not narrow a statement enough; empty if it does. */
  private static Optional<WeakCondition> weakness(Condition condition) {
    if (!KEYS_THAT_COUNT.contains(condition.key())) {
      return weak(condition, Weakness.KEY_DOES_NOT_COUNT);
    }
    if (!requiresAValue(condition)) {
      return weak(condition, Weakness.OPERATOR_DOES_NOT_COUNT);
    }
    boolean service = condition.key().equals(IS_SERVICE);
    boolean fixed =
        condition.values().stream()
            .allMatch(value -> service ? value.equalsIgnoreCase("true") : isFixed(value));
    return fixed ? Optional.empty() : weak(condition, Weakness.VALUE_NOT_FIXED);
  }

  private static Optional<WeakCondition> weak(Condition condition, Weakness weakness) {
    return Optional.of(new WeakCondition(condition.spelledKey(), weakness));
  }

  /** Whether it holds only if the key is there with one of the listed values. */
  private static boolean requiresAValue(Condition condition) {
    boolean comparesValues =
        switch (condition.operator().family()) {
          case STRING, ARN, BOOL -> true;
          case NUMERIC, DATE, BINARY, ADDRESS, PRESENCE -> false;
        };
    return comparesValues
        && !condition.operator().negated()
        && !condition.ifExists()
        && condition.quantifier() != Quantifier.ALL;
  }

  private static boolean isFixed(String value) {
    return value.indexOf('*') < 0 && value.indexOf('?') < 0 && !value.contains("${");
  }
}
