package dev.culvert.wire.aws;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads structures from the parameters of the two query protocols by their tables. */
final class FormReader {
  /** Parameters of the protocol and of signatures, which are no operation's. */
  private static final Set<String> COMMON =
      Set.of(
          "Action",
          "Version",
          "AWSAccessKeyId",
          "Expires",
          "SecurityToken",
          "Signature",
          "SignatureMethod",
          "SignatureVersion",
          "Timestamp",
          "X-Amz-Algorithm",
          "X-Amz-Credential",
          "X-Amz-Date",
          "X-Amz-Expires",
          "X-Amz-Security-Token",
          "X-Amz-Signature",
          "X-Amz-SignedHeaders");

  private final Dialect dialect;

  FormReader(Dialect dialect) {
    this.dialect = dialect;
  }

  /** What tells the two protocols apart in requests. */
  enum Dialect {
    /** Entries of lists are {@code X.member.N}; what is unknown is passed over. */
    QUERY,
    /** Entries of lists are {@code X.N}; what is unknown is refused. */
    EC2
  }

  void read(Form form, Structure into) {
    structure(FormNode.of(form), into, true);
  }

  private void structure(FormNode node, Structure into, boolean top) {
    StructureShape shape = into.shape();
    for (Map.Entry<String, FormNode> child : node.children().entrySet()) {
      int index = shape.indexOfInput(child.getKey());
      if (index >= 0) {
        into.set(index, value(child.getValue(), shape.member(index).type(), into, index));
      } else if (dialect == Dialect.EC2 && !(top && COMMON.contains(child.getKey()))) {
        throw child.getValue().unknown();
      }
    }
  }

  private @Nullable Object value(FormNode node, Type type, Structure owner, int index) {
    return switch (type.kind()) {
      case STRUCTURE -> {
        Structure inner = owner.create(index);
        structure(nested(node), inner, false);
        yield inner;
      }
      case LIST -> list(nested(node), type, owner, index);
      case MAP -> map(nested(node), type, owner, index);
      case LEAF -> throw new IllegalStateException("a JSON leaf in a form");
      case STRING, BOOLEAN, INTEGER, LONG, FLOAT, DOUBLE, TIMESTAMP, BLOB -> {
        String text = node.value();
        if (dialect == Dialect.EC2 && !node.children().isEmpty()) {
          throw node.children().values().iterator().next().unknown();
        }
        yield text == null ? null : scalar(node.path(), text, type.kind());
      }
    };
  }

  /** A node that must have others below it; an empty value stands for an empty list. */
  private FormNode nested(FormNode node) {
    String text = node.value();
    if (dialect == Dialect.EC2 && text != null && !text.isEmpty()) {
      throw node.unknown();
    }
    return node;
  }

  private List<Object> list(FormNode node, Type type, Structure owner, int index) {
    FormNode entries = node;
    if (dialect == Dialect.QUERY) {
      entries = node.child(type.elementName());
      if (entries == null) {
        return new ArrayList<>();
      }
    }
    List<FormNode> ordered = entries.indexed();
    List<Object> list = new ArrayList<>(ordered.size());
    for (FormNode entry : ordered) {
      Object element = value(entry, type.element(), owner, index);
      if (element != null) {
        list.add(element);
      }
    }
    return list;
  }

  private Map<String, Object> map(FormNode node, Type type, Structure owner, int index) {
    Map<String, Object> map = new LinkedHashMap<>();
    FormNode entries = node.child("entry");
    if (entries != null) {
      for (FormNode entry : entries.indexed()) {
        FormNode key = entry.child(type.keyName());
        FormNode value = entry.child(type.elementName());
        Object element = value == null ? null : value(value, type.element(), owner, index);
        if (key != null && key.value() != null && element != null) {
          map.put(String.valueOf(key.value()), element);
        }
      }
    }
    return map;
  }

  private Object scalar(String path, String text, Kind kind) {
    try {
      return switch (kind) {
        case STRING -> text;
        case BOOLEAN -> bool(text);
        case INTEGER -> Integer.valueOf(text.strip());
        case LONG -> Long.valueOf(text.strip());
        case FLOAT -> Float.valueOf(text.strip());
        case DOUBLE -> Double.valueOf(text.strip());
        case TIMESTAMP -> timestamp(text);
        case BLOB -> Base64.getDecoder().decode(text);
        case STRUCTURE, LIST, MAP, LEAF -> throw new IllegalStateException("no scalar: " + kind);
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      throw invalid(path, text, kind);
    }
  }

  private static boolean bool(String text) {
    if (text.equalsIgnoreCase("true") || text.equals("1")) {
      return true;
    }
    if (text.equalsIgnoreCase("false") || text.equals("0")) {
      return false;
    }
    throw new IllegalArgumentException("neither true nor false");
  }

  private static Instant timestamp(String text) {
    return text.indexOf('T') < 0
        ? Instant.parse(text + "T00:00:00Z")
        : OffsetDateTime.parse(text).toInstant();
  }

  /** The exact texts are unknown to us; codes are those that AWS lists for malformed values. */
  private AwsException invalid(String path, String text, Kind kind) {
    return switch (dialect) {
      case EC2 ->
          new AwsException(
              "InvalidParameterValue",
              "Value (" + text + ") for parameter " + path + " is invalid. Expected " + name(kind));
      case QUERY ->
          new AwsException(
              "MalformedInput", "The value of parameter " + path + " is not " + name(kind));
    };
  }

  private static String name(Kind kind) {
    return switch (kind) {
      case BOOLEAN -> "a boolean";
      case INTEGER, LONG -> "an integer";
      case FLOAT, DOUBLE -> "a number";
      case TIMESTAMP -> "a timestamp";
      case BLOB -> "Base64";
      case STRING -> "a string";
      case STRUCTURE, LIST, MAP, LEAF -> "a structure";
    };
  }
}
