package dev.culvert.wire.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * Reads scalars where a type is expected, and says in AWS's words when something else is there. The
 * texts are those of DynamoDB's {@code SerializationException}s, as recorded by the tests of
 * dynalite against the live service.
 */
public final class JsonTokens {
  private static final String STRUCTURE_FOUND =
      "Start of structure or map found where not expected";
  private static final String LAST_CHARACTER = "Invalid last non-pad Base64 character dectected";

  private JsonTokens() {}

  public static String string(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw mismatch(parser, "String");
    }
    return parser.getText();
  }

  /** A boolean, or the words for one in a string. */
  public static boolean bool(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      String text = parser.getText();
      if (text.equalsIgnoreCase("true")) {
        return true;
      }
      if (text.equalsIgnoreCase("false")) {
        return false;
      }
      throw refused("Unexpected token received from parser");
    }
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw mismatch(parser, "Boolean");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  /** Base64 with padding. */
  public static byte[] blob(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_STRING) {
      if (token.isScalarValue()) {
        throw refused("only base-64-encoded strings are convertible to bytes");
      }
      throw misplaced(token, "class java.nio.ByteBuffer");
    }
    String text = parser.getText();
    int length = text.length();
    if (length % 4 != 0) {
      throw refused("Base64 encoded length is expected a multiple of 4 bytes but found: " + length);
    }
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw refused(misspelt(text));
    }
    if (length > 0 && text.charAt(length - 1) == '=' && !endsInZeroBits(text, decoded)) {
      throw refused(LAST_CHARACTER);
    }
    return decoded;
  }

  private static String misspelt(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean known = c < 128 && (Character.isLetterOrDigit(c) || "+/=".indexOf(c) >= 0);
      if (!known) {
        return "Invalid Base64 character: '" + c + "'";
      }
    }
    return LAST_CHARACTER;
  }

  /** Whether the bits that padding leaves over are zero: the decoder does not look. */
  private static boolean endsInZeroBits(String text, byte[] decoded) {
    int tail = decoded.length % 3;
    byte[] last = Arrays.copyOfRange(decoded, decoded.length - tail, decoded.length);
    return text.endsWith(Base64.getEncoder().encodeToString(last));
  }

  static int integer(JsonParser parser) throws IOException {
    return Math.clamp(whole(parser, "Integer"), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  static long integral(JsonParser parser) throws IOException {
    return whole(parser, "Long");
  }

  /** Fractions are cut off, as AWS does; what is too large becomes the largest. */
  private static long whole(JsonParser parser, String type) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      return parser.getLongValue();
    }
    return (long) number(parser, type);
  }

  static double number(JsonParser parser, String type) throws IOException {
    if (!parser.currentToken().isNumeric()) {
      throw mismatch(parser, type);
    }
    return parser.getDoubleValue();
  }

  /** Seconds since 1970, with a fraction. */
  static Instant timestamp(JsonParser parser) throws IOException {
    return Instant.ofEpochMilli(Math.round(number(parser, "Date") * 1000));
  }

  /** What to say when the current token begins no value of this scalar type. */
  private static AwsException mismatch(JsonParser parser, String type) {
    JsonToken token = parser.currentToken();
    return switch (token) {
      case VALUE_STRING -> refused("STRING_VALUE cannot be converted to " + type);
      case VALUE_NUMBER_INT -> refused("NUMBER_VALUE cannot be converted to " + type);
      case VALUE_NUMBER_FLOAT -> refused("DECIMAL_VALUE cannot be converted to " + type);
      case VALUE_TRUE -> refused("TRUE_VALUE cannot be converted to " + type);
      case VALUE_FALSE -> refused("FALSE_VALUE cannot be converted to " + type);
      case VALUE_NULL -> refused("NULL_VALUE cannot be converted to " + type);
      case START_ARRAY,
          START_OBJECT,
          END_ARRAY,
          END_OBJECT,
          FIELD_NAME,
          VALUE_EMBEDDED_OBJECT,
          NOT_AVAILABLE ->
          misplaced(token, "class java.lang." + type);
    };
  }

  /** An array or an object where neither is expected. */
  private static AwsException misplaced(JsonToken token, String javaType) {
    return token == JsonToken.START_ARRAY
        ? refused("Unrecognized collection type " + javaType)
        : refused(STRUCTURE_FOUND);
  }

  /**
   * Requires an object.
   *
   * @param element whether it is an entry of a list or a map, rather than a member
   * @param javaType how AWS's parser calls the type, for its messages
   */
  public static void requireObject(JsonParser parser, boolean element, String javaType) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return;
    }
    throw token == JsonToken.START_ARRAY
        ? refused("Unrecognized collection type " + javaType)
        : scalarFound(element, !javaType.startsWith("class "));
  }

  /** Requires an array. */
  public static void requireArray(JsonParser parser, boolean element) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_ARRAY) {
      return;
    }
    throw token == JsonToken.START_OBJECT ? refused(STRUCTURE_FOUND) : scalarFound(element, true);
  }

  private static AwsException scalarFound(boolean element, boolean generic) {
    if (!element) {
      return refused("Unexpected field type");
    }
    // AWS's parser trips over its own types where a list or a map is inside another one.
    return refused(
        generic
            ? "class sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl cannot be cast to"
                + " class java.lang.Class (sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl"
                + " and java.lang.Class are in module java.base of loader 'bootstrap')"
            : "Unexpected value type in payload");
  }

  private static AwsException refused(String message) {
    return new AwsException("SerializationException", message);
  }
}
