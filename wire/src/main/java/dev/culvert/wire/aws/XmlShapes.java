package dev.culvert.wire.aws;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Writes the members of structures as XML by their tables. */
final class XmlShapes {
  /** IAM and STS. */
  static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

  /** EC2. */
  static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final XmlWriter out;
  private final DateTimeFormatter timestamps;

  XmlShapes(XmlWriter out, DateTimeFormatter timestamps) {
    this.out = out;
    this.timestamps = timestamps;
  }

  void members(Structure structure) {
    StructureShape shape = structure.shape();
    for (int i = 0; i < shape.size(); i++) {
      Object value = structure.get(i);
      if (value != null) {
        Member member = shape.member(i);
        element(member.output(), member.type(), value);
      }
    }
  }

  private void element(String name, Type type, Object value) {
    if (isEmpty(type, value)) {
      out.empty(name);
      return;
    }
    out.open(name);
    content(type, value);
    out.close(name);
  }

  private static boolean isEmpty(Type type, Object value) {
    return switch (type.kind()) {
      case LIST -> ((List<?>) value).isEmpty();
      case MAP -> ((Map<?, ?>) value).isEmpty();
      case STRING -> ((String) value).isEmpty();
      case BOOLEAN, INTEGER, LONG, FLOAT, DOUBLE, TIMESTAMP, BLOB, STRUCTURE, LEAF -> false;
    };
  }

  private void content(Type type, Object value) {
    switch (type.kind()) {
      case STRING -> out.text((String) value);
      case BOOLEAN, INTEGER, LONG, FLOAT, DOUBLE -> out.plain(value.toString());
      case TIMESTAMP -> out.plain(timestamps.format((Instant) value));
      case BLOB -> out.plain(Base64.getEncoder().encodeToString((byte[]) value));
      case STRUCTURE -> members((Structure) value);
      case LIST -> {
        for (Object element : (List<?>) value) {
          element(type.elementName(), type.element(), element);
        }
      }
      case MAP -> {
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
          out.open("entry").element(type.keyName(), (String) entry.getKey());
          element(type.elementName(), type.element(), entry.getValue());
          out.close("entry");
        }
      }
      case LEAF -> throw new IllegalStateException("a JSON leaf in XML");
    }
  }
}
