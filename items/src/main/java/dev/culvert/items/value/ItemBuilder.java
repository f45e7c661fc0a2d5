package dev.culvert.items.value;

import java.util.Arrays;

/** Collects attributes; a name given twice keeps its last value. For one thread, and one item. */
public final class ItemBuilder {
  private String[] names;
  private AttributeValue[] values;
  private int size;
  private boolean ascending = true;

  public ItemBuilder() {
    this(8);
  }

  public ItemBuilder(int expected) {
    names = new String[expected];
    values = new AttributeValue[expected];
  }

  public ItemBuilder put(String name, AttributeValue value) {
    if (size == names.length) {
      int room = Math.max(8, size * 2);
      names = Arrays.copyOf(names, room);
      values = Arrays.copyOf(values, room);
    }
    ascending &= size == 0 || names[size - 1].compareTo(name) < 0;
    names[size] = name;
    values[size] = value;
    size++;
    return this;
  }

  public Item build() {
    if (size == 0) {
      return Item.empty();
    }
    if (!ascending) {
      sort();
    }
    return size == names.length
        ? new ValueItem(names, values)
        : new ValueItem(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
  }

  private void sort() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> names[a].compareTo(names[b]));
    String[] sortedNames = new String[size];
    AttributeValue[] sortedValues = new AttributeValue[size];
    int kept = 0;
    for (int from : order) {
      if (kept > 0 && sortedNames[kept - 1].equals(names[from])) {
        kept--;
      }
      sortedNames[kept] = names[from];
      sortedValues[kept] = values[from];
      kept++;
    }
    names = sortedNames;
    values = sortedValues;
    size = kept;
  }
}
