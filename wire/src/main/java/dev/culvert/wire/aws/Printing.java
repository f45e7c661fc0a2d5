package dev.culvert.wire.aws;

import java.util.List;
import java.util.Map;

/** Prints structures for people: in logs and in validation messages. */
final class Printing {
  private Printing() {}

  static String text(Structure structure) {
    StringBuilder out = new StringBuilder();
    append(out, structure);
    return out.toString();
  }

  private static void append(StringBuilder out, Structure structure) {
    StructureShape shape = structure.shape();
    out.append(shape.name()).append('(');
    boolean first = true;
    for (int i = 0; i < shape.size(); i++) {
      Object value = structure.get(i);
      if (value == null) {
        continue;
      }
      if (!first) {
        out.append(", ");
      }
      first = false;
      Member member = shape.member(i);
      out.append(MemberPath.TOP.member(member.name()).lower()).append('=');
      if (member.sensitive()) {
        out.append("***");
      } else {
        append(out, value);
      }
    }
    out.append(')');
  }

  /** Appends one value the way AWS's messages show it: lists and maps in brackets. */
  static void append(StringBuilder out, Object value) {
    if (value instanceof Structure structure) {
      append(out, structure);
    } else if (value instanceof List<?> list) {
      String separator = "[";
      for (Object element : list) {
        out.append(separator);
        append(out, element);
        separator = ", ";
      }
      out.append(list.isEmpty() ? "[]" : "]");
    } else if (value instanceof Map<?, ?> map) {
      String separator = "{";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.append(separator).append(entry.getKey()).append('=');
        append(out, entry.getValue());
        separator = ", ";
      }
      out.append(map.isEmpty() ? "{}" : "}");
    } else if (value instanceof byte[] blob) {
      out.append('<').append(blob.length).append(" bytes>");
    } else {
      out.append(value);
    }
  }
}
