package dev.culvert.items.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Places in an item that do not overlap, with something for each of them. A node is a place, or
 * leads to entries of a map, or to elements of a list in ascending order.
 *
 * @param <T> what there is for a place
 */
final class PathTree<T> {
  private final Map<String, PathTree<T>> entries = new LinkedHashMap<>();
  private final Map<Integer, PathTree<T>> elements = new TreeMap<>();
  private @Nullable T leaf;

  /** Adds a place; no other one may lie at it, in it, or around it. */
  void put(DocumentPath path, T value) {
    PathTree<T> node = entries.computeIfAbsent(path.attribute(), _ -> new PathTree<>());
    for (PathStep step : path.steps()) {
      node =
          switch (step) {
            case PathStep.Entry entry ->
                node.entries.computeIfAbsent(entry.name(), _ -> new PathTree<>());
            case PathStep.Element element ->
                node.elements.computeIfAbsent(element.index(), _ -> new PathTree<>());
          };
    }
    node.leaf = value;
  }

  /** What there is for this place itself, or null where it only leads to others. */
  @Nullable T leaf() {
    return leaf;
  }

  Map<String, PathTree<T>> entries() {
    return entries;
  }

  Map<Integer, PathTree<T>> elements() {
    return elements;
  }
}
