package dev.culvert.items.expression;

/** One step into a document. */
public sealed interface PathStep {

  /** Into a map, to the entry with this name. */
  record Entry(String name) implements PathStep {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Into a list, to the element with this index. */
  record Element(int index) implements PathStep {
    @Override
    public String toString() {
      return "[" + index + "]";
    }
  }
}
