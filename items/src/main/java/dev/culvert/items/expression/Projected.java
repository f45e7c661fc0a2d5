package dev.culvert.items.expression;

import dev.culvert.items.operation.ItemProjection;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of items in some places. A place that an item does not have leaves no trace; the chosen
 * elements of a list close up. Immutable.
 */
public final class Projected implements ItemProjection {
  private final List<DocumentPath> paths;
  private final PathTree<Boolean> tree = new PathTree<>();

  /** The places must not overlap. */
  Projected(List<DocumentPath> paths) {
    this.paths = List.copyOf(paths);
    paths.forEach(path -> tree.put(path, true));
  }

  @Override
  public Item of(Item item) {
    ItemBuilder part = new ItemBuilder(tree.entries().size());
    tree.entries().forEach((name, node) -> put(part, name, part(item.value(name), node)));
    return part.build();
  }

  private static void put(ItemBuilder part, String name, @Nullable AttributeValue value) {
    if (value != null) {
      part.put(name, value);
    }
  }

  private static @Nullable AttributeValue part(
      @Nullable AttributeValue value, PathTree<Boolean> node) {
    if (value == null || node.leaf() != null) {
      return value;
    }
    return switch (value) {
      case AttributeValue.M map -> entries(map, node.entries());
      case AttributeValue.L list -> elements(list, node.elements());
      case AttributeValue.S _, AttributeValue.N _, AttributeValue.B _, AttributeValue.Bool _ ->
          null;
      case AttributeValue.Null _, AttributeValue.SS _, AttributeValue.NS _, AttributeValue.BS _ ->
          null;
      case AttributeValue.Refused refused -> throw refused.why();
    };
  }

  private static @Nullable AttributeValue entries(
      AttributeValue.M map, Map<String, PathTree<Boolean>> nodes) {
    ItemBuilder part = new ItemBuilder(nodes.size());
    nodes.forEach((name, node) -> put(part, name, part(map.entries().value(name), node)));
    Item entries = part.build();
    return entries.isEmpty() ? null : new AttributeValue.M(entries);
  }

  private static @Nullable AttributeValue elements(
      AttributeValue.L list, Map<Integer, PathTree<Boolean>> nodes) {
    List<AttributeValue> part = new ArrayList<>(nodes.size());
    nodes.forEach((index, node) -> {
      AttributeValue element =
          index < list.elements().size() ? part(list.elements().get(index), node) : null;
      if (element != null) {
        part.add(element);
      }
    });
    return part.isEmpty() ? null : new AttributeValue.L(part);
  }

  @Override
  public Set<String> attributes() {
    Set<String> attributes = new LinkedHashSet<>();
    paths.forEach(path -> attributes.add(path.attribute()));
    return attributes;
  }

  @Override
  public Set<String> documents() {
    return DocumentPath.documents(paths);
  }

  /** The places, in the order in which they were named. */
  public List<DocumentPath> paths() {
    return paths;
  }
}
