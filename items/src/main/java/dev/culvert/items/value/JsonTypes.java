package dev.culvert.items.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.culvert.items.SerializationException;
import java.io.IOException;
import java.util.Base64;

/** The JSON types of what a value is made of, and DynamoDB's texts when they are others. */
final class JsonTypes {
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String MODEL = "com.amazonaws.dynamodb.v20120810.";

  private JsonTypes() {}

  static String string(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw scalar(parser, "String", "class java.lang.String");
    }
    return parser.getText();
  }

  static boolean bool(JsonParser parser) {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_STRING ->
          throw new SerializationException("Unexpected token received from parser");
      default -> throw scalar(parser, "Boolean", "class java.lang.Boolean");
    };
  }

  static Bytes binary(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case VALUE_STRING -> {}
      case START_OBJECT, START_ARRAY -> throw scalar(parser, "", "class java.nio.ByteBuffer");
      default ->
          throw new SerializationException("only base-64-encoded strings are convertible to bytes");
    }
    String text = parser.getText();
    if (text.length() % 4 != 0) {
      throw new SerializationException(
          "Base64 encoded length is expected a multiple of 4 bytes but found: " + text.length());
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException malformed) {
      throw malformedBase64(text);
    }
    requireNoStrayBits(text);
    return Bytes.wrap(bytes);
  }

  /** The bits of the last character that encode nothing must be zero. */
  private static void requireNoStrayBits(String text) {
    int padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
    if (padding > 0) {
      int last = BASE64.indexOf(text.charAt(text.length() - padding - 1));
      if ((last & (padding == 2 ? 0xf : 0x3)) != 0) {
        throw new SerializationException("Invalid last non-pad Base64 character dectected");
      }
    }
  }

  private static SerializationException malformedBase64(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '=' && BASE64.indexOf(c) < 0) {
        return new SerializationException("Invalid Base64 character: '" + c + "'");
      }
    }
    return new SerializationException("Invalid last non-pad Base64 character dectected");
  }

  static void requireList(JsonParser parser) {
    switch (parser.currentToken()) {
      case START_ARRAY -> {}
      case START_OBJECT -> throw structure();
      default -> throw new SerializationException("Unexpected field type");
    }
  }

  static void requireMap(JsonParser parser) {
    switch (parser.currentToken()) {
      case START_OBJECT -> {}
      case START_ARRAY ->
          throw collection("java.util.Map<java.lang.String, " + MODEL + "AttributeValue>");
      default -> throw new SerializationException("Unexpected field type");
    }
  }

  static void requireValue(JsonParser parser) {
    switch (parser.currentToken()) {
      case START_OBJECT -> {}
      case START_ARRAY -> throw collection("class " + MODEL + "AttributeValue");
      default -> throw new SerializationException("Unexpected value type in payload");
    }
  }

  private static SerializationException scalar(JsonParser parser, String type, String javaType) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> structure();
      case START_ARRAY -> collection(javaType);
      case VALUE_NUMBER_INT -> unconvertible("NUMBER_VALUE", type);
      case VALUE_NUMBER_FLOAT -> unconvertible("DECIMAL_VALUE", type);
      case VALUE_TRUE -> unconvertible("TRUE_VALUE", type);
      case VALUE_FALSE -> unconvertible("FALSE_VALUE", type);
      default -> new SerializationException("Unexpected token received from parser");
    };
  }

  private static SerializationException unconvertible(String token, String type) {
    return new SerializationException(token + " cannot be converted to " + type);
  }

  private static SerializationException structure() {
    return new SerializationException("Start of structure or map found where not expected");
  }

  private static SerializationException collection(String type) {
    return new SerializationException("Unrecognized collection type " + type);
  }
}
