package dev.culvert.items.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpressionParametersTest {
  private static final Object GIVEN = Map.of();

  private static ExpressionParameters update(
      @Nullable Object updates, @Nullable Object expected, @Nullable String update) {
    return new ExpressionParameters()
        .legacy("AttributeUpdates", updates)
        .legacy("Expected", expected)
        .expression(ExpressionKind.UPDATE, update)
        .expression(ExpressionKind.CONDITION, null);
  }

  private static ExpressionParameters query(
      @Nullable Object attributesToGet, @Nullable String key, @Nullable String filter) {
    return new ExpressionParameters()
        .legacy("AttributesToGet", attributesToGet)
        .keyConditions(GIVEN)
        .expression(ExpressionKind.PROJECTION, null)
        .expression(ExpressionKind.FILTER, filter)
        .expression(ExpressionKind.KEY_CONDITION, key);
  }

  @Test
  void theTwoGenerationsDoNotMix() {
    assertThatThrownBy(() -> update(GIVEN, GIVEN, "set a = b").check(null, null))
        .isInstanceOf(ValidationException.class)
        .hasMessage(
            "Can not use both expression and non-expression parameters in the same request:"
                + " Non-expression parameters: {AttributeUpdates, Expected} Expression parameters:"
                + " {UpdateExpression}");
    assertThatCode(() -> update(GIVEN, GIVEN, null).check(null, null)).doesNotThrowAnyException();
  }

  @Test
  void keyConditionsGoWithTheOtherExpressions() {
    assertThatCode(() -> query(null, null, "a = b").check(null, null)).doesNotThrowAnyException();
    assertThatThrownBy(() -> query(null, "a = b", null).check(null, null))
        .hasMessageContaining("Non-expression parameters: {KeyConditions}");
    assertThatThrownBy(() -> query(GIVEN, null, "a = b").check(null, null))
        .hasMessageContaining("Non-expression parameters: {AttributesToGet} ");
  }

  @Test
  void namesAndValuesNeedAnExpression() {
    assertThatThrownBy(() -> update(null, null, null).check(GIVEN, GIVEN))
        .hasMessage("ExpressionAttributeNames can only be specified when using expressions");
    assertThatThrownBy(() -> update(null, null, null).check(null, GIVEN))
        .isInstanceOfSatisfying(
            ValidationException.class,
            refused ->
                assertThat(refused.formerMessage())
                    .isEqualTo(
                        "ExpressionAttributeValues can only be specified when using expressions:"
                            + " UpdateExpression and ConditionExpression are null"));
  }

  @Test
  void placeholdersHaveTheirSign() {
    assertThatThrownBy(() -> ExpressionAttributes.of(Map.of(), null))
        .hasMessage("ExpressionAttributeNames must not be empty");
    assertThatThrownBy(() -> ExpressionAttributes.of(Map.of("a", "b"), null))
        .hasMessage("ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\"");
    assertThatThrownBy(() -> ExpressionAttributes.of(Map.of("#a-b", "b"), null))
        .hasMessage("ExpressionAttributeNames contains invalid key: Syntax error; key: \"#a-b\"");
    assertThatThrownBy(() -> ExpressionAttributes.of(Map.of("#a", ""), null))
        .hasMessage(
            "ExpressionAttributeNames contains invalid value: Empty attribute name for key #a");
    assertThatThrownBy(() -> ExpressionAttributes.of(Map.of("#a", "x".repeat(65536)), null))
        .hasMessage(
            "ExpressionAttributeNames contains invalid value: Attribute name is too large, must be"
                + " less than 65536 bytes for key #a");
    assertThatThrownBy(() -> ExpressionAttributes.of(Map.of("#" + "a".repeat(255), "b"), null))
        .hasMessage(
            "ExpressionAttributeNames contains invalid key: The expression attribute map contains"
                + " a key that is too long; size of key: 256");
    AttributeValue refused =
        new AttributeValue.Refused(ValidationException.reworded("duplicates now", "before"));
    assertThatThrownBy(() -> ExpressionAttributes.of(null, Map.of(":v", refused)))
        .isInstanceOfSatisfying(
            ValidationException.class,
            why -> {
              assertThat(why.message()).isEqualTo("duplicates now");
              assertThat(why.formerMessage())
                  .isEqualTo("ExpressionAttributeValues contains invalid value: before for key :v");
            });
  }

  @Test
  void whatNoExpressionUsesIsRefused() {
    ExpressionAttributes attributes =
        ExpressionAttributes.of(
            Map.of("#a", "a", "#c", "c", "#b", "b"), Map.of(":v", AttributeValue.Null.NULL));
    ConditionExpression.parse(ExpressionKind.CONDITION, "#a = :v").bind(attributes);
    assertThatThrownBy(attributes::requireAllUsed)
        .hasMessage(
            "Value provided in ExpressionAttributeNames unused in expressions: keys: {#b, #c}");
    ProjectionExpression.parse("#b.#c").bind(attributes);
    assertThatCode(attributes::requireAllUsed).doesNotThrowAnyException();
  }
}
