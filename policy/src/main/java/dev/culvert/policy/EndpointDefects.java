package dev.culvert.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the {@link Defect}s of endpoint policies. */
final class EndpointDefects {
  private static final int LITERALS_BESIDE_WILDCARD = 6;

  private static final Set<String> IDENTIFIERS =
      Set.of(
          "aws:principalaccount",
          "aws:principalorgid",
          "aws:resourceaccount",
          "aws:resourceorgid",
          "aws:sourceaccount",
          "aws:sourceorgid",
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:vpceaccount",
          "aws:vpceorgid");

  private EndpointDefects() {}

  /** All defects of a statement. */
  static List<Defect> of(StatementSource statement) {
    Stream<Defect> inResources =
        statement.resources().stream()
            .flatMap(resources -> resources.values().stream())
            .flatMap(resource -> inResource(resource).stream());
    Stream<Defect> inConditions =
        statement.conditions().stream()
            .flatMap(condition ->
                condition.values().stream().flatMap(value -> inValue(condition, value).stream()));
    return Stream.concat(inResources, inConditions).toList();
  }

  /** The same condition without the values that never match. */
  static ConditionSource withoutDefects(ConditionSource condition) {
    return new ConditionSource(
        condition.operator(),
        condition.quantifier(),
        condition.ifExists(),
        condition.key(),
        condition.values().stream().filter(value -> inValue(condition, value).isEmpty()).toList(),
        condition.range());
  }

  static Optional<Defect> inResource(String resource) {
    return accountHalfWild(resource)
        ? Optional.of(new Defect.AccountHalfWild(resource))
        : Optional.empty();
  }

  private static Optional<Defect> inValue(ConditionSource condition, String value) {
    ConditionOperator.Family family = condition.operator().family();
    boolean identifier = IDENTIFIERS.contains(condition.key().toLowerCase(Locale.ROOT));
    boolean strings = family == ConditionOperator.Family.STRING;
    boolean arns = family == ConditionOperator.Family.ARN;
    if (identifier
        && (family == ConditionOperator.Family.NUMERIC || (strings && hasWildcard(value)))) {
      return Optional.of(new Defect.IdentifierNotExact(condition.key(), value));
    }
    if (condition.operator().hasWildcards() && strings && tooFree(value)) {
      return Optional.of(new Defect.WildcardTooFree(condition.key(), value));
    }
    return (strings || arns) && accountHalfWild(value)
        ? Optional.of(new Defect.AccountHalfWild(value))
        : Optional.empty();
  }

  private static boolean hasWildcard(String value) {
    return value.indexOf('*') >= 0 || value.indexOf('?') >= 0;
  }

  private static boolean accountHalfWild(String text) {
    String[] parts = text.split(":", 6);
    return parts.length >= 5
        && parts[0].equals("arn")
        && hasWildcard(parts[4])
        && !parts[4].equals("*");
  }

  /** Whether a wildcard has fewer than six literal characters both before and after it. */
  private static boolean tooFree(String value) {
    int before = 0;
    for (int at = 0; at < value.length(); at++) {
      if (!isWildcard(value.charAt(at))) {
        before++;
        continue;
      }
      if (before < LITERALS_BESIDE_WILDCARD
          && literalsFrom(value, at + 1) < LITERALS_BESIDE_WILDCARD) {
        return true;
      }
      before = 0;
    }
    return false;
  }

  private static int literalsFrom(String value, int from) {
    int at = from;
    while (at < value.length() && !isWildcard(value.charAt(at))) {
      at++;
    }
    return at - from;
  }

  private static boolean isWildcard(char character) {
    return character == '*' || character == '?';
  }
}
