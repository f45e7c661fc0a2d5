package dev.culvert.shapes;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.culvert.wire.aws.Member;
import dev.culvert.wire.aws.Structure;
import dev.culvert.wire.aws.Type;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

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
        try (JsonGenerator buffer = new TokenBuffer(Botocore.JSON, false)) {
          type.leaf().write(value, buffer);
          JsonNode tree = Botocore.JSON.readTree(((TokenBuffer) buffer).asParser());
          yield blobs(tree);
        }
      }
    };
  }

  /** Botocore gives the blobs inside attribute values as bytes. */
  private static JsonNode blobs(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = NODES.objectNode();
      object
          .properties()
          .forEach(entry -> {
            JsonNode inner = entry.getValue();
            if (inner.isBinary()) {
              copy.set(entry.getKey(), NODES.objectNode().put("@blob", inner.asText()));
            } else {
              copy.set(entry.getKey(), blobs(inner));
            }
          });
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = NODES.arrayNode();
      array.forEach(inner ->
          copy.add(
              inner.isBinary() ? NODES.objectNode().put("@blob", inner.asText()) : blobs(inner)));
      return copy;
    }
    return node;
  }
}
