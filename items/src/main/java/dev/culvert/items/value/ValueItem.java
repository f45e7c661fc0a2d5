package dev.culvert.items.value;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An item made of values: two arrays of equal length, the names strictly ascending. */
final class ValueItem extends Item {
  static final ValueItem EMPTY = new ValueItem(new String[0], new AttributeValue[0]);

  final String[] names;
  final AttributeValue[] values;

  /** Zero until somebody asked. */
  private int sizeInBytes;

  ValueItem(String[] names, AttributeValue[] values) {
    this.names = names;
    this.values = values;
  }

  @Override
  public @Nullable AttributeValue value(String name) {
    int at = Arrays.binarySearch(names, name);
    return at < 0 ? null : values[at];
  }

  @Override
  public Item with(String name, AttributeValue value) {
    int at = Arrays.binarySearch(names, name);
    if (at >= 0) {
      AttributeValue[] replaced = values.clone();
      replaced[at] = value;
      return new ValueItem(names, replaced);
    }
    int place = -at - 1;
    String[] moreNames = Arrays.copyOf(names, names.length + 1);
    AttributeValue[] moreValues = Arrays.copyOf(values, names.length + 1);
    System.arraycopy(names, place, moreNames, place + 1, names.length - place);
    System.arraycopy(values, place, moreValues, place + 1, names.length - place);
    moreNames[place] = name;
    moreValues[place] = value;
    return new ValueItem(moreNames, moreValues);
  }

  @Override
  public Item without(String name) {
    int at = Arrays.binarySearch(names, name);
    if (at < 0) {
      return this;
    }
    String[] fewerNames = Arrays.copyOf(names, names.length - 1);
    AttributeValue[] fewerValues = Arrays.copyOf(values, names.length - 1);
    System.arraycopy(names, at + 1, fewerNames, at, fewerNames.length - at);
    System.arraycopy(values, at + 1, fewerValues, at, fewerNames.length - at);
    return new ValueItem(fewerNames, fewerValues);
  }

  @Override
  public int sizeInBytes() {
    if (sizeInBytes == 0) {
      sizeInBytes = ItemSize.ofAttributes(this);
    }
    return sizeInBytes;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public Set<Map.Entry<String, AttributeValue>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Map.Entry<String, AttributeValue>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Map.Entry<String, AttributeValue>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < names.length;
    }

    @Override
    public Map.Entry<String, AttributeValue> next() {
      if (next == names.length) {
        throw new NoSuchElementException();
      }
      Map.Entry<String, AttributeValue> entry = Map.entry(names[next], values[next]);
      next++;
      return entry;
    }
  }
}
