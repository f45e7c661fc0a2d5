package dev.culvert.policy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The condition operators, without their prefixes and suffix.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">IAM
 *     JSON policy elements: Condition operators</a>
 */
enum ConditionOperator {
  STRING_EQUALS("StringEquals", false),
  STRING_NOT_EQUALS("StringNotEquals", true),
  STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false),
  STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true),
  STRING_LIKE("StringLike", false),
  STRING_NOT_LIKE("StringNotLike", true),
  NUMERIC_EQUALS("NumericEquals", false),
  NUMERIC_NOT_EQUALS("NumericNotEquals", true),
  NUMERIC_LESS_THAN("NumericLessThan", false),
  NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false),
  NUMERIC_GREATER_THAN("NumericGreaterThan", false),
  NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false),
  DATE_EQUALS("DateEquals", false),
  DATE_NOT_EQUALS("DateNotEquals", true),
  DATE_LESS_THAN("DateLessThan", false),
  DATE_LESS_THAN_EQUALS("DateLessThanEquals", false),
  DATE_GREATER_THAN("DateGreaterThan", false),
  DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false),
  BOOL("Bool", false),
  BINARY_EQUALS("BinaryEquals", false),
  IP_ADDRESS("IpAddress", false),
  NOT_IP_ADDRESS("NotIpAddress", true),
  ARN_EQUALS("ArnEquals", false),
  ARN_NOT_EQUALS("ArnNotEquals", true),
  ARN_LIKE("ArnLike", false),
  ARN_NOT_LIKE("ArnNotLike", true),
  NULL("Null", false);

  private static final Map<String, ConditionOperator> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toMap(ConditionOperator::text, Function.identity()));

  private final String text;
  private final boolean negated;

  ConditionOperator(String text, boolean negated) {
    this.text = text;
    this.negated = negated;
  }

  /** The operator of this name; case counts. */
  static Optional<ConditionOperator> named(String text) {
    return Optional.ofNullable(BY_NAME.get(text));
  }

  /** As documents spell it. */
  String text() {
    return text;
  }

  /** Whether it holds when none of the listed values matches. */
  boolean negated() {
    return negated;
  }

  /** Whether {@code *} and {@code ?} in its values stand for other characters. */
  boolean hasWildcards() {
    return this == STRING_LIKE || this == STRING_NOT_LIKE || family() == Family.ARN;
  }

  /** What kind of values it compares. */
  enum Family {
    STRING,
    NUMERIC,
    DATE,
    BOOL,
    BINARY,
    ADDRESS,
    ARN,
    PRESENCE
  }

  Family family() {
    return switch (this) {
      case STRING_EQUALS,
          STRING_NOT_EQUALS,
          STRING_EQUALS_IGNORE_CASE,
          STRING_NOT_EQUALS_IGNORE_CASE,
          STRING_LIKE,
          STRING_NOT_LIKE ->
          Family.STRING;
      case NUMERIC_EQUALS,
          NUMERIC_NOT_EQUALS,
          NUMERIC_LESS_THAN,
          NUMERIC_LESS_THAN_EQUALS,
          NUMERIC_GREATER_THAN,
          NUMERIC_GREATER_THAN_EQUALS ->
          Family.NUMERIC;
      case DATE_EQUALS,
          DATE_NOT_EQUALS,
          DATE_LESS_THAN,
          DATE_LESS_THAN_EQUALS,
          DATE_GREATER_THAN,
          DATE_GREATER_THAN_EQUALS ->
          Family.DATE;
      case BOOL -> Family.BOOL;
      case BINARY_EQUALS -> Family.BINARY;
      case IP_ADDRESS, NOT_IP_ADDRESS -> Family.ADDRESS;
      case ARN_EQUALS, ARN_NOT_EQUALS, ARN_LIKE, ARN_NOT_LIKE -> Family.ARN;
      case NULL -> Family.PRESENCE;
    };
  }
}
