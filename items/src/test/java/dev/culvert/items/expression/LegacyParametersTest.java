package dev.culvert.items.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegacyParametersTest {
  private static final Item ITEM = Cases.item("item.json");
  private static final String INVALID = "One or more parameter values were invalid: ";

  /** The elements of a JSON list of values; null for "-". */
  private static @Nullable List<AttributeValue> values(String json) {
    if (json.equals("-")) {
      return null;
    }
    AttributeValue list = Cases.itemOf("{\"v\":{\"L\":" + json + "}}").value("v");
    if (list instanceof AttributeValue.L l) {
      return l.elements();
    }
    List<AttributeValue> refused = new ArrayList<>();
    refused.add(list);
    return refused;
  }

  private static LegacyCondition condition(String operator, String values) {
    return new LegacyCondition(operator, values(values));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "s | EQ | [{\"S\":\"hello\"}] | true",
        "s | NE | [{\"S\":\"hello\"}] | false",
        "s | NE | [{\"S\":\"x\"}] | true",
        "s | LT | [{\"S\":\"z\"}] | true",
        "s | GE | [{\"S\":\"a\"}] | true",
        "s | NULL | - | false",
        "s | NOT_NULL | [] | true",
        "s | CONTAINS | [{\"S\":\"ell\"}] | true",
        "s | NOT_CONTAINS | [{\"S\":\"ell\"}] | false",
        "s | NOT_CONTAINS | [{\"S\":\"q\"}] | true",
        "s | BEGINS_WITH | [{\"S\":\"he\"}] | true",
        "s | IN | [{\"S\":\"x\"},{\"S\":\"hello\"}] | true",
        "s | BETWEEN | [{\"S\":\"a\"},{\"S\":\"z\"}] | true",
        "zz | EQ | [{\"S\":\"hello\"}] | false",
        "zz | NE | [{\"S\":\"hello\"}] | true",
        "zz | NULL | - | true",
        "zz | NOT_NULL | - | false",
        "zz | NOT_CONTAINS | [{\"S\":\"q\"}] | false",
        "zz | IN | [{\"S\":\"x\"}] | false",
        "ss | CONTAINS | [{\"S\":\"x\"}] | true",
        "ss | NOT_CONTAINS | [{\"S\":\"q\"}] | true",
        "ss | EQ | [{\"SS\":[\"y\",\"x\"]}] | true",
        "n | NOT_CONTAINS | [{\"S\":\"q\"}] | true",
        "l | EQ | [{\"L\":[{\"S\":\"x\"},{\"N\":\"1.0\"}]}] | true",
        "bo | CONTAINS | [{\"BOOL\":true}] | false",
        "nu | NULL | - | false"
      })
  void aFilterHoldsOrNot(String attribute, String operator, String values, boolean expected) {
    Condition filter =
        LegacyParameters.filter(Map.of(attribute, condition(operator, values)), null);
    assertThat(Objects.requireNonNull(filter).holds(ITEM)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "EQ | - | Invalid number of argument(s) for the EQ ComparisonOperator",
        "EQ | [{\"S\":\"a\"},{\"S\":\"b\"}] | Invalid number of argument(s) for the EQ ComparisonOperator",
        "IN | [] | Invalid number of argument(s) for the IN ComparisonOperator",
        "IN | [{\"S\":\"a\"},{\"N\":\"1\"}] | AttributeValues inside AttributeValueList must be of same type",
        "BETWEEN | [{\"S\":\"a\"}] | Invalid number of argument(s) for the BETWEEN ComparisonOperator",
        "NULL | [{\"S\":\"a\"}] | Invalid number of argument(s) for the NULL ComparisonOperator",
        "LT | [{\"BOOL\":true}] | ComparisonOperator LT is not valid for BOOL AttributeValue type",
        "LE | [{\"SS\":[\"a\"]}] | ComparisonOperator LE is not valid for SS AttributeValue type",
        "BEGINS_WITH | [{\"N\":\"1\"}] | ComparisonOperator BEGINS_WITH is not valid for N AttributeValue type",
        "CONTAINS | [{\"SS\":[\"a\"]}] | ComparisonOperator CONTAINS is not valid for SS AttributeValue type",
        "IN | [{\"L\":[]}] | ComparisonOperator IN is not valid for L AttributeValue type",
        "BETWEEN | [{\"M\":{}},{\"M\":{}}] | ComparisonOperator BETWEEN is not valid for M AttributeValue type",
        "EQ | [{\"SS\":[]}] | An string set  may not be empty"
      })
  void aFilterIsRefused(String operator, String values, String why) {
    assertThatThrownBy(
            () -> LegacyParameters.filter(Map.of("s", condition(operator, values)), null))
        .isInstanceOf(ValidationException.class)
        .hasMessage(INVALID + why);
  }

  @Test
  void theBoundsOfBetweenMustBeInOrder() {
    assertThatThrownBy(() ->
            LegacyParameters.filter(
                Map.of("s", condition("BETWEEN", "[{\"S\":\"b\"},{\"S\":\"a\"}]")), null))
        .hasMessage(
            "The BETWEEN condition was provided a range where the lower bound is greater than the"
                + " upper bound");
  }

  @Test
  void theConditionalOperatorJoinsConditions() {
    Map<String, LegacyCondition> filter = new LinkedHashMap<>();
    filter.put("s", condition("EQ", "[{\"S\":\"hello\"}]"));
    assertThatThrownBy(() -> LegacyParameters.filter(filter, "OR"))
        .hasMessage(
            "ConditionalOperator can only be used when Filter or Expected has two or more"
                + " elements");
    filter.put("n", condition("EQ", "[{\"N\":\"9\"}]"));
    assertThat(LegacyParameters.filter(filter, "OR")).isNotNull().matches(c -> c.holds(ITEM));
    assertThat(LegacyParameters.filter(filter, "AND")).isNotNull().matches(c -> !c.holds(ITEM));
    assertThat(LegacyParameters.filter(filter, null)).isNotNull().matches(c -> !c.holds(ITEM));
    assertThat(LegacyParameters.filter(Map.of(), null)).isNull();
    assertThatThrownBy(() -> LegacyParameters.filter(null, "AND"))
        .hasMessage("ConditionalOperator cannot be used without Filter or Expected");
  }

  /** Columns: Value, Exists, ComparisonOperator, AttributeValueList, and what comes of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[{\"S\":\"hello\"}] | - | - | - | true",
        "[{\"S\":\"x\"}] | - | - | - | false",
        "- | false | - | - | false",
        "[{\"S\":\"hello\"}] | true | - | - | true",
        "- | true | - | - | Value must be provided when Exists is true for Attribute: s",
        "- | - | - | - | Value must be provided when Exists is null for Attribute: s",
        "[{\"S\":\"a\"}] | false | - | - | Value cannot be used when Exists is false for Attribute: s",
        "- | true | EQ | [{\"S\":\"hello\"}] | Exists and ComparisonOperator cannot be used together for Attribute: s",
        "[{\"S\":\"hello\"}] | - | EQ | [{\"S\":\"hello\"}] | Value and AttributeValueList cannot be used together for Attribute: s",
        "[{\"S\":\"hello\"}] | - | EQ | - | true",
        "- | - | EQ | - | Value or AttributeValueList must be used with ComparisonOperator: EQ for Attribute: s",
        "- | - | NULL | - | false",
        "- | - | - | [{\"S\":\"a\"}] | AttributeValueList can only be used with a ComparisonOperator for Attribute: s",
        "[{\"S\":\"a\"}] | - | - | [{\"S\":\"a\"}] | Value and AttributeValueList cannot be used together for Attribute: s",
        "- | - | IN | [{\"S\":\"hello\"},{\"S\":\"b\"}] | true",
        "[{\"S\":\"a\"}] | - | NULL | - | Invalid number of argument(s) for the NULL ComparisonOperator",
        "- | true | NOT_NULL | - | Exists and ComparisonOperator cannot be used together for Attribute: s",
        "[{\"S\":\"a\"}] | - | BETWEEN | - | Invalid number of argument(s) for the BETWEEN ComparisonOperator",
        "[{\"SS\":[]}] | - | - | - | An string set  may not be empty"
      })
  void expectedHoldsOrIsRefused(
      String value, String exists, String operator, String list, String expected) {
    List<AttributeValue> values = values(value);
    ExpectedAttribute attribute =
        new ExpectedAttribute(
            values == null ? null : values.getFirst(),
            exists.equals("-") ? null : Boolean.valueOf(exists),
            operator.equals("-") ? null : operator,
            values(list));
    if (expected.equals("true") || expected.equals("false")) {
      Condition condition = LegacyParameters.expected(Map.of("s", attribute), null);
      assertThat(Objects.requireNonNull(condition).holds(ITEM))
          .isEqualTo(Boolean.parseBoolean(expected));
      return;
    }
    assertThatThrownBy(() -> LegacyParameters.expected(Map.of("s", attribute), null))
        .isInstanceOf(ValidationException.class)
        .hasMessage(INVALID + expected);
  }

  /** Columns: attribute, Action, Value, and the attribute afterwards or the refusal. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a | - | [{\"S\":\"x\"}] | {\"a\":{\"S\":\"x\"}}",
        "a | PUT | [{\"S\":\"x\"}] | {\"a\":{\"S\":\"x\"}}",
        "a | PUT | - | One or more parameter values were invalid: Only DELETE action is allowed when no attribute value is specified",
        "a | - | - | One or more parameter values were invalid: Only DELETE action is allowed when no attribute value is specified",
        "s | DELETE | - | {}",
        "zz | DELETE | - | {}",
        "ss | DELETE | [{\"SS\":[\"x\"]}] | {\"ss\":{\"SS\":[\"y\"]}}",
        "ss | DELETE | [{\"SS\":[\"x\",\"y\"]}] | {}",
        "ss | DELETE | [{\"NS\":[\"1\"]}] | Type mismatch for attribute to update",
        "ss | DELETE | [{\"S\":\"x\"}] | One or more parameter values were invalid: DELETE action with value is not supported for the type S",
        "n | ADD | [{\"N\":\"2\"}] | {\"n\":{\"N\":\"7\"}}",
        "s | ADD | [{\"N\":\"2\"}] | Type mismatch for attribute to update",
        "zz | ADD | [{\"N\":\"2\"}] | {\"zz\":{\"N\":\"2\"}}",
        "ss | ADD | [{\"SS\":[\"q\"]}] | {\"ss\":{\"SS\":[\"q\",\"x\",\"y\"]}}",
        "l | ADD | [{\"L\":[{\"S\":\"q\"}]}] | {\"l\":{\"L\":[{\"S\":\"x\"},{\"N\":\"1\"},{\"S\":\"q\"}]}}",
        "zz | ADD | [{\"L\":[{\"S\":\"q\"}]}] | {\"zz\":{\"L\":[{\"S\":\"q\"}]}}",
        "s | ADD | [{\"L\":[]}] | Type mismatch for attribute to update",
        "m | ADD | [{\"M\":{}}] | One or more parameter values were invalid: ADD action is not supported for the type M",
        "a.b | PUT | [{\"S\":\"x\"}] | {\"a.b\":{\"S\":\"x\"}}",
        "zz | DELETE | [{\"SS\":[\"x\"]}] | {}",
        "n | DELETE | [{\"SS\":[\"x\"]}] | Type mismatch for attribute to update",
        "a | PUT | [{\"SS\":[]}] | One or more parameter values were invalid: An string set  may not be empty"
      })
  void anAttributeIsUpdatedOrNot(String attribute, String action, String value, String expected) {
    List<AttributeValue> values = values(value);
    AttributeUpdate update =
        new AttributeUpdate(
            action.equals("-") ? null : action, values == null ? null : values.getFirst());
    if (expected.startsWith("{")) {
      Changes changes = LegacyParameters.updates(Map.of(attribute, update));
      Item after = changes.apply(ITEM);
      assertThat(new String(ItemJson.encode(changes.select(after)), StandardCharsets.UTF_8))
          .isEqualTo(expected);
      return;
    }
    assertThatThrownBy(() -> LegacyParameters.updates(Map.of(attribute, update)).apply(ITEM))
        .isInstanceOf(ValidationException.class)
        .hasMessage(expected);
  }

  @Test
  void keyConditionsMustBeIndexable() {
    assertThat(LegacyParameters.keyConditions(Map.of("pk", condition("EQ", "[{\"S\":\"a\"}]"))))
        .hasSize(1);
    assertThatThrownBy(
            () -> LegacyParameters.keyConditions(Map.of("pk", condition("NE", "[{\"S\":\"a\"}]"))))
        .hasMessage("Attempted conditional constraint is not an indexable operation");
  }

  @Test
  void attributesToGetAreNamedOnce() {
    assertThat(LegacyParameters.attributesToGet(List.of("s", "zz")).of(ITEM).keySet())
        .containsExactly("s");
    assertThatThrownBy(() -> LegacyParameters.attributesToGet(List.of("a", "b", "a")))
        .hasMessage(INVALID + "Duplicate value in attribute name: a");
  }
}
