package dev.culvert.items.partiql;

import dev.culvert.items.ValidationException;
import dev.culvert.items.expression.DocumentPath;
import dev.culvert.items.expression.PathStep;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths of statements: to tables and indexes, and into items. */
final class Paths {
  private static final String TABLE_NAME = "[a-zA-Z0-9_.-]{3,255}";

  private Paths() {}

  /** {@code table} or {@code table.index}. */
  static Target target(Node place) {
    return switch (place) {
      case Node.Name name -> new Target(table(name), null);
      case Node.Path path when path.root() instanceof Node.Name name -> {
        if (path.steps().size() > 1) {
          throw new ValidationException(
              "A path may contain at most 2 components in the FROM clause");
        }
        yield new Target(table(name), index(path.steps().getFirst()));
      }
      case Node.Other other when other.kind().equals("nowhere") ->
          throw new ValidationException("Only select from a single table or index is supported.");
      default -> throw new ValidationException("Unexpected from source");
    };
  }

  private static String table(Node.Name name) {
    String table = component(name.token().text());
    if (!table.matches(TABLE_NAME)) {
      throw new ValidationException(
          "Table name should be within the length [3, 255] and only contain 'a-z', 'A-Z', '0-9',"
              + " '-', '_', '.'.");
    }
    return table;
  }

  private static String index(Node.Step step) {
    if (step.name() != null) {
      return component(step.name());
    }
    if (step.index() instanceof Node.Literal literal && literal.token().is(TokenKind.STRING)) {
      return component(literal.token().text());
    }
    if (step.isStar()) {
      throw Refusals.at("Unpivot path component like a.*.b are not supported", step.token());
    }
    throw new ValidationException("Invalid list expression in source.");
  }

  private static String component(String name) {
    if (name.isEmpty()) {
      throw new ValidationException("Path component cannot be an empty string");
    }
    return name;
  }

  /** A path into an item, or null where the node is none. */
  static @Nullable DocumentPath document(Node node) {
    if (node instanceof Node.Name name) {
      return DocumentPath.to(name.token().text());
    }
    if (!(node instanceof Node.Path path) || !(path.root() instanceof Node.Name root)) {
      return null;
    }
    List<PathStep> steps = new ArrayList<>();
    for (Node.Step step : path.steps()) {
      steps.add(step(step));
    }
    return new DocumentPath(root.token().text(), steps);
  }

  private static PathStep step(Node.Step step) {
    if (step.name() != null) {
      return new PathStep.Entry(step.name());
    }
    return switch (step.index()) {
      case Node.Numeral numeral -> new PathStep.Element(element(numeral));
      case Node.Literal literal when literal.token().is(TokenKind.STRING) ->
          new PathStep.Entry(literal.token().text());
      case null, default -> throw Refusals.at("Unexpected path component", step.token());
    };
  }

  private static int element(Node.Numeral numeral) {
    BigDecimal index = numeral.value();
    try {
      int element = index.intValueExact();
      if (element >= 0) {
        return element;
      }
    } catch (ArithmeticException tooLarge) {
      // refused below, like one below zero
    }
    throw new ValidationException(
        "List index is not within the allowable range; index: [" + index.toPlainString() + "]");
  }
}
