package dev.culvert.items.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.culvert.items.SerializationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemJsonTest {
  private static final JsonFactory JSON = new JsonFactory();

  private static AttributeValue read(String json) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      AttributeValue value = ItemJson.readValue(parser);
      assertThat(parser.nextToken()).isNull();
      return value;
    }
  }

  /** Texts as AWS answered in 2026, or as dynalite recorded them before. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | Supplied AttributeValue is empty, must contain exactly one of the supported"
            + " datatypes",
        "null | Supplied AttributeValue is empty, must contain exactly one of the supported"
            + " datatypes",
        "{\"a\":\"\"} | Supplied AttributeValue is empty, must contain exactly one of the supported"
            + " datatypes",
        "{\"S\":null} | Supplied AttributeValue is empty, must contain exactly one of the supported"
            + " datatypes",
        "{\"M\":{\"a\":{}}} | Supplied AttributeValue is empty, must contain exactly one of the"
            + " supported datatypes",
        "{\"L\":[{\"S\":\"\"},{}]} | Supplied AttributeValue is empty, must contain exactly one of"
            + " the supported datatypes",
        "{\"S\":\"a\",\"N\":\"1\"} | Supplied AttributeValue has more than one datatypes set, must"
            + " contain exactly one of the supported datatypes",
        "{\"S\":\"a\",\"N\":\"b\"} | The parameter cannot be converted to a numeric value: b",
        "{\"NULL\":false} | One or more parameter values were invalid: Null attribute value types"
            + " must have the value of true",
        "{\"SS\":[]} | One or more parameter values were invalid: An string set  may not be empty",
        "{\"NS\":[]} | One or more parameter values were invalid: An number set  may not be empty",
        "{\"BS\":[]} | One or more parameter values were invalid: Binary sets should not be empty",
        "{\"SS\":[\"a\",\"a\"]} | One or more parameter values were invalid: Input collection"
            + " [\"a\", \"a\"] contains duplicates.",
        "{\"BS\":[\"Yg==\",\"Yg==\"]} | One or more parameter values were invalid: Input collection"
            + " [\"Yg==\",\"Yg==\"]of type BS contains duplicates.",
        "{\"NS\":[\"1\",\"1.0\"]} | One or more parameter values were invalid: Input collection"
            + " contains duplicates.",
        "{\"SS\":[\"b\",\"a\",\"b\",\"0\"]} | One or more parameter values were invalid: Input"
            + " collection [\"a\", \"b\", \"b\", \"0\"] contains duplicates.",
        "{\"BS\":[\"/w==\",\"AA==\",\"AA==\"]} | One or more parameter values were invalid: Input"
            + " collection [\"AA==\",\"/w==\",\"AA==\"]of type BS contains duplicates.",
        "{\"NS\":[\"1\",\"b\"]} | The parameter cannot be converted to a numeric value: b",
        "{\"N\":\"1e126\"} | Number overflow. Attempting to store a number with magnitude larger"
            + " than supported range"
      })
  void aValueThatDynamoRefusesIsKeptInItsPlace(String json, String message) throws IOException {
    assertThat(read(json))
        .isInstanceOfSatisfying(
            AttributeValue.Refused.class,
            refused -> assertThat(refused.why().message()).isEqualTo(message));
  }

  @Test
  void refusalsWereWordedOtherwiseBefore() throws IOException {
    assertThat(read("{\"SS\":[\"a\",\"a\"]}"))
        .isInstanceOfSatisfying(
            AttributeValue.Refused.class,
            refused ->
                assertThat(refused.why().formerMessage())
                    .isEqualTo(
                        "One or more parameter values were invalid: Input collection [a, a]"
                            + " contains duplicates."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"S\":1} | NUMBER_VALUE cannot be converted to String",
        "{\"S\":1.5} | DECIMAL_VALUE cannot be converted to String",
        "{\"N\":5} | NUMBER_VALUE cannot be converted to String",
        "{\"S\":true} | TRUE_VALUE cannot be converted to String",
        "{\"S\":[]} | Unrecognized collection type class java.lang.String",
        "{\"S\":{}} | Start of structure or map found where not expected",
        "{\"BOOL\":\"x\"} | Unexpected token received from parser",
        "{\"BOOL\":1} | NUMBER_VALUE cannot be converted to Boolean",
        "{\"B\":true} | only base-64-encoded strings are convertible to bytes",
        "{\"B\":\"23456\"} | Base64 encoded length is expected a multiple of 4 bytes but found: 5",
        "{\"B\":\"=+/=\"} | Invalid last non-pad Base64 character dectected",
        "{\"B\":\"+/+=\"} | Invalid last non-pad Base64 character dectected",
        "{\"SS\":\"x\"} | Unexpected field type",
        "{\"SS\":{}} | Start of structure or map found where not expected",
        "{\"SS\":[1]} | NUMBER_VALUE cannot be converted to String",
        "{\"L\":[1]} | Unexpected value type in payload",
        "{\"L\":[[]]} | Unrecognized collection type class"
            + " com.amazonaws.dynamodb.v20120810.AttributeValue",
        "{\"M\":[]} | Unrecognized collection type java.util.Map<java.lang.String,"
            + " com.amazonaws.dynamodb.v20120810.AttributeValue>",
        "23 | Unexpected value type in payload"
      })
  void aWrongTypeOfJsonIsASerializationError(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(SerializationException.class)
        .hasMessage(message);
  }

  @Test
  void aLeafMayLieAtLevel32AndNoDeeper() throws IOException {
    assertThat(read(nested("{\"M\":{\"n\":", "}}", 31))).isInstanceOf(AttributeValue.M.class);
    assertThat(read(nested("{\"L\":[", "]}", 31))).isInstanceOf(AttributeValue.L.class);
    assertThat(read(nested("{\"M\":{\"n\":", "}}", 32)))
        .isInstanceOfSatisfying(
            AttributeValue.Refused.class,
            refused ->
                assertThat(refused.why())
                    .hasMessage(
                        "Nesting Levels have exceeded supported limits: Attributes in the item"
                            + " have nested levels beyond supported limit"));
    assertThat(read(nested("{\"L\":[", "]}", 400))).isInstanceOf(AttributeValue.Refused.class);
  }

  private static String nested(String open, String close, int levels) {
    return open.repeat(levels) + "{\"S\":\"leaf\"}" + close.repeat(levels);
  }

  @Test
  void setsHaveMembersThatAreEmpty() throws IOException {
    assertThat(new String(ItemJson.encode(read("{\"SS\":[\"a\",\"\"]}")), StandardCharsets.UTF_8))
        .isEqualTo("{\"SS\":[\"\",\"a\"]}");
    assertThat(read("{\"BS\":[\"\"]}")).isInstanceOf(AttributeValue.BS.class);
  }

  @Test
  void garbageIsOnlyEverRefused() throws IOException {
    Random random = new Random(21);
    String alphabet = "{}[]:,\"SNBLMOUT1e-.=a\\ nulltrue";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder("{\"M\":");
      for (int left = random.nextInt(30); left > 0; left--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try (JsonParser parser = JSON.createParser(text.toString())) {
        parser.nextToken();
        ItemJson.readItem(parser);
      } catch (JsonProcessingException | SerializationException expected) {
        assertThat(expected).hasMessageNotContaining("null pointer");
      }
    }
  }
}
