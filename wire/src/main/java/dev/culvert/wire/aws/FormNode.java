package dev.culvert.wire.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parameter and those below it: {@code Filter.1.Name} is the node Name below 1 below Filter, in
 * order of arrival.
 */
final class FormNode {
  /** Deeper than any parameter of AWS's. */
  private static final int MAX_DEPTH = 24;

  private static final int MAX_INDEX_DIGITS = 9;

  private final String path;
  private @Nullable String value;
  private Map<String, FormNode> children = Map.of();

  private FormNode(String path) {
    this.path = path;
  }

  static FormNode of(Form form) {
    FormNode root = new FormNode("");
    for (Form.Parameter parameter : form.parameters()) {
      root.at(parameter.name()).value = parameter.value();
    }
    return root;
  }

  private FormNode at(String name) {
    FormNode node = this;
    int start = 0;
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      int dot = name.indexOf('.', start);
      if (dot < 0) {
        return node.child(name.substring(start), name);
      }
      node = node.child(name.substring(start, dot), name.substring(0, dot));
      start = dot + 1;
    }
    return node.child(name.substring(start), name);
  }

  private FormNode child(String name, String childPath) {
    if (children.isEmpty()) {
      children = LinkedHashMap.newLinkedHashMap(4);
    }
    FormNode known = children.get(name);
    if (known == null) {
      known = new FormNode(childPath);
      children.put(name, known);
    }
    return known;
  }

  /** The whole name, e.g. {@code Filter.1.Name}. */
  String path() {
    return path;
  }

  /** Its own value, or null if only nodes below it have one. */
  @Nullable String value() {
    return value;
  }

  Map<String, FormNode> children() {
    return children;
  }

  @Nullable FormNode child(String name) {
    return children.get(name);
  }

  /**
   * The children in order of their indexes, which may have gaps.
   *
   * @throws AwsException if one's name is no index
   */
  List<FormNode> indexed() {
    List<FormNode> ordered = new ArrayList<>(children.size());
    int last = -1;
    boolean ascending = true;
    for (Map.Entry<String, FormNode> child : children.entrySet()) {
      int index = index(child);
      ascending &= index > last;
      last = index;
      ordered.add(child.getValue());
    }
    if (!ascending) {
      List<Map.Entry<String, FormNode>> entries = new ArrayList<>(children.entrySet());
      entries.sort((a, b) -> Integer.compare(index(a), index(b)));
      ordered = new ArrayList<>(entries.stream().map(Map.Entry::getValue).toList());
    }
    return ordered;
  }

  private static int index(Map.Entry<String, FormNode> child) {
    String name = child.getKey();
    boolean digits = !name.isEmpty() && name.length() <= MAX_INDEX_DIGITS;
    for (int i = 0; i < name.length() && digits; i++) {
      digits = name.charAt(i) >= '0' && name.charAt(i) <= '9';
    }
    if (!digits) {
      throw child.getValue().unknown();
    }
    return Integer.parseInt(name);
  }

  /** The refusal of a parameter that nothing reads. */
  AwsException unknown() {
    FormNode first = this;
    while (first.value == null && !first.children.isEmpty()) {
      first = first.children.values().iterator().next();
    }
    return new AwsException(
        "UnknownParameter", "The parameter " + first.path + " is not recognized");
  }
}
