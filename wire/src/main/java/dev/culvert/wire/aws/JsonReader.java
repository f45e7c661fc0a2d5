package dev.culvert.wire.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads structures from JSON by their tables. Members that are unknown or null are passed over. */
final class JsonReader {
  private final JsonParser parser;
  private final String namespace;

  private JsonReader(JsonParser parser, String namespace) {
    this.parser = parser;
    this.namespace = namespace;
  }

  /**
   * Reads a whole document.
   *
   * @param namespace of the service's types, for messages
   */
  static void read(byte[] json, Structure into, String namespace) {
    try (JsonParser parser = Json.FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw unreadable();
      }
      new JsonReader(parser, namespace).structure(into);
      if (parser.nextToken() != null) {
        throw unreadable();
      }
    } catch (IOException e) {
      throw unreadable();
    }
  }

  private static AwsException unreadable() {
    return AwsException.withoutMessage("SerializationException", 400);
  }

  private void structure(Structure into) throws IOException {
    StructureShape shape = into.shape();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      int index = shape.indexOfInput(name);
      JsonToken token = parser.nextToken();
      if (index < 0) {
        parser.skipChildren();
      } else if (token != JsonToken.VALUE_NULL) {
        into.set(index, value(shape.member(index).type(), into, index, false));
      }
    }
  }

  private Object value(Type type, Structure owner, int index, boolean element) throws IOException {
    return switch (type.kind()) {
      case STRING -> JsonTokens.string(parser);
      case BOOLEAN -> JsonTokens.bool(parser);
      case INTEGER -> JsonTokens.integer(parser);
      case LONG -> JsonTokens.integral(parser);
      case FLOAT -> (float) JsonTokens.number(parser, "Float");
      case DOUBLE -> JsonTokens.number(parser, "Double");
      case TIMESTAMP -> JsonTokens.timestamp(parser);
      case BLOB -> JsonTokens.blob(parser);
      case STRUCTURE -> {
        Structure inner = owner.create(index);
        if (parser.currentToken() != JsonToken.START_OBJECT) {
          JsonTokens.requireObject(parser, element, javaType(inner));
        }
        structure(inner);
        yield inner;
      }
      case LIST -> list(type, owner, index, element);
      case MAP -> map(type, owner, index, element);
      case LEAF -> {
        JsonTokens.requireObject(parser, element, type.leaf().javaType());
        yield type.leaf().read(parser);
      }
    };
  }

  private List<Object> list(Type type, Structure owner, int index, boolean element)
      throws IOException {
    JsonTokens.requireArray(parser, element);
    List<Object> list = new ArrayList<>();
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      if (token != JsonToken.VALUE_NULL) {
        list.add(value(type.element(), owner, index, true));
      }
    }
    return list;
  }

  private Map<String, Object> map(Type type, Structure owner, int index, boolean element)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      Type values = type.element();
      String valueType =
          values.kind() == Kind.STRUCTURE
              ? javaType(owner.create(index)).substring("class ".length())
              : "java.lang.String";
      JsonTokens.requireObject(
          parser, element, "java.util.Map<java.lang.String, " + valueType + ">");
    }
    Map<String, Object> map = new LinkedHashMap<>();
    String key;
    while ((key = parser.nextFieldName()) != null) {
      if (parser.nextToken() != JsonToken.VALUE_NULL) {
        map.put(key, value(type.element(), owner, index, true));
      }
    }
    return map;
  }

  private String javaType(Structure structure) {
    return "class " + namespace + "." + structure.shape().name();
  }
}
