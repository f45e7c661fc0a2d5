package dev.culvert.items.expression;

import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in an item.
 *
 * @param attribute the top-level attribute
 * @param steps the way from there into the document; mostly none
 */
public record DocumentPath(String attribute, List<PathStep> steps) {
  /** As deep as an item may be. */
  static final int MAX_LEVELS = 32;

  public DocumentPath {
    steps = List.copyOf(steps);
  }

  /** The path to a top-level attribute. */
  public static DocumentPath to(String attribute) {
    return new DocumentPath(attribute, List.of());
  }

  /** Whether it leads into a document. */
  public boolean isNested() {
    return !steps.isEmpty();
  }

  /** The attributes into which some of these paths lead. */
  public static Set<String> documents(Collection<DocumentPath> paths) {
    Set<String> documents = new LinkedHashSet<>(0);
    for (DocumentPath path : paths) {
      if (path.isNested()) {
        documents.add(path.attribute());
      }
    }
    return documents;
  }

  /** What an item has in this place, or null. */
  public @Nullable AttributeValue in(Item item) {
    AttributeValue value = item.value(attribute);
    for (int i = 0; i < steps.size() && value != null; i++) {
      value = step(value, steps.get(i));
    }
    return value;
  }

  private static @Nullable AttributeValue step(AttributeValue value, PathStep step) {
    return switch (step) {
      case PathStep.Entry entry ->
          value instanceof AttributeValue.M map ? map.entries().value(entry.name()) : null;
      case PathStep.Element element ->
          value instanceof AttributeValue.L list && element.index() < list.elements().size()
              ? list.elements().get(element.index())
              : null;
    };
  }

  /** {@code [a, [0], b]}, as DynamoDB prints paths. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[").append(attribute);
    steps.forEach(step -> text.append(", ").append(step));
    return text.append(']').toString();
  }
}
