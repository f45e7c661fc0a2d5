package dev.culvert.items.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemCodec;
import dev.culvert.items.value.ItemJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What DynamoDB answered to these expressions. */
class ExpressionCasesTest {
  private static final Item ITEM = Cases.item("item.json");
  private static final Item STORED = ItemCodec.decode(ItemCodec.encode(ITEM));

  static Stream<Arguments> conditionRefusals() {
    return Cases.of("condition-refusals.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conditionRefusals")
  void aConditionIsRefused(String expression, String why) {
    assertThatThrownBy(() ->
            ConditionExpression.parse(ExpressionKind.CONDITION, expression)
                .bind(Cases.attributes(expression)))
        .isInstanceOf(ValidationException.class)
        .hasMessage(Cases.message(ExpressionKind.CONDITION, why));
  }

  static Stream<Arguments> conditionResults() {
    return Cases.of("condition-results.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("conditionResults")
  void aConditionHoldsOrNot(String expression, boolean expected) {
    ExpressionAttributes attributes = Cases.attributes(expression);
    Condition condition =
        ConditionExpression.parse(ExpressionKind.FILTER, expression).bind(attributes);
    attributes.requireAllUsed();
    assertThat(condition.holds(ITEM)).isEqualTo(expected);
    assertThat(condition.holds(STORED)).isEqualTo(expected);
  }

  static Stream<Arguments> keyConditions() {
    return Cases.of("key-conditions.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("keyConditions")
  void aKeyConditionIsFineOrRefused(String expression, String expected) {
    if (expected.equals("fine")) {
      assertThat(KeyConditionExpression.parse(expression).bind(Cases.attributes(expression)))
          .isNotEmpty();
      return;
    }
    assertThatThrownBy(
            () -> KeyConditionExpression.parse(expression).bind(Cases.attributes(expression)))
        .isInstanceOf(ValidationException.class)
        .hasMessage(Cases.message(ExpressionKind.KEY_CONDITION, expected));
  }

  static Stream<Arguments> projectionResults() {
    return Cases.of("projection-results.txt");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("projectionResults")
  void aProjectionLeavesSomethingOrIsRefused(String expression, String expected) {
    if (expected.startsWith("{")) {
      Projected projected =
          ProjectionExpression.parse(expression).bind(Cases.attributes(expression));
      assertThat(json(projected.of(ITEM))).isEqualTo(json(Cases.itemOf(expected)));
      assertThat(json(projected.of(STORED))).isEqualTo(json(Cases.itemOf(expected)));
      return;
    }
    assertThatThrownBy(
            () -> ProjectionExpression.parse(expression).bind(Cases.attributes(expression)))
        .isInstanceOf(ValidationException.class)
        .hasMessage(Cases.message(ExpressionKind.PROJECTION, expected));
  }

  static Stream<Arguments> updates() {
    return Stream.concat(Cases.of("update-refusals.txt"), Cases.of("update-results.txt"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("updates")
  void anUpdateChangesTheItemOrIsRefused(String expression, String expected) {
    if (expected.startsWith("{")) {
      Changes changes = UpdateExpression.parse(expression).bind(Cases.attributes(expression));
      assertThat(changed(changes.apply(ITEM))).isEqualTo(compact(expected));
      assertThat(changed(changes.apply(STORED))).isEqualTo(compact(expected));
      return;
    }
    assertThatThrownBy(
            () -> UpdateExpression.parse(expression).bind(Cases.attributes(expression)).apply(ITEM))
        .isInstanceOf(ValidationException.class)
        .hasMessage(Cases.message(ExpressionKind.UPDATE, expected));
  }

  /** The attributes that are not as before, by name, with their JSON or "null". */
  private static Map<String, String> changed(Item after) {
    Map<String, String> changed = new TreeMap<>();
    TreeSet<String> names = new TreeSet<>(ITEM.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      AttributeValue value = after.value(name);
      if (value == null || !value.equals(ITEM.value(name))) {
        changed.put(name, value == null ? "null" : json(Item.of(name, value)));
      }
    }
    return changed;
  }

  private static Map<String, String> compact(String expected) {
    Map<String, String> changed = new TreeMap<>();
    Cases.itemOf(expected)
        .forEach((name, value) ->
            changed.put(
                name,
                value instanceof AttributeValue.Refused ? "null" : json(Item.of(name, value))));
    return changed;
  }

  private static String json(Item item) {
    return new String(ItemJson.encode(item), StandardCharsets.UTF_8);
  }
}
