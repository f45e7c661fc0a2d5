package dev.culvert.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.MethodSource;

class WildcardTest {
  static Stream<Arguments> cases() {
    return CaseFile.table("wildcards.txt", 4);
  }

  @ParameterizedTest(name = "line {0}: {1} {2} and {3} {4}")
  @MethodSource("cases")
  void aPatternMatchesOrNot(int line, String style, String pattern, String text, String outcome) {
    assertThat(matches(style, pattern, text))
        .as("line %d", line)
        .isEqualTo(outcome.equals("matches"));
  }

  private static boolean matches(String style, String pattern, String text) {
    return switch (style) {
      case "action" ->
          PatternCompiler.action(pattern).matches(text.toLowerCase(Locale.ROOT), Context.EMPTY);
      case "resource" -> PatternCompiler.resource(pattern, true).matches(text, Context.EMPTY);
      case "text" -> value(pattern, WildcardStyle.TEXT).matches(text, Context.EMPTY);
      case "arn" -> value(pattern, WildcardStyle.ARN).matches(text, Context.EMPTY);
      case "plain" -> value(pattern, WildcardStyle.NONE).matches(text, Context.EMPTY);
      default -> throw new IllegalStateException(style);
    };
  }

  private static TextPattern value(String pattern, WildcardStyle style) {
    return PatternCompiler.value(pattern, style, true);
  }

  @ParameterizedTest(name = "seed {0}")
  @ArgumentsSource(Seeds.class)
  void twoPointsToComeBackToAreEnough(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 5_000; round++) {
      String pattern = randomText(random, "aab:?**", 12);
      String text = randomText(random, "aaab:", 14);
      for (WildcardStyle style : WildcardStyle.values()) {
        assertThat(value(pattern, style).matches(text, Context.EMPTY))
            .as("%s `%s` against `%s`", style, pattern, text)
            .isEqualTo(NaiveGlob.matches(style, pattern, text));
      }
    }
  }

  private static String randomText(Random random, String alphabet, int longest) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(longest + 1); length > 0; length--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  @Test
  void variablesInAResourceWorkOnlyBehindTheFifthColon() {
    Context context =
        Context.builder().put("aws:username", "alice").put("aws:PrincipalAccount", "1").build();
    TextPattern own =
        PatternCompiler.resource("arn:aws:dynamodb:*:1:table/${aws:username}-*", true);
    assertThat(own.matches("arn:aws:dynamodb:r:1:table/alice-x", context)).isTrue();
    assertThat(own.matches("arn:aws:dynamodb:r:1:table/bob-x", context)).isFalse();
    assertThat(own.matches("arn:aws:dynamodb:r:1:table/alice-x", Context.EMPTY)).isFalse();
    TextPattern early =
        PatternCompiler.resource("arn:aws:dynamodb:*:${aws:PrincipalAccount}:table/x", true);
    assertThat(early.matches("arn:aws:dynamodb:r:1:table/x", context)).isFalse();
    TextPattern text = PatternCompiler.resource("arn:aws:s3:::b/${aws:username}", false);
    assertThat(text.matches("arn:aws:s3:::b/${aws:username}", context)).isTrue();
  }

  @Test
  void aWildcardInAValueIsACharacter() {
    Context context = Context.builder().put("aws:username", "*").build();
    TextPattern own = PatternCompiler.resource("arn:aws:s3:::b/${aws:username}/x", true);
    assertThat(own.matches("arn:aws:s3:::b/*/x", context)).isTrue();
    assertThat(own.matches("arn:aws:s3:::b/alice/x", context)).isFalse();
  }

  @Test
  void aPatternOfManyStarsIsNotSlow() {
    TextPattern pattern = value("*a".repeat(200) + "b", WildcardStyle.TEXT);
    assertThat(pattern.matches("a".repeat(5_000), Context.EMPTY)).isFalse();
  }
}
