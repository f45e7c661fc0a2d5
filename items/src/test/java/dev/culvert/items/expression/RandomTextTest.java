package dev.culvert.items.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.RandomValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever text comes, it is read or refused, and nothing else happens. */
class RandomTextTest {
  private static final String[] WORDS = {
    "a",
    "b.c",
    "d[0]",
    "#a",
    "#nv",
    ":v",
    ":w",
    "name",
    "(",
    ")",
    ",",
    ".",
    "[",
    "]",
    "0",
    "=",
    "<>",
    "<",
    "<=",
    ">",
    ">=",
    "+",
    "-",
    "AND",
    "or",
    "NOT",
    "between",
    "IN",
    "SET",
    "remove",
    "ADD",
    "delete",
    "size",
    "size(a)",
    "attribute_exists(",
    "contains(a, :v)",
    "if_not_exists(a,",
    "list_append(",
    "begins_with",
    "$",
    "é",
    "\"",
    "  ",
    "\n",
    "'",
    "and"
  };

  private final List<String> pieces = new ArrayList<>();

  private String text(Random random) {
    if (random.nextInt(3) == 0 && !pieces.isEmpty()) {
      String whole = pieces.get(random.nextInt(pieces.size()));
      int from = random.nextInt(whole.length() + 1);
      int to = from + random.nextInt(whole.length() + 1 - from);
      return whole.substring(0, from) + WORDS[random.nextInt(WORDS.length)] + whole.substring(to);
    }
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(12); left > 0; left--) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextBoolean() ? " " : "");
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(longs = {201, 202})
  void anyTextIsReadOrRefused(long seed) {
    pieces.addAll(Cases.expressions("condition-results.txt"));
    pieces.addAll(Cases.expressions("update-results.txt"));
    pieces.addAll(Cases.expressions("projection-results.txt"));
    RandomValues values = new RandomValues(seed);
    int read = 0;
    for (int i = 0; i < 15_000; i++) {
      String text = text(values.random());
      ExpressionAttributes attributes =
          ExpressionAttributes.of(
              Map.of("#a", "a", "#nv", "naïve"),
              Map.of(":v", values.value(), ":w", values.value()));
      read += attempt(text, attributes, values.item()) ? 1 : 0;
    }
    assertThat(read).as("some texts are expressions").isGreaterThan(100);
  }

  private static boolean attempt(String text, ExpressionAttributes attributes, Item item) {
    boolean read = false;
    read |= refusedOr(() -> condition(text, attributes, item));
    read |= refusedOr(() -> UpdateExpression.parse(text).bind(attributes).apply(item));
    read |= refusedOr(() -> ProjectionExpression.parse(text).bind(attributes).of(item));
    read |= refusedOr(() -> KeyConditionExpression.parse(text).bind(attributes));
    return read;
  }

  private static void condition(String text, ExpressionAttributes attributes, Item item) {
    boolean held =
        ConditionExpression.parse(ExpressionKind.CONDITION, text).bind(attributes).holds(item);
    assertThat(held).isIn(true, false);
  }

  private static boolean refusedOr(Runnable attempt) {
    try {
      attempt.run();
      return true;
    } catch (ValidationException refused) {
      assertThat(refused.message()).isNotEmpty();
      return false;
    }
  }
}
