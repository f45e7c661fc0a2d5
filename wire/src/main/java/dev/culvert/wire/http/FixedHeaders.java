package dev.culvert.wire.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Headers held in a list. */
record FixedHeaders(List<Header> fields) implements Headers {

  FixedHeaders {
    fields = List.copyOf(fields);
  }

  @Override
  public Optional<String> first(String name) {
    for (Header field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        return Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  @Override
  public List<String> all(String name) {
    List<String> values = new ArrayList<>(1);
    for (Header field : fields) {
      if (field.name().equalsIgnoreCase(name)) {
        values.add(field.value());
      }
    }
    return values;
  }
}
