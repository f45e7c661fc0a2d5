package dev.culvert.items.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.culvert.items.ValidationException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads DynamoDB's JSON of items and values, with DynamoDB's refusals. */
final class JsonReader {
  /** An attribute is at level one; what a list or a map holds is one level deeper. */
  static final int MAX_LEVELS = 32;

  private final JsonParser parser;

  JsonReader(JsonParser parser) {
    this.parser = parser;
  }

  Item item() throws IOException {
    JsonTypes.requireMap(parser);
    return entries(1);
  }

  private Item entries(int level) throws IOException {
    ItemBuilder item = new ItemBuilder();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      item.put(name, value(level));
    }
    return item.build();
  }

  AttributeValue value(int level) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return new AttributeValue.Refused(Refusals.noType());
    }
    JsonTypes.requireValue(parser);
    if (level > MAX_LEVELS) {
      parser.skipChildren();
      return new AttributeValue.Refused(Refusals.tooDeep());
    }
    AttributeValue value = null;
    boolean several = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String type = parser.currentName();
      if (parser.nextToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      AttributeValue next = typed(type, level);
      if (next != null && value != null) {
        several = true;
      }
      value = value instanceof AttributeValue.Refused || next == null ? value : next;
    }
    if (value == null) {
      return new AttributeValue.Refused(Refusals.noType());
    }
    return several && !(value instanceof AttributeValue.Refused)
        ? new AttributeValue.Refused(Refusals.severalTypes())
        : value;
  }

  /** The value of a member, or null where DynamoDB has no such member. */
  private @Nullable AttributeValue typed(String type, int level) throws IOException {
    try {
      return switch (type) {
        case "S" -> new AttributeValue.S(JsonTypes.string(parser));
        case "N" -> new AttributeValue.N(DynamoNumber.parse(JsonTypes.string(parser)));
        case "B" -> new AttributeValue.B(JsonTypes.binary(parser));
        case "BOOL" -> AttributeValue.Bool.of(JsonTypes.bool(parser));
        case "NULL" -> nullValue();
        case "L" -> list(level);
        case "M" -> map(level);
        case "SS" -> new AttributeValue.SS(elements(Element.TEXT));
        case "NS" -> new AttributeValue.NS(elements(Element.NUMBER));
        case "BS" -> new AttributeValue.BS(elements(Element.BINARY));
        default -> {
          parser.skipChildren();
          yield null;
        }
      };
    } catch (ValidationException refused) {
      return new AttributeValue.Refused(refused);
    }
  }

  private AttributeValue nullValue() throws IOException {
    if (!JsonTypes.bool(parser)) {
      throw Refusals.falseNull();
    }
    return AttributeValue.Null.NULL;
  }

  private AttributeValue list(int level) throws IOException {
    JsonTypes.requireList(parser);
    List<AttributeValue> elements = new ArrayList<>();
    AttributeValue refused = null;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      AttributeValue element = value(level + 1);
      if (element instanceof AttributeValue.Refused && refused == null) {
        refused = element;
      }
      elements.add(element);
    }
    return refused != null ? refused : new AttributeValue.L(elements);
  }

  private AttributeValue map(int level) throws IOException {
    JsonTypes.requireMap(parser);
    Item entries = entries(level + 1);
    for (AttributeValue value : entries.values()) {
      if (value instanceof AttributeValue.Refused) {
        return value;
      }
    }
    return new AttributeValue.M(entries);
  }

  private interface Element<T> {
    Element<String> TEXT = JsonTypes::string;
    Element<DynamoNumber> NUMBER = parser -> DynamoNumber.parse(JsonTypes.string(parser));
    Element<Bytes> BINARY = JsonTypes::binary;

    T read(JsonParser parser) throws IOException;
  }

  /** Reads to the end of the array also when an element is refused. */
  private <T> List<T> elements(Element<T> element) throws IOException {
    JsonTypes.requireList(parser);
    List<T> elements = new ArrayList<>();
    ValidationException refused = null;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      try {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
          throw Refusals.nullElement();
        }
        elements.add(element.read(parser));
      } catch (ValidationException first) {
        refused = refused == null ? first : refused;
      }
    }
    if (refused != null) {
      throw refused;
    }
    return elements;
  }
}
