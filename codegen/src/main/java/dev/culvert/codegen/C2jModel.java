package dev.culvert.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The format of the AWS SDK for Java 1's models. */
record C2jModel(JsonNode root) implements ModelFile {

  @Override
  public List<String> operations() {
    List<String> names = new ArrayList<>();
    root.path("operations").fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Override
  public Optional<Shape> input(String operation) {
    return shape(root.path("operations").path(operation).path("input"));
  }

  @Override
  public Optional<Shape> output(String operation) {
    return shape(root.path("operations").path(operation).path("output"));
  }

  @Override
  public SortedMap<String, Fault> errors() {
    SortedMap<String, Fault> errors = new TreeMap<>();
    for (var entry : root.path("shapes").properties()) {
      JsonNode shape = entry.getValue();
      if (shape.path("exception").asBoolean()) {
        JsonNode error = shape.path("error");
        int status =
            error.path("httpStatusCode").asInt(shape.path("fault").asBoolean() ? 500 : 400);
        errors.put(entry.getKey(), new Fault(error.path("code").asText(entry.getKey()), status));
      }
    }
    return errors;
  }

  Optional<Shape> shape(JsonNode reference) {
    JsonNode named = reference.path("shape");
    return named.isMissingNode()
        ? Optional.empty()
        : Optional.of(new C2jShape(root.path("shapes").path(named.asText())));
  }

  /** A shape with the reference already followed: this format puts constraints on shapes only. */
  private final class C2jShape implements Shape {
    private final JsonNode shape;

    C2jShape(JsonNode shape) {
      this.shape = shape;
    }

    @Override
    public Optional<Shape> member(String name) {
      return shape(shape.path("members").path(name));
    }

    @Override
    public Optional<String> memberOnWire(String wireName) {
      return shape.path("members").properties().stream()
          .filter(m -> m.getValue().path("locationName").asText().equals(wireName))
          .map(Map.Entry::getKey)
          .findFirst();
    }

    @Override
    public boolean requires(String member) {
      for (JsonNode name : shape.path("required")) {
        if (name.asText().equals(member)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Optional<Shape> element() {
      return shape(shape.has("member") ? shape.path("member") : shape.path("value"));
    }

    @Override
    public Optional<Shape> key() {
      return shape(shape.path("key"));
    }

    @Override
    public @Nullable Long min() {
      return shape.has("min") ? shape.path("min").asLong() : null;
    }

    @Override
    public @Nullable Long max() {
      return shape.has("max") ? shape.path("max").asLong() : null;
    }

    @Override
    public @Nullable String pattern() {
      return shape.has("pattern") ? shape.path("pattern").asText() : null;
    }

    @Override
    public List<String> allowed() {
      List<String> values = new ArrayList<>();
      shape.path("enum").forEach(value -> values.add(value.asText()));
      return values;
    }

    @Override
    public boolean sensitive() {
      return shape.path("sensitive").asBoolean();
    }
  }
}
