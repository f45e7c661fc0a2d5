package dev.culvert.items.expression;

import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the item that an update leaves, out of the one that it found. */
final class Editor {
  private Editor() {}

  static Item item(Item item, PathTree<Edit> edits) {
    Item edited = item;
    for (Map.Entry<String, PathTree<Edit>> entry : edits.entries().entrySet()) {
      String name = entry.getKey();
      AttributeValue after = value(item.value(name), entry.getValue());
      edited = after == null ? edited.without(name) : edited.with(name, after);
    }
    return edited;
  }

  private static @Nullable AttributeValue value(
      @Nullable AttributeValue before, PathTree<Edit> edits) {
    Edit edit = edits.leaf();
    if (edit != null) {
      return edit.of(before);
    }
    if (before instanceof AttributeValue.M map && edits.elements().isEmpty()) {
      return new AttributeValue.M(item(map.entries(), edits));
    }
    if (before instanceof AttributeValue.L list && edits.entries().isEmpty()) {
      return list(list.elements(), edits.elements());
    }
    throw Changes.invalidPath();
  }

  /** Edits elements where they are; what is set behind the end is appended in order. */
  private static AttributeValue list(
      List<AttributeValue> before, Map<Integer, PathTree<Edit>> edits) {
    List<AttributeValue> after = new ArrayList<>(before.size() + edits.size());
    for (int i = 0; i < before.size(); i++) {
      PathTree<Edit> edit = edits.get(i);
      add(after, edit == null ? before.get(i) : value(before.get(i), edit));
    }
    edits.forEach((index, edit) -> {
      if (index >= before.size()) {
        add(after, value(null, edit));
      }
    });
    return new AttributeValue.L(after);
  }

  private static void add(List<AttributeValue> list, @Nullable AttributeValue value) {
    if (value != null) {
      list.add(value);
    }
  }
}
