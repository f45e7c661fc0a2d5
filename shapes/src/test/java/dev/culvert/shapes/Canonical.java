package dev.culvert.shapes;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.culvert.wire.aws.Member;
import dev.culvert.wire.aws.Structure;
import dev.culvert.wire.aws.Type;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A structure as a tree under the model's names, the same for both ends of the wire. */
final class Canonical {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Canonical() {}

  static JsonNode of(Structure structure) throws IOException {
    // Through text, so that equal numbers are equal nodes.
    return Botocore.JSON.readTree(structure(structure).toString());
  }

  private static ObjectNode structure(Structure structure) throws IOException {
    ObjectNode node = NODES.objectNode();
    List<Member> members = structure.shape().members();
    for (int i = 0; i < members.size(); i++) {
      Object value = structure.get(i);
      if (value != null) {
        node.set(members.get(i).name(), value(members.get(i).type(), value));
      }
    }
    return node;
  }

  private static JsonNode value(Type type, Object value) throws IOException {
    return switch (type.kind()) {
      case STRING -> NODES.textNode((String) value);
      case BOOLEAN -> NODES.booleanNode((Boolean) value);
      case INTEGER -> NODES.numberNode((Integer) value);
      case LONG -> NODES.numberNode((Long) value);
      case FLOAT -> NODES.numberNode(((Float) value).doubleValue());
      case DOUBLE -> NODES.numberNode((Double) value);
      case TIMESTAMP -> NODES.objectNode().put("@time", ((Instant) value).toEpochMilli() / 1000.0);
      case BLOB ->
          NODES.objectNode().put("@blob", Base64.getEncoder().encodeToString((byte[]) value));
      case STRUCTURE -> structure((Structure) value);
      case LIST -> {
        ArrayNode list = NODES.arrayNode();
        for (Object element : (List<?>) value) {
          list.add(value(type.element(), element));
        }
        yield list;
      }
      case MAP -> {
        ObjectNode map = NODES.objectNode();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
          map.set((String) entry.getKey(), value(type.element(), entry.getValue()));
        }
        yield map;
      }
      case LEAF -> {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Botocore.JSON.createGenerator(bytes)) {
          type.leaf().write(value, json);
        }
        yield blobs(Botocore.JSON.readTree(bytes.toByteArray()));
      }
    };
  }

  /**
   * Botocore gives the blobs inside attribute values as bytes. Only a value's type stands before a
   * text: what an attribute is called stands before a value.
   */
  private static JsonNode blobs(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = NODES.objectNode();
      object
          .properties()
          .forEach(entry -> {
            boolean binary = entry.getKey().equals("B") || entry.getKey().equals("BS");
            copy.set(entry.getKey(), binary ? marked(entry.getValue()) : blobs(entry.getValue()));
          });
      return copy;
    }
    return elements(node, Canonical::blobs);
  }

  private static JsonNode marked(JsonNode node) {
    if (node.isTextual()) {
      return NODES.objectNode().put("@blob", node.asText());
    }
    return node instanceof ObjectNode ? blobs(node) : elements(node, Canonical::marked);
  }

  private static JsonNode elements(JsonNode node, UnaryOperator<JsonNode> each) {
    if (!(node instanceof ArrayNode array)) {
      return node;
    }
    ArrayNode copy = NODES.arrayNode();
    array.forEach(inner -> copy.add(each.apply(inner)));
    return copy;
  }
}
