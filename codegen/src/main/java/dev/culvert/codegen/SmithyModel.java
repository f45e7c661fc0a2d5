package dev.culvert.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON form of Smithy 2.0. */
record SmithyModel(JsonNode root) implements ModelFile {

  @Override
  public List<String> operations() {
    List<String> names = new ArrayList<>();
    for (var entry : root.path("shapes").properties()) {
      if (entry.getValue().path("type").asText().equals("operation")) {
        names.add(localName(entry.getKey()));
      }
    }
    return names;
  }

  @Override
  public Optional<Shape> input(String operation) {
    return operation(operation).flatMap(o -> shape(o.path("input")));
  }

  @Override
  public Optional<Shape> output(String operation) {
    return operation(operation).flatMap(o -> shape(o.path("output")));
  }

  @Override
  public SortedMap<String, Fault> errors() {
    SortedMap<String, Fault> errors = new TreeMap<>();
    for (var entry : root.path("shapes").properties()) {
      JsonNode traits = entry.getValue().path("traits");
      if (traits.has("smithy.api#error")) {
        boolean server = traits.path("smithy.api#error").asText().equals("server");
        int status = traits.path("smithy.api#httpError").asInt(server ? 500 : 400);
        String name = localName(entry.getKey());
        errors.put(name, new Fault(name, status));
      }
    }
    return errors;
  }

  private Optional<JsonNode> operation(String name) {
    for (var entry : root.path("shapes").properties()) {
      if (entry.getKey().endsWith("#" + name)
          && entry.getValue().path("type").asText().equals("operation")) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }

  private static String localName(String id) {
    return id.substring(id.indexOf('#') + 1);
  }

  private Optional<Shape> shape(JsonNode reference) {
    JsonNode target = reference.path("target");
    return target.isMissingNode()
        ? Optional.empty()
        : Optional.of(new SmithyShape(root.path("shapes").path(target.asText()), reference));
  }

  /** A shape and the member that refers to it: traits of the member win. */
  private final class SmithyShape implements Shape {
    private final JsonNode shape;
    private final JsonNode reference;

    SmithyShape(JsonNode shape, JsonNode reference) {
      this.shape = shape;
      this.reference = reference;
    }

    private JsonNode trait(String name) {
      JsonNode own = reference.path("traits").path("smithy.api#" + name);
      return own.isMissingNode() ? shape.path("traits").path("smithy.api#" + name) : own;
    }

    @Override
    public Optional<Shape> member(String name) {
      return shape(shape.path("members").path(name));
    }

    @Override
    public Optional<String> memberOnWire(String wireName) {
      return Optional.empty();
    }

    @Override
    public boolean requires(String member) {
      return shape.path("members").path(member).path("traits").has("smithy.api#required");
    }

    @Override
    public Optional<Shape> element() {
      return shape(shape.has("member") ? shape.path("member") : shape.path("value"));
    }

    @Override
    public Optional<Shape> key() {
      return shape(shape.path("key"));
    }

    private JsonNode bound(String which) {
      JsonNode length = trait("length").path(which);
      return length instanceof MissingNode ? trait("range").path(which) : length;
    }

    @Override
    public @Nullable Long min() {
      JsonNode min = bound("min");
      return min.isMissingNode() ? null : min.asLong();
    }

    @Override
    public @Nullable Long max() {
      JsonNode max = bound("max");
      return max.isMissingNode() ? null : max.asLong();
    }

    @Override
    public @Nullable String pattern() {
      JsonNode pattern = trait("pattern");
      return pattern.isMissingNode() ? null : pattern.asText();
    }

    @Override
    public List<String> allowed() {
      List<String> values = new ArrayList<>();
      if (shape.path("type").asText().equals("enum")) {
        for (var member : shape.path("members").properties()) {
          values.add(
              member
                  .getValue()
                  .path("traits")
                  .path("smithy.api#enumValue")
                  .asText(member.getKey()));
        }
      }
      return values;
    }

    @Override
    public boolean sensitive() {
      return !trait("sensitive").isMissingNode();
    }
  }
}
