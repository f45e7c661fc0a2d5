package dev.culvert.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a JSON object, taken one by one; whatever is left over is a fault. */
final class Elements {
  private final Map<String, Json> left = new LinkedHashMap<>();
  private final SourceRange range;

  private Elements(Json.Structure structure) {
    structure.members().forEach(member -> left.put(member.name(), member.value()));
    range = structure.range();
  }

  static Elements of(Json json) {
    if (json instanceof Json.Structure structure) {
      return new Elements(structure);
    }
    throw badShape(json.range());
  }

  static FaultException badShape(SourceRange at) {
    return new FaultException(new Fault.BadShape(at));
  }

  Optional<Json> optional(String name) {
    return Optional.ofNullable(left.remove(name));
  }

  Json required(String name) {
    return optional(name).orElseThrow(() -> badShape(range));
  }

  Optional<String> text(String name) {
    return optional(name).map(Elements::textOf);
  }

  /** Whatever is left, in its order. */
  Map<String, Json> rest() {
    Map<String, Json> rest = new LinkedHashMap<>(left);
    left.clear();
    return rest;
  }

  void nothingElse() {
    if (!left.isEmpty()) {
      throw badShape(left.values().iterator().next().range());
    }
  }

  static String textOf(Json json) {
    if (json instanceof Json.Text text) {
      return text.value();
    }
    throw badShape(json.range());
  }

  /** A value, or the elements of an array. */
  static List<Json> oneOrMany(Json json) {
    return json instanceof Json.Array(List<Json> elements, SourceRange _)
        ? elements
        : List.of(json);
  }

  static List<String> textOrTexts(Json json) {
    return oneOrMany(json).stream().map(Elements::textOf).toList();
  }

  /** Texts, numbers and booleans, all as text. */
  static List<String> scalars(Json json) {
    List<String> scalars = new ArrayList<>();
    for (Json element : oneOrMany(json)) {
      scalars.add(
          switch (element) {
            case Json.Text text -> text.value();
            case Json.Scalar scalar -> scalar.spelling();
            case Json.Structure _, Json.Array _, Json.Null _ -> throw badShape(element.range());
          });
    }
    return List.copyOf(scalars);
  }
}
