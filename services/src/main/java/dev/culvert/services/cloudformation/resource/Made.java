package dev.culvert.services.cloudformation.resource;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource that is there.
 *
 * @param id its physical id, which {@code Ref} gives
 * @param attributes what {@code Fn::GetAtt} gives: strings, or lists of them
 */
public record Made(String id, Map<String, Object> attributes) {

  public Made {
    attributes = Map.copyOf(attributes);
  }

  static Made of(String id) {
    return new Made(id, Map.of());
  }

  Made with(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    var more = new LinkedHashMap<>(attributes);
    more.put(name, value);
    return new Made(id, more);
  }

  String attribute(String name) {
    return String.valueOf(attributes.get(name));
  }
}
