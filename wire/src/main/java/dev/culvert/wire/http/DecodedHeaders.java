package dev.culvert.wire.http;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A view of what the decoder read: nothing is copied unless all fields are asked for. */
record DecodedHeaders(HttpHeaders decoded) implements Headers {

  @Override
  public Optional<String> first(String name) {
    return Optional.ofNullable(decoded.get(name));
  }

  @Override
  public List<String> all(String name) {
    // Nearly always there is one, and Netty's own list is made for many.
    Iterator<String> values = decoded.valueStringIterator(name);
    if (!values.hasNext()) {
      return List.of();
    }
    String first = values.next();
    return values.hasNext() ? decoded.getAll(name) : List.of(first);
  }

  @Override
  public List<Header> fields() {
    List<Header> fields = new ArrayList<>(decoded.size());
    decoded.forEach(field -> fields.add(new Header(field.getKey(), field.getValue())));
    return fields;
  }

  @Override
  public String toString() {
    return fields().toString();
  }
}
