package dev.culvert.items.value;

import com.fasterxml.jackson.core.JsonParser;
import dev.culvert.items.SerializationException;
import java.io.IOException;

/**
 * DynamoDB's JSON of items and values. Writing an item that came from the store makes no values:
 * the row's bytes are copied.
 */
public final class ItemJson {
  private ItemJson() {}

  /** {@code {"pk":{"S":"a"},…}} as UTF-8. */
  public static byte[] encode(Item item) {
    JsonWriter json = new JsonWriter(2 * item.sizeInBytes());
    json.item(item);
    return json.toArray();
  }

  /** {@code {"S":"a"}} as UTF-8. */
  public static byte[] encode(AttributeValue value) {
    JsonWriter json = new JsonWriter(0);
    json.value(value);
    return json.toArray();
  }

  /**
   * Reads the item at the parser's current token, and leaves the parser at its last token. A value
   * that DynamoDB refuses becomes {@link AttributeValue.Refused}.
   *
   * @throws SerializationException if the JSON is not that of an item
   */
  public static Item readItem(JsonParser parser) throws IOException {
    return new JsonReader(parser).item();
  }

  /**
   * Reads the value at the parser's current token, and leaves the parser at its last token. A value
   * that DynamoDB refuses becomes {@link AttributeValue.Refused}.
   *
   * @throws SerializationException if the JSON is not that of a value
   */
  public static AttributeValue readValue(JsonParser parser) throws IOException {
    return new JsonReader(parser).value(1);
  }
}
