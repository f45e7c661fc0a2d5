package dev.culvert.items.expression;

import dev.culvert.items.ValidationException;
import dev.culvert.items.operation.ItemUpdate;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an update does, with names and values put in. All operands are taken from the item as it was
 * before, and all list indexes count there. Immutable.
 */
public final class Changes implements ItemUpdate {
  private final Map<DocumentPath, Change> changes;
  private final Projected places;

  /** The places must not overlap. */
  public Changes(Map<DocumentPath, Change> changes) {
    this.changes = changes;
    this.places = new Projected(new ArrayList<>(changes.keySet()));
  }

  @Override
  public Item apply(Item item) {
    PathTree<Edit> edits = new PathTree<>();
    changes.forEach((path, change) -> edits.put(path, Edit.of(change, item, path)));
    return Editor.item(item, edits);
  }

  @Override
  public Item select(Item item) {
    return places.of(item);
  }

  @Override
  public Set<String> attributes() {
    return places.attributes();
  }

  /** The places that it changes, in the order of the expression. */
  public List<DocumentPath> places() {
    return places.paths();
  }

  /** The places that it looks at or changes. */
  public List<DocumentPath> paths() {
    Set<DocumentPath> paths = new LinkedHashSet<>(places.paths());
    for (Change change : changes.values()) {
      if (change instanceof Change.Set set) {
        set.value().eachPath(paths::add);
      }
    }
    return List.copyOf(paths);
  }

  @Override
  public Set<String> documents() {
    return DocumentPath.documents(paths());
  }

  @Override
  public boolean onlyTakesAway() {
    return !changes.isEmpty() && changes.values().stream().allMatch(Changes::takesAway);
  }

  private static boolean takesAway(Change change) {
    return switch (change) {
      case Change.Remove _, Change.Delete _, Change.LegacyDelete _ -> true;
      case Change.Set _, Change.Add _, Change.LegacyAdd _ -> false;
    };
  }

  static ValidationException wrongType() {
    return new ValidationException(
        "An operand in the update expression has an incorrect data type");
  }

  static ValidationException invalidPath() {
    return new ValidationException(
        "The document path provided in the update expression is invalid for update");
  }

  /** The elements of two sets together, or of the first without those of the second. */
  static <T> List<T> combined(List<T> left, List<T> right, boolean add) {
    Set<T> elements = new LinkedHashSet<>(left);
    if (add) {
      elements.addAll(right);
    } else {
      right.forEach(elements::remove);
    }
    return new ArrayList<>(elements);
  }

  /** Whether a value would lie deeper than DynamoDB allows, put at the end of a path. */
  static boolean tooDeep(DocumentPath path, AttributeValue value) {
    return path.isNested() && Depth.of(value) + path.steps().size() > DocumentPath.MAX_LEVELS;
  }
}
