package dev.culvert.items.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/** A place in a row, moving forward. */
final class RowReader {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  final byte[] row;
  int at;

  RowReader(byte[] row, int at) {
    this.row = row;
    this.at = at;
  }

  byte tag() {
    return row[at++];
  }

  int size() {
    int size = (int) INT.get(row, at);
    at += Integer.BYTES;
    return size;
  }

  int count() {
    int count = row[at++];
    if (count >= 0) {
      return count;
    }
    count &= 0x7f;
    for (int shift = 7; ; shift += 7) {
      int more = row[at++];
      count |= (more & 0x7f) << shift;
      if (more >= 0) {
        return count;
      }
    }
  }

  String text() {
    int length = count();
    String text = new String(row, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** Passes over a text and tells whether it is this one. */
  boolean textIs(String text) {
    int length = count();
    int start = at;
    at += length;
    if (length < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return text.equals(new String(row, start, length, StandardCharsets.UTF_8));
      }
      if (row[start + i] != c) {
        return false;
      }
    }
    return length == text.length();
  }

  AttributeValue value() {
    byte tag = tag();
    return switch (tag) {
      case RowFormat.S -> new AttributeValue.S(text());
      case RowFormat.N -> new AttributeValue.N(number());
      case RowFormat.B -> new AttributeValue.B(binary());
      case RowFormat.FALSE -> AttributeValue.Bool.FALSE;
      case RowFormat.TRUE -> AttributeValue.Bool.TRUE;
      case RowFormat.NULL -> AttributeValue.Null.NULL;
      case RowFormat.L -> new AttributeValue.L(elements(RowReader::value));
      case RowFormat.M -> new AttributeValue.M(map());
      case RowFormat.SS -> new AttributeValue.SS(elements(RowReader::text));
      case RowFormat.NS -> new AttributeValue.NS(elements(RowReader::number));
      case RowFormat.BS -> new AttributeValue.BS(elements(RowReader::binary));
      default -> throw unknown(tag);
    };
  }

  /** Passes over a value. */
  void skipValue() {
    byte tag = tag();
    int length =
        switch (tag) {
          case RowFormat.S, RowFormat.B -> count();
          case RowFormat.N -> DynamoNumber.encodedLength(row, at);
          case RowFormat.FALSE, RowFormat.TRUE, RowFormat.NULL -> 0;
          case RowFormat.L, RowFormat.M, RowFormat.SS, RowFormat.NS, RowFormat.BS -> size();
          default -> throw unknown(tag);
        };
    at += length;
  }

  /** How many bytes DynamoDB counts for the attributes that begin here. */
  int countedAttributes() {
    int counted = 0;
    for (int left = count(); left > 0; left--) {
      int length = count();
      at += length;
      counted += length + countedValue();
    }
    return counted;
  }

  private int countedValue() {
    byte tag = tag();
    return switch (tag) {
      case RowFormat.S, RowFormat.B -> countedBytes();
      case RowFormat.N -> countedNumber();
      case RowFormat.FALSE, RowFormat.TRUE, RowFormat.NULL -> 1;
      case RowFormat.L -> countedList();
      case RowFormat.M -> countedMap();
      case RowFormat.SS, RowFormat.BS -> countedSet(RowReader::countedBytes);
      case RowFormat.NS -> countedSet(RowReader::countedNumber);
      default -> throw unknown(tag);
    };
  }

  private int countedBytes() {
    int length = count();
    at += length;
    return length;
  }

  private int countedNumber() {
    int length = DynamoNumber.encodedLength(row, at);
    int counted = DynamoNumber.sizeInBytes(row, at, length);
    at += length;
    return counted;
  }

  private int countedList() {
    size();
    int counted = ItemSize.DOCUMENT_OVERHEAD;
    for (int left = count(); left > 0; left--) {
      counted += ItemSize.ELEMENT_OVERHEAD + countedValue();
    }
    return counted;
  }

  private int countedMap() {
    size();
    int entries = new RowReader(row, at).count();
    return ItemSize.DOCUMENT_OVERHEAD + ItemSize.ELEMENT_OVERHEAD * entries + countedAttributes();
  }

  private int countedSet(ToIntFunction<RowReader> each) {
    size();
    int counted = 0;
    for (int left = count(); left > 0; left--) {
      counted += each.applyAsInt(this);
    }
    return counted;
  }

  private Item map() {
    int size = size();
    Item map = new RowItem(row, at, at + size);
    at += size;
    return map;
  }

  private DynamoNumber number() {
    DynamoNumber number = DynamoNumber.decode(row, at);
    at += number.array().length;
    return number;
  }

  private Bytes binary() {
    int length = count();
    Bytes bytes = Bytes.wrap(Arrays.copyOfRange(row, at, at + length));
    at += length;
    return bytes;
  }

  private interface Element<T> {
    T read(RowReader row);
  }

  private <T> List<T> elements(Element<T> element) {
    size();
    int count = count();
    List<T> elements = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      elements.add(element.read(this));
    }
    return elements;
  }

  static IllegalStateException unknown(byte tag) {
    return new IllegalStateException("a row has a value with the unknown tag " + tag);
  }
}
