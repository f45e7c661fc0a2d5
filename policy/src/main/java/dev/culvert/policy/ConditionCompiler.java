package dev.culvert.policy;

import dev.culvert.network.AddressFormatException;
import dev.culvert.network.Cidr;
import dev.culvert.network.IpAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns the values of a condition into a {@link Comparison}. A value that is not of the operator's
 * type matches nothing.
 *
 * @param variables whether the document's version knows policy variables
 */
record ConditionCompiler(boolean variables) {

  Condition compile(ConditionSource source) {
    return new Condition(
        source.operator(),
        source.quantifier(),
        source.ifExists(),
        source.key().toLowerCase(Locale.ROOT),
        source.key(),
        source.values(),
        comparison(source.operator(), source.values()));
  }

  private Comparison comparison(ConditionOperator operator, List<String> values) {
    return switch (operator) {
      case STRING_EQUALS, STRING_NOT_EQUALS -> patterns(values, WildcardStyle.NONE);
      case STRING_LIKE, STRING_NOT_LIKE -> patterns(values, WildcardStyle.TEXT);
      case STRING_EQUALS_IGNORE_CASE, STRING_NOT_EQUALS_IGNORE_CASE ->
          ignoringCase(values, variables);
      case ARN_EQUALS, ARN_NOT_EQUALS, ARN_LIKE, ARN_NOT_LIKE ->
          patterns(values, WildcardStyle.ARN);
      case NUMERIC_EQUALS, NUMERIC_NOT_EQUALS -> numbers(Relation.EQUAL, values);
      case NUMERIC_LESS_THAN -> numbers(Relation.LESS, values);
      case NUMERIC_LESS_THAN_EQUALS -> numbers(Relation.LESS_OR_EQUAL, values);
      case NUMERIC_GREATER_THAN -> numbers(Relation.GREATER, values);
      case NUMERIC_GREATER_THAN_EQUALS -> numbers(Relation.GREATER_OR_EQUAL, values);
      case DATE_EQUALS, DATE_NOT_EQUALS -> dates(Relation.EQUAL, values);
      case DATE_LESS_THAN -> dates(Relation.LESS, values);
      case DATE_LESS_THAN_EQUALS -> dates(Relation.LESS_OR_EQUAL, values);
      case DATE_GREATER_THAN -> dates(Relation.GREATER, values);
      case DATE_GREATER_THAN_EQUALS -> dates(Relation.GREATER_OR_EQUAL, values);
      case BOOL, NULL -> ignoringCase(values, false);
      case BINARY_EQUALS ->
          new Comparison.OneBinary(Set.copyOf(readable(values, ContextReading::binary)));
      case IP_ADDRESS, NOT_IP_ADDRESS ->
          new Comparison.OneBlock(readable(values, ConditionCompiler::block));
    };
  }

  private Comparison patterns(List<String> values, WildcardStyle style) {
    List<TextPattern> patterns =
        values.stream().map(value -> PatternCompiler.value(value, style, variables)).toList();
    boolean literal = patterns.stream().allMatch(TextPattern.Literal.class::isInstance);
    return literal
        ? new Comparison.OneOf(
            patterns.stream()
                .map(pattern -> ((TextPattern.Literal) pattern).value())
                .collect(Collectors.toUnmodifiableSet()))
        : new Comparison.OneLike(patterns);
  }

  private static Comparison ignoringCase(List<String> values, boolean variables) {
    return new Comparison.OneIgnoringCase(
        values.stream().map(value -> PatternCompiler.valueIgnoringCase(value, variables)).toList());
  }

  private static Comparison numbers(Relation relation, List<String> values) {
    return new Comparison.OneNumber(
        relation, readable(values, value -> Optional.ofNullable(ContextReading.decimal(value))));
  }

  private static Comparison dates(Relation relation, List<String> values) {
    return new Comparison.OneDate(relation, readable(values, W3cDate::parse));
  }

  /** An address without a prefix length is a block of one. */
  static Optional<Cidr> block(String value) {
    try {
      return Optional.of(
          value.indexOf('/') < 0 ? Cidr.only(IpAddress.parse(value)) : Cidr.parse(value));
    } catch (AddressFormatException e) {
      return Optional.empty();
    }
  }

  private static <T> List<T> readable(List<String> values, Function<String, Optional<T>> reader) {
    return values.stream().map(reader).flatMap(Optional::stream).toList();
  }
}
