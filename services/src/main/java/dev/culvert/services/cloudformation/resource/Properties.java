package dev.culvert.services.cloudformation.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.culvert.services.cloudformation.template.Values;
import dev.culvert.services.control.Json;
import dev.culvert.wire.aws.AwsException;
import dev.culvert.wire.aws.Structure;
import dev.culvert.wire.aws.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The evaluated properties of one resource. */
public record Properties(Map<String, Object> values) {

  public Properties {
    values = Map.copyOf(values);
  }

  /** These under the tags of a stack, where a tag of the same key prevails. */
  public Properties under(Map<String, String> stackTags) {
    var all = new TreeMap<>(stackTags);
    all.putAll(tags());
    return all.isEmpty()
        ? this
        : with(
            "Tags",
            all.entrySet().stream()
                .map(tag -> Map.of("Key", tag.getKey(), "Value", tag.getValue()))
                .toList());
  }

  public static Properties parse(String json) {
    try {
      return new Properties(Values.map(Json.mapper().readValue(json, Map.class)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("properties are no JSON", e);
    }
  }

  public String json() {
    return Json.text(new TreeMap<>(values));
  }

  Optional<Object> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  Optional<String> text(String name) {
    return find(name).map(Values::text);
  }

  String required(String name) {
    return text(name).orElseThrow(() -> invalid("#: required key [" + name + "] not found"));
  }

  boolean is(String name) {
    return text(name).map(Boolean::parseBoolean).orElse(false);
  }

  List<String> texts(String name) {
    return find(name).map(Values::list).orElse(List.of()).stream().map(Values::text).toList();
  }

  /** The objects in a list of objects. */
  List<Properties> each(String name) {
    return find(name).map(Values::list).orElse(List.of()).stream()
        .map(value -> object(name, value))
        .toList();
  }

  Optional<Properties> inner(String name) {
    return find(name).map(value -> object(name, value));
  }

  /** A document: JSON in a string, or written out. */
  Optional<String> document(String name) {
    return find(name).map(value -> value instanceof String text ? text : Json.text(value));
  }

  /** {@code Tags}. */
  Map<String, String> tags() {
    var tags = new LinkedHashMap<String, String>();
    find("Tags")
        .ifPresent(given -> {
          if (given instanceof Map<?, ?> map) {
            map.forEach((key, value) -> tags.put(String.valueOf(key), Values.text(value)));
          } else {
            each("Tags").forEach(tag -> tags.put(tag.required("Key"), tag.required("Value")));
          }
        });
    return tags;
  }

  /** All but these. */
  Properties without(String... names) {
    var rest = new LinkedHashMap<>(values);
    Set.of(names).forEach(rest::remove);
    return new Properties(rest);
  }

  /** With a property under the name that the API has for it. */
  Properties renamed(String from, String to) {
    var renamed = new LinkedHashMap<>(values);
    var value = renamed.remove(from);
    if (value != null) {
      renamed.put(to, value);
    }
    return new Properties(renamed);
  }

  Properties with(String name, Object value) {
    var more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Properties(more);
  }

  /** The names whose values differ. */
  public Set<String> changed(Properties other) {
    var names = new TreeSet<>(values.keySet());
    names.addAll(other.values.keySet());
    names.removeIf(name -> Objects.equals(values.get(name), other.values.get(name)));
    return names;
  }

  /**
   * Sets the members of a request from the properties of the same names.
   *
   * @throws AwsException if there is a property that the request does not have
   */
  <S extends Structure> S fill(S structure) {
    var members = structure.shape().members();
    for (var property : values.entrySet()) {
      var index = -1;
      for (var i = 0; i < members.size(); i++) {
        if (members.get(i).name().equals(property.getKey())) {
          index = i;
        }
      }
      if (index < 0) {
        throw invalid("#: extraneous key [" + property.getKey() + "] is not permitted");
      }
      var at = index;
      structure.set(
          at,
          convert(
              members.get(at).type(),
              property.getValue(),
              property.getKey(),
              () -> structure.create(at)));
    }
    return structure;
  }

  private static Object convert(
      Type type, Object value, String name, Supplier<Structure> structures) {
    try {
      return switch (type.kind()) {
        case STRING -> value instanceof Map ? Json.text(value) : Values.text(value);
        case BOOLEAN -> bool(Values.text(value));
        case INTEGER -> Integer.valueOf(Values.text(value));
        case LONG -> Long.valueOf(Values.text(value));
        case FLOAT -> Float.valueOf(Values.text(value));
        case DOUBLE -> Double.valueOf(Values.text(value));
        case STRUCTURE -> object(name, value).fill(structures.get());
        case LIST -> {
          var list = new ArrayList<Object>();
          for (var item : Values.list(value)) {
            list.add(convert(type.element(), item, name, structures));
          }
          yield list;
        }
        case MAP -> {
          var map = new LinkedHashMap<String, Object>();
          object(name, value)
              .values
              .forEach(
                  (key, item) -> map.put(key, convert(type.element(), item, name, structures)));
          yield map;
        }
        case TIMESTAMP, BLOB, LEAF -> throw invalid("#/" + name + ": Culvert cannot set this");
      };
    } catch (NumberFormatException e) {
      throw invalid("#/" + name + ": expected type: Number, found: String");
    }
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new NumberFormatException(text);
    };
  }

  private static Properties object(String name, Object value) {
    return new Properties(
        Values.asMap(value)
            .orElseThrow(() -> invalid("#/" + name + ": expected type: JSONObject")));
  }

  static AwsException invalid(String what) {
    return new AwsException("ValidationException", "Properties validation failed: " + what);
  }
}
