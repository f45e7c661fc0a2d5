package dev.culvert.codegen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the shapes of a JSON service from its service model alone. For services whose model is
 * recent enough, and of which little is needed.
 */
final class ModelReader implements ShapeReader {
  private final ModelFile model;
  private final Map<String, StructureModel> structures = new TreeMap<>();
  private final Set<String> underway = new HashSet<>();

  ModelReader(ModelFile model) {
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
        .sorted((one, other) -> one.name().compareTo(other.name()))
        .toList();
  }

  @Override
  public void read(OperationModel operation) {
    structure(operation.input(), model.input(operation.name()));
    structure(operation.output(), model.output(operation.name()));
  }

  /**
   * Errors of these services have nothing but a message and a reason, which clients do not need.
   */
  @Override
  public void readError(String name) {}

  private void structure(String name, Optional<ModelFile.Shape> shape) {
    if (!underway.add(name)) {
      return;
    }
    List<MemberModel> members = new ArrayList<>();
    shape.ifPresent(found -> found.members().forEach(member -> members.add(member(member, found))));
    structures.put(name, new StructureModel(name, members));
  }

  private MemberModel member(String name, ModelFile.Shape owner) {
    ModelFile.Shape shape = owner.member(name).orElseThrow();
    return new MemberModel(
        name, Names.field(name), name, name, type(shape), owner.requires(name), shape.sensitive());
  }

  private TypeModel type(ModelFile.Shape shape) {
    return bare(shape).constrained(ConstraintCalls.of(Optional.of(shape)));
  }

  private TypeModel bare(ModelFile.Shape shape) {
    return switch (shape.type()) {
      // Of enumerations the model may lack the younger values: handlers check them.
      case "string" -> scalar("String", "STRING");
      case "boolean" -> scalar("Boolean", "BOOLEAN");
      case "integer" -> scalar("Integer", "INTEGER");
      case "long" -> scalar("Long", "LONG");
      case "timestamp" -> scalar("Instant", "TIMESTAMP");
      case "list" -> list(shape);
      case "structure" -> {
        structure(shape.name(), Optional.of(shape));
        yield new TypeModel(shape.name(), "Type.STRUCTURE", shape.name(), false);
      }
      case String other -> throw new IllegalStateException("unknown type " + other);
    };
  }

  private TypeModel list(ModelFile.Shape shape) {
    TypeModel element = type(shape.element().orElseThrow());
    @Nullable String structure = element.structure();
    return new TypeModel(
        "List<" + element.java() + ">",
        "Type.list(" + element.table() + ", \"member\")",
        structure,
        false);
  }

  private static TypeModel scalar(String java, String constant) {
    return new TypeModel(java, "Type." + constant, null, false);
  }
}
