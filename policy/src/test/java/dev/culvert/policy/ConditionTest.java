package dev.culvert.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.network.IpAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionTest {
  private static final String KEY = "test:Key";

  static Stream<Arguments> cases() {
    return CaseFile.table("conditions.txt", 4);
  }

  @ParameterizedTest(name = "line {0}: {1} [{2}] of {3} {4}")
  @MethodSource("cases")
  void anOperatorHoldsOrFails(
      int line, String operator, String values, String value, String outcome) {
    Context.Builder context =
        Context.builder().put("aws:username", "alice").put("aws:TagKeys", List.of("x", "y"));
    if (value.startsWith("[")) {
      context.put(KEY, list(value.substring(1, value.length() - 1)));
    } else if (!value.equals("-")) {
      context.put(KEY, value);
    }
    assertThat(holds(operator, list(values), context.build()))
        .as("line %d", line)
        .isEqualTo(outcome.equals("holds"));
  }

  @Test
  void typedValuesAreReadByEveryOperator() {
    Context context =
        Context.builder()
            .put("t:Moment", Instant.parse("2026-01-31T10:00:00Z"))
            .put("t:Number", 42)
            .put("t:Flag", true)
            .put("t:Address", IpAddress.parse("10.0.0.1"))
            .build();
    assertThat(holds("DateLessThan", "t:Moment", "2026-02-01", context)).isTrue();
    assertThat(holds("StringEquals", "t:Moment", "2026-01-31T10:00:00Z", context)).isTrue();
    assertThat(holds("NumericEquals", "t:Moment", "1769853600", context)).isTrue();
    assertThat(holds("NumericGreaterThan", "t:Number", "41.5", context)).isTrue();
    assertThat(holds("StringEquals", "t:Number", "42", context)).isTrue();
    assertThat(holds("DateEquals", "t:Number", "1970-01-01T00:00:42Z", context)).isTrue();
    assertThat(holds("Bool", "t:Flag", "true", context)).isTrue();
    assertThat(holds("StringLike", "t:Flag", "t*", context)).isTrue();
    assertThat(holds("NumericEquals", "t:Flag", "1", context)).isFalse();
    assertThat(holds("IpAddress", "t:Address", "10.0.0.0/8", context)).isTrue();
    assertThat(holds("StringEquals", "t:Address", "10.0.0.1", context)).isTrue();
    assertThat(holds("DateEquals", "t:Address", "2026", context)).isFalse();
    assertThat(holds("IpAddress", "t:Number", "0.0.0.0/0", context)).isFalse();
  }

  @Test
  void keysKnowNoCase() {
    Context context = Context.builder().put("aws:SourceVpce", "vpce-1").build();
    assertThat(holds("StringEquals", "AWS:sourceVPCE", "vpce-1", context)).isTrue();
  }

  @Test
  void numbersAndBooleansInTheDocumentAreTexts() {
    Context context = Context.builder().put("t:N", 10).put("t:B", false).build();
    Statement statement =
        statement(
            "2012-10-17",
            """
            {"NumericEquals": {"t:N": [9, 10]}, "Bool": {"t:B": false}}\
            """);
    assertThat(statement.conditions()).allMatch(condition -> condition.holds(context));
  }

  @Test
  void variablesAreTextInTheFirstVersion() {
    Context context =
        Context.builder().put("aws:username", "alice").put(KEY, "${aws:username}").build();
    Statement statement =
        statement("2008-10-17", "{\"StringEquals\": {\"%s\": \"${aws:username}\"}}".formatted(KEY));
    assertThat(statement.conditions()).allMatch(condition -> condition.holds(context));
  }

  @Test
  void aVariableMayHaveADefault() {
    Context tagged = Context.builder().put("aws:PrincipalTag/team", "red").put(KEY, "red").build();
    Context untagged = Context.builder().put(KEY, "company, wide").build();
    Statement statement =
        statement(
            "2012-10-17",
            "{\"StringEquals\": {\"%s\": \"${aws:PrincipalTag/team, 'company, wide'}\"}}"
                .formatted(KEY));
    assertThat(statement.conditions()).allMatch(condition -> condition.holds(tagged));
    assertThat(statement.conditions()).allMatch(condition -> condition.holds(untagged));
  }

  @Test
  void everyConditionOfAStatementMustHold() {
    Statement statement =
        statement(
            "2012-10-17",
            """
            {"StringEquals": {"t:A": "1", "t:B": "2"}, "Bool": {"t:C": "true"}}\
            """);
    Question all =
        question(Context.builder().put("t:A", "1").put("t:B", "2").put("t:C", true).build());
    Question one =
        question(Context.builder().put("t:A", "1").put("t:B", "3").put("t:C", true).build());
    assertThat(statement.matches(all)).isTrue();
    assertThat(statement.matches(one)).isFalse();
  }

  private static Question question(Context context) {
    return new Question(new Principal.Anonymous(), "s3:x", "*", context);
  }

  private static boolean holds(String operator, String key, String value, Context context) {
    return statement("2012-10-17", "{\"%s\": {\"%s\": \"%s\"}}".formatted(operator, key, value))
        .conditions()
        .getFirst()
        .holds(context);
  }

  private static boolean holds(String operator, List<String> values, Context context) {
    String array =
        values.stream().map(value -> '"' + value + '"').collect(Collectors.joining(", ", "[", "]"));
    return statement("2012-10-17", "{\"%s\": {\"%s\": %s}}".formatted(operator, KEY, array))
        .conditions()
        .getFirst()
        .holds(context);
  }

  private static Statement statement(String version, String condition) {
    String document =
        """
        {"Version": "%s", "Statement":
          {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": %s}}\
        """
            .formatted(version, condition);
    return PolicyDocument.accepted(document, PolicyKind.IDENTITY).statements().getFirst();
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }
}
