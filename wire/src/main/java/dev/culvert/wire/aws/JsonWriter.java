package dev.culvert.wire.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes structures as JSON by their tables. */
final class JsonWriter {
  private final JsonGenerator out;

  JsonWriter(JsonGenerator out) {
    this.out = out;
  }

  void structure(Structure structure) throws IOException {
    out.writeStartObject();
    members(structure);
    out.writeEndObject();
  }

  /** Writes the members without braces around them. */
  void members(Structure structure) throws IOException {
    StructureShape shape = structure.shape();
    for (int i = 0; i < shape.size(); i++) {
      Object value = structure.get(i);
      if (value != null) {
        out.writeFieldName(shape.outputName(i));
        value(shape.member(i).type(), value);
      }
    }
  }

  private void value(Type type, Object value) throws IOException {
    if (value instanceof JsonValue written) {
      written.writeTo(out);
      return;
    }
    switch (type.kind()) {
      case STRING -> out.writeString((String) value);
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case INTEGER -> out.writeNumber((Integer) value);
      case LONG -> out.writeNumber((Long) value);
      case FLOAT -> out.writeNumber((Float) value);
      case DOUBLE -> out.writeNumber((Double) value);
      case TIMESTAMP -> timestamp((Instant) value);
      case BLOB -> out.writeBinary((byte[]) value);
      case STRUCTURE -> structure((Structure) value);
      case LIST -> {
        out.writeStartArray();
        for (Object element : (List<?>) value) {
          value(type.element(), element);
        }
        out.writeEndArray();
      }
      case MAP -> {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
          out.writeFieldName((String) entry.getKey());
          value(type.element(), entry.getValue());
        }
        out.writeEndObject();
      }
      case LEAF -> type.leaf().write(value, out);
    }
  }

  /** Seconds since 1970 with milliseconds as decimals; whole seconds have none. */
  private void timestamp(Instant instant) throws IOException {
    long millis = instant.toEpochMilli();
    if (millis % 1000 == 0) {
      out.writeNumber(millis / 1000);
    } else {
      out.writeNumber(BigDecimal.valueOf(millis, 3));
    }
  }
}
