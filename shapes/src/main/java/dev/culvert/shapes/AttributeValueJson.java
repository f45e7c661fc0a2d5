package dev.culvert.shapes;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Bytes;
import dev.culvert.items.value.DynamoNumber;
import dev.culvert.wire.aws.JsonLeaf;
import dev.culvert.wire.aws.JsonTokens;
import dev.culvert.wire.aws.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes attribute values in DynamoDB's JSON, such as {@code {"S":"a"}}.
 *
 * <p>JSON of the wrong type is refused at once; a value that has the right form but is none of
 * DynamoDB's becomes {@link AttributeValue.Refused}, since its turn comes later.
 */
public final class AttributeValueJson implements JsonLeaf<AttributeValue> {
  public static final JsonLeaf<AttributeValue> LEAF = new AttributeValueJson();

  static final String JAVA_TYPE = "class com.amazonaws.dynamodb.v20120810.AttributeValue";

  private static final String EMPTY =
      "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";
  private static final String SEVERAL =
      "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
          + " supported datatypes";
  private static final String NOT_NULL =
      "One or more parameter values were invalid: Null attribute value types must have the value"
          + " of true";
  private static final String EMPTY_TEXT =
      "One or more parameter values were invalid: An string set may not have a empty string as a"
          + " member";
  private static final String EMPTY_BINARY =
      "One or more parameter values were invalid: Binary sets may not contain null or empty"
          + " values";

  private AttributeValueJson() {}

  @Override
  public String javaType() {
    return JAVA_TYPE;
  }

  @Override
  public AttributeValue read(JsonParser parser) throws IOException {
    return value(parser);
  }

  /** Reads the value whose opening brace is the current token. */
  static AttributeValue value(JsonParser parser) throws IOException {
    AttributeValue found = null;
    AttributeValue refused = null;
    boolean several = false;
    String name;
    while ((name = parser.nextFieldName()) != null) {
      if (parser.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      AttributeValue value = member(name, parser);
      if (value instanceof AttributeValue.Refused && refused == null) {
        refused = value;
      }
      if (value != null) {
        several |= found != null;
        found = value;
      }
    }
    if (refused != null) {
      return refused;
    }
    if (found == null) {
      return refuse(EMPTY);
    }
    return several ? refuse(SEVERAL) : found;
  }

  /** The value of a member, or null if there is no such type. */
  private static @Nullable AttributeValue member(String type, JsonParser parser)
      throws IOException {
    try {
      return switch (type) {
        case "S" -> new AttributeValue.S(JsonTokens.string(parser));
        case "N" -> new AttributeValue.N(DynamoNumber.parse(JsonTokens.string(parser)));
        case "B" -> new AttributeValue.B(Bytes.wrap(JsonTokens.blob(parser)));
        case "BOOL" -> AttributeValue.Bool.of(JsonTokens.bool(parser));
        case "NULL" -> JsonTokens.bool(parser) ? AttributeValue.Null.NULL : refuse(NOT_NULL);
        case "L" -> list(parser);
        case "M" -> document(parser);
        case "SS" -> texts(parser);
        case "NS" -> numbers(parser);
        case "BS" -> binaries(parser);
        default -> {
          parser.skipChildren();
          yield null;
        }
      };
    } catch (ValidationException e) {
      return new AttributeValue.Refused(e);
    }
  }

  private static AttributeValue list(JsonParser parser) throws IOException {
    JsonTokens.requireArray(parser, false);
    List<AttributeValue> elements = new ArrayList<>();
    AttributeValue refused = null;
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      AttributeValue element = element(parser, token);
      if (element instanceof AttributeValue.Refused && refused == null) {
        refused = element;
      }
      elements.add(element);
    }
    return refused != null ? refused : new AttributeValue.L(elements);
  }

  /** Reads a value in a list or a map. */
  static AttributeValue element(JsonParser parser, JsonToken token) throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      return refuse(EMPTY);
    }
    JsonTokens.requireObject(parser, true, JAVA_TYPE);
    return value(parser);
  }

  private static AttributeValue document(JsonParser parser) throws IOException {
    JsonTokens.requireObject(parser, false, ItemJson.JAVA_TYPE);
    ItemJson.Reading reading = ItemJson.item(parser);
    return reading.refused() != null ? reading.refused() : new AttributeValue.M(reading.item());
  }

  private static AttributeValue texts(JsonParser parser) throws IOException {
    JsonTokens.requireArray(parser, false);
    List<String> elements = new ArrayList<>();
    boolean empty = false;
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      String element = token == JsonToken.VALUE_NULL ? "" : JsonTokens.string(parser);
      empty |= element.isEmpty();
      elements.add(element);
    }
    return empty ? refuse(EMPTY_TEXT) : new AttributeValue.SS(elements);
  }

  private static AttributeValue numbers(JsonParser parser) throws IOException {
    JsonTokens.requireArray(parser, false);
    List<DynamoNumber> elements = new ArrayList<>();
    ValidationException refused = null;
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      String text = token == JsonToken.VALUE_NULL ? "" : JsonTokens.string(parser);
      try {
        elements.add(DynamoNumber.parse(text));
      } catch (ValidationException e) {
        refused = refused == null ? e : refused;
      }
    }
    return refused != null ? new AttributeValue.Refused(refused) : new AttributeValue.NS(elements);
  }

  private static AttributeValue binaries(JsonParser parser) throws IOException {
    JsonTokens.requireArray(parser, false);
    List<Bytes> elements = new ArrayList<>();
    boolean empty = false;
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      byte[] element = token == JsonToken.VALUE_NULL ? new byte[0] : JsonTokens.blob(parser);
      empty |= element.length == 0;
      elements.add(Bytes.wrap(element));
    }
    return empty ? refuse(EMPTY_BINARY) : new AttributeValue.BS(elements);
  }

  private static AttributeValue refuse(String message) {
    return new AttributeValue.Refused(new ValidationException(message));
  }

  @Override
  public void write(AttributeValue value, JsonGenerator out) throws IOException {
    JsonValue.encoded(dev.culvert.items.value.ItemJson.encode(value)).writeTo(out);
  }
}
