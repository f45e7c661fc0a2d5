package dev.culvert.codegen;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The calls that put a service model's constraints on a {@code Type}. */
final class Constraints {
  private Constraints() {}

  /**
   * @param known the values that a newer source has, if there is one
   */
  static String oneOf(Optional<ModelFile.Shape> shape, List<String> known) {
    List<String> modelled = shape.map(ModelFile.Shape::allowed).orElse(List.of());
    // The model's order is what AWS prints; the SDK is newer, and then has the values.
    boolean current = known.isEmpty() || Set.copyOf(modelled).containsAll(known);
    List<String> values = current ? modelled : known;
    return values.isEmpty() ? "" : ".oneOf(" + Names.literal(String.join("|", values)) + ")";
  }

  static String of(Optional<ModelFile.Shape> shape) {
    if (shape.isEmpty()) {
      return "";
    }
    StringBuilder calls = new StringBuilder();
    Long min = shape.get().min();
    Long max = shape.get().max();
    if (min != null || max != null) {
      calls
          .append(".within(")
          .append(min == null ? "Long.MIN_VALUE" : min + "L")
          .append(", ")
          .append(max == null ? "Long.MAX_VALUE" : max + "L")
          .append(')');
    }
    String pattern = shape.get().pattern();
    if (pattern != null) {
      calls.append(".matching(").append(Names.literal(pattern)).append(')');
    }
    return calls.toString();
  }
}
