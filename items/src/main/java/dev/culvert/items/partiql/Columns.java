package dev.culvert.items.partiql;

import dev.culvert.items.ValidationException;
import dev.culvert.items.expression.DocumentPath;
import dev.culvert.items.expression.PathStep;
import dev.culvert.items.operation.ItemProjection;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemBuilder;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a SELECT returns of an item: the values of its columns, each under its last name. */
public final class Columns implements ItemProjection {
  private final Map<String, DocumentPath> columns;

  private Columns(Map<String, DocumentPath> columns) {
    this.columns = columns;
  }

  /** The columns; null for the star. */
  static @Nullable Columns of(List<Node.Column> asked) {
    boolean star = asked.stream().anyMatch(column -> column.value() == null);
    if (star) {
      if (asked.size() > 1) {
        throw Refusals.notWellFormed(
            "Other expressions may not be present in the select list when"
                + " '*' is used without dot notation");
      }
      return null;
    }
    Map<String, DocumentPath> columns = new LinkedHashMap<>();
    for (Node.Column column : asked) {
      if (column.aliased()) {
        throw new ValidationException("Aliasing is not supported");
      }
      DocumentPath path = path(column);
      if (columns.put(name(path), path) != null) {
        throw new ValidationException("Duplicate identifiers in select clause: " + name(path));
      }
    }
    return new Columns(columns);
  }

  private static DocumentPath path(Node.Column column) {
    if (column.value() instanceof Node.Path path
        && path.steps().stream().anyMatch(Node.Step::isStar)) {
      throw new ValidationException("Changing item's hierarchy while reading isn't supported");
    }
    DocumentPath path = column.value() == null ? null : Paths.document(column.value());
    if (path == null) {
      throw Refusals.at("Unexpected path component", column.token());
    }
    return path;
  }

  /** The last name of the path, with the indexes behind it. */
  private static String name(DocumentPath path) {
    String name = path.attribute();
    for (PathStep step : path.steps()) {
      name =
          switch (step) {
            case PathStep.Entry entry -> entry.name();
            case PathStep.Element element -> name + element;
          };
    }
    return name;
  }

  @Override
  public Item of(Item item) {
    ItemBuilder selected = new ItemBuilder(columns.size());
    columns.forEach((name, path) -> {
      AttributeValue value = path.in(item);
      if (value != null) {
        selected.put(name, value);
      }
    });
    return selected.build();
  }

  @Override
  public Set<String> attributes() {
    Set<String> attributes = new LinkedHashSet<>();
    columns.values().forEach(path -> attributes.add(path.attribute()));
    return attributes;
  }

  @Override
  public Set<String> documents() {
    return DocumentPath.documents(columns.values());
  }
}
