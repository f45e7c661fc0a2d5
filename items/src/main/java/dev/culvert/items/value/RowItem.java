package dev.culvert.items.value;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An item that is a part of a row. Values are read when somebody asks for them: one by one by name,
 * or all at once, and then they are kept. Threads that ask at the same time may read twice.
 */
final class RowItem extends Item {
  final byte[] row;

  /** Where the attributes begin, and where they end. */
  final int start;

  final int end;

  private int sizeInBytes;
  private @Nullable ValueItem decoded;

  RowItem(byte[] row, int start, int end) {
    this(row, start, end, -1);
  }

  RowItem(byte[] row, int start, int end, int sizeInBytes) {
    this.row = row;
    this.start = start;
    this.end = end;
    this.sizeInBytes = sizeInBytes;
  }

  @Override
  public @Nullable AttributeValue value(String name) {
    ValueItem known = decoded;
    if (known != null) {
      return known.value(name);
    }
    RowReader reader = new RowReader(row, start);
    for (int left = reader.count(); left > 0; left--) {
      if (reader.textIs(name)) {
        return reader.value();
      }
      reader.skipValue();
    }
    return null;
  }

  @Override
  public Item with(String name, AttributeValue value) {
    return decoded().with(name, value);
  }

  @Override
  public Item without(String name) {
    return decoded().without(name);
  }

  @Override
  public int sizeInBytes() {
    if (sizeInBytes < 0) {
      sizeInBytes = new RowReader(row, start).countedAttributes();
    }
    return sizeInBytes;
  }

  @Override
  public int size() {
    return new RowReader(row, start).count();
  }

  @Override
  public Set<Map.Entry<String, AttributeValue>> entrySet() {
    return decoded().entrySet();
  }

  private ValueItem decoded() {
    ValueItem known = decoded;
    if (known == null) {
      known = read();
      decoded = known;
    }
    return known;
  }

  private ValueItem read() {
    RowReader reader = new RowReader(row, start);
    int count = reader.count();
    String[] names = new String[count];
    AttributeValue[] read = new AttributeValue[count];
    for (int i = 0; i < count; i++) {
      names[i] = reader.text();
      read[i] = reader.value();
    }
    return new ValueItem(names, read);
  }
}
