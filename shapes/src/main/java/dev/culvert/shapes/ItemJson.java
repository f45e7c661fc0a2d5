package dev.culvert.shapes;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.wire.aws.JsonLeaf;
import java.util.Map;

/** Reads and writes maps from names to attribute values; what is read is an {@code Item}. */
public final class ItemJson implements JsonLeaf<Map<String, AttributeValue>> {
  public static final JsonLeaf<Map<String, AttributeValue>> LEAF = new ItemJson();

  private ItemJson() {}

  @Override
  public Map<String, AttributeValue> read(JsonParser parser) {
    throw new UnsupportedOperationException(parser.toString());
  }

  @Override
  public void write(Map<String, AttributeValue> value, JsonGenerator generator) {
    throw new UnsupportedOperationException(value.toString());
  }
}
