package dev.culvert.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads one service's shapes from its published model alone. The services read so give their
 * members one name on the wire, have no flattened lists, and change little.
 */
final class ModelReader implements ShapeReader {
  /** Enumerations that have more values by now than the model says; handlers check them. */
  private static final Set<String> OUTGROWN = Set.of("PolicyType");

  private final C2jModel model;
  private final Map<String, StructureModel> structures = new TreeMap<>();
  private final Set<String> underway = new HashSet<>();

  ModelReader(C2jModel model) {
    this.model = model;
  }

  @Override
  public Map<String, StructureModel> structures() {
    return structures;
  }

  @Override
  public List<OperationModel> operations() {
    return model.operations().stream()
        .map(name -> new OperationModel(name, name + "Request", name + "Response"))
        .toList();
  }

  /** Requests and responses are called after their operation, as in the SDKs. */
  @Override
  public void read(OperationModel operation) {
    JsonNode described = model.root().path("operations").path(operation.name());
    structure(operation.input(), described.path("input").path("shape").asText());
    structure(operation.output(), described.path("output").path("shape").asText());
  }

  /** No error of these services has members besides its message that anybody reads. */
  @Override
  public void readError(String name) {}

  private void structure(String className, String shapeName) {
    if (!underway.add(className)) {
      return;
    }
    JsonNode shape = shape(shapeName);
    Set<String> required = new HashSet<>();
    shape.path("required").forEach(name -> required.add(name.asText()));
    List<MemberModel> members = new ArrayList<>();
    for (var member : shape.path("members").properties()) {
      String name = member.getKey();
      if (member.getValue().has("locationName")) {
        throw new IllegalStateException(className + "." + name + " has names of its own");
      }
      members.add(
          new MemberModel(
              name,
              Names.field(name),
              name,
              name,
              type(member.getValue()),
              required.contains(name),
              shape(member.getValue().path("shape").asText()).path("sensitive").asBoolean()));
    }
    structures.put(className, new StructureModel(className, members));
  }

  private TypeModel type(JsonNode reference) {
    String name = reference.path("shape").asText();
    JsonNode shape = shape(name);
    Optional<ModelFile.Shape> constrained = model.shape(reference);
    TypeModel type =
        switch (shape.path("type").asText()) {
          case "string" ->
              OUTGROWN.contains(name)
                  ? scalar("String", "STRING")
                  : scalar("String", "STRING")
                      .constrained(Constraints.oneOf(constrained, List.of()));
          case "boolean" -> scalar("Boolean", "BOOLEAN");
          case "integer" -> scalar("Integer", "INTEGER");
          case "long" -> scalar("Long", "LONG");
          case "float" -> scalar("Float", "FLOAT");
          case "double" -> scalar("Double", "DOUBLE");
          case "timestamp" -> scalar("Instant", "TIMESTAMP");
          case "blob" -> scalar("byte[]", "BLOB");
          case "list" -> list(shape);
          case "map" -> map(shape);
          case "structure" -> inner(name);
          case String other -> throw new IllegalStateException(name + " is a " + other);
        };
    return type.constrained(Constraints.of(constrained));
  }

  private static TypeModel scalar(String java, String constant) {
    return new TypeModel(java, "Type." + constant, null, false);
  }

  private TypeModel inner(String name) {
    structure(name, name);
    return new TypeModel(name, "Type.STRUCTURE", name, false);
  }

  private TypeModel list(JsonNode shape) {
    TypeModel element = type(shape.path("member"));
    return new TypeModel(
        "List<" + element.java() + ">",
        "Type.list(" + element.table() + ", \"member\")",
        element.structure(),
        false);
  }

  private TypeModel map(JsonNode shape) {
    TypeModel key = type(shape.path("key"));
    TypeModel value = type(shape.path("value"));
    return new TypeModel(
        "Map<String, " + value.java() + ">",
        "Type.map(%s, \"key\", %s, \"value\")".formatted(key.table(), value.table()),
        value.structure(),
        false);
  }

  private JsonNode shape(String name) {
    return model.root().path("shapes").path(name);
  }
}
