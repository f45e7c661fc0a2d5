package dev.culvert.services.cloudformation.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Views of the plain values that templates are made of. */
public final class Values {
  private Values() {}

  /** A map with the keys as strings, in its own order. */
  public static Map<String, Object> map(Map<?, ?> map) {
    var typed = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> typed.put(String.valueOf(key), value));
    return typed;
  }

  /** The value, if it is a map. */
  public static Optional<Map<String, Object>> asMap(Object value) {
    return value instanceof Map<?, ?> map ? Optional.of(map(map)) : Optional.empty();
  }

  /** The members of a list; a single value is a list of itself. */
  public static List<Object> list(Object value) {
    return value instanceof List<?> list ? List.copyOf(list) : List.of(value);
  }

  /** A scalar as text: CloudFormation reads numbers and booleans from strings and back. */
  public static String text(Object value) {
    if (value instanceof String || value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    throw new TemplateException("Value of property must be of type String: " + value);
  }
}
