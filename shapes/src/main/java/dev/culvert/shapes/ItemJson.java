package dev.culvert.shapes;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemBuilder;
import dev.culvert.wire.aws.JsonLeaf;
import dev.culvert.wire.aws.JsonValue;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes maps from names to attribute values; what is read is an {@link Item}. */
public final class ItemJson implements JsonLeaf<Map<String, AttributeValue>> {
  public static final JsonLeaf<Map<String, AttributeValue>> LEAF = new ItemJson();

  static final String JAVA_TYPE =
      "java.util.Map<java.lang.String, com.amazonaws.dynamodb.v20120810.AttributeValue>";

  private ItemJson() {}

  /** An item and the first of its values that was refused, if one was. */
  record Reading(Item item, AttributeValue.@Nullable Refused refused) {}

  @Override
  public String javaType() {
    return JAVA_TYPE;
  }

  @Override
  public Map<String, AttributeValue> read(JsonParser parser) throws IOException {
    return item(parser).item();
  }

  /** Reads the item whose opening brace is the current token. */
  static Reading item(JsonParser parser) throws IOException {
    ItemBuilder item = new ItemBuilder();
    AttributeValue.Refused refused = null;
    String name;
    while ((name = parser.nextFieldName()) != null) {
      JsonToken token = parser.nextToken();
      AttributeValue value = AttributeValueJson.element(parser, token);
      if (refused == null && value instanceof AttributeValue.Refused why) {
        refused = why;
      }
      item.put(name, value);
    }
    return new Reading(item.build(), refused);
  }

  /** Written by the engine, which copies a stored row's bytes and makes no values. */
  @Override
  public void write(Map<String, AttributeValue> item, JsonGenerator out) throws IOException {
    byte[] json = dev.culvert.items.value.ItemJson.encode(Item.copyOf(item));
    JsonValue.encoded(json).writeTo(out);
  }
}
