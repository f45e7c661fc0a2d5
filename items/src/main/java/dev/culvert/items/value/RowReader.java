package dev.culvert.items.value;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads a row from its beginning. */
final class RowReader {
  private static final AttributeType[] TYPES = AttributeType.values();

  private final ByteBuffer row;

  RowReader(byte[] row) {
    this.row = ByteBuffer.wrap(row);
  }

  Item item() {
    int size = row.getInt();
    ItemBuilder item = new ItemBuilder(size);
    for (int i = 0; i < size; i++) {
      item.put(text(), value());
    }
    return item.build();
  }

  private AttributeValue value() {
    return switch (TYPES[row.get() - 1]) {
      case S -> new AttributeValue.S(text());
      case N -> new AttributeValue.N(DynamoNumber.decode(bytes(), 0));
      case B -> new AttributeValue.B(Bytes.wrap(bytes()));
      case BOOL -> AttributeValue.Bool.of(row.getInt() == 1);
      case NULL -> AttributeValue.Null.NULL;
      case L -> new AttributeValue.L(all(this::value));
      case M -> new AttributeValue.M(item());
      case SS -> new AttributeValue.SS(all(this::text));
      case NS -> new AttributeValue.NS(all(() -> DynamoNumber.decode(bytes(), 0)));
      case BS -> new AttributeValue.BS(all(() -> Bytes.wrap(bytes())));
    };
  }

  private <T> List<T> all(Supplier<T> each) {
    int size = row.getInt();
    List<T> elements = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      elements.add(each.get());
    }
    return elements;
  }

  private byte[] bytes() {
    byte[] bytes = new byte[row.getInt()];
    row.get(bytes);
    return bytes;
  }

  private String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}
