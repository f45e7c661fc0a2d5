package dev.culvert.items.expression;

import dev.culvert.items.operation.ItemCondition;
import dev.culvert.items.value.Item;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A condition or a filter, with names and values put in. Immutable. */
public final class Condition implements ItemCondition {
  private final Predicate predicate;

  public Condition(Predicate predicate) {
    this.predicate = predicate;
  }

  @Override
  public boolean holds(Item item) {
    return predicate.holds(item);
  }

  @Override
  public Set<String> attributes() {
    Set<String> attributes = new LinkedHashSet<>();
    predicate.eachPath(path -> attributes.add(path.attribute()));
    return attributes;
  }

  @Override
  public Set<String> documents() {
    return DocumentPath.documents(paths());
  }

  /** The places in an item that it looks at, in the order in which it names them. */
  public List<DocumentPath> paths() {
    Set<DocumentPath> paths = new LinkedHashSet<>();
    predicate.eachPath(paths::add);
    return List.copyOf(paths);
  }

  /** What it asks. */
  public Predicate predicate() {
    return predicate;
  }
}
