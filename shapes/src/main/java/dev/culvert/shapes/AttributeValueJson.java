package dev.culvert.shapes;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.wire.aws.JsonLeaf;

/** Reads and writes attribute values in DynamoDB's JSON, such as {@code {"S":"a"}}. */
public final class AttributeValueJson implements JsonLeaf<AttributeValue> {
  public static final JsonLeaf<AttributeValue> LEAF = new AttributeValueJson();

  private AttributeValueJson() {}

  @Override
  public AttributeValue read(JsonParser parser) {
    throw new UnsupportedOperationException(parser.toString());
  }

  @Override
  public void write(AttributeValue value, JsonGenerator generator) {
    throw new UnsupportedOperationException(value.toString());
  }
}
