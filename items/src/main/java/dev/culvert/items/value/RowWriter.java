package dev.culvert.items.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A growing row. Each writing method returns how many bytes DynamoDB counts for what it wrote. */
final class RowWriter {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int FIRST_ROOM = 1024;
  private static final int MAX_LENGTH_BYTES = 5;

  /** Longer texts are faster to encode at once than character by character. */
  private static final int SHORT_TEXT = 24;

  private byte[] bytes = new byte[FIRST_ROOM];
  private int end;

  /** The row of an item; the array is the caller's. */
  byte[] row(Item item) {
    bytes[0] = RowFormat.VERSION;
    end = RowFormat.HEADER;
    int counted = attributes(item);
    // Only now: the array may have been replaced by a larger one meanwhile.
    INT.set(bytes, 1, counted);
    return Arrays.copyOf(bytes, end);
  }

  private int attributes(Item item) {
    return switch (item) {
      case RowItem row -> copy(row);
      case ValueItem values -> attributes(values.names, values.values);
    };
  }

  private int copy(RowItem row) {
    room(row.end - row.start);
    System.arraycopy(row.row, row.start, bytes, end, row.end - row.start);
    end += row.end - row.start;
    return row.sizeInBytes();
  }

  private int attributes(String[] names, AttributeValue[] values) {
    count(names.length);
    int counted = 0;
    for (int i = 0; i < names.length; i++) {
      counted += text(names[i]) + value(values[i]);
    }
    return counted;
  }

  private int value(AttributeValue value) {
    return switch (value) {
      case AttributeValue.S s -> {
        tag(RowFormat.S);
        yield text(s.value());
      }
      case AttributeValue.N n -> {
        tag(RowFormat.N);
        yield number(n.value());
      }
      case AttributeValue.B b -> {
        tag(RowFormat.B);
        yield binary(b.value());
      }
      case AttributeValue.Bool bool -> tag(bool.value() ? RowFormat.TRUE : RowFormat.FALSE);
      case AttributeValue.Null _ -> tag(RowFormat.NULL);
      case AttributeValue.L list -> list(list.elements());
      case AttributeValue.M map -> map(map.entries());
      case AttributeValue.SS set -> set(RowFormat.SS, set.elements(), RowWriter::text);
      case AttributeValue.NS set -> set(RowFormat.NS, set.elements(), RowWriter::number);
      case AttributeValue.BS set -> set(RowFormat.BS, set.elements(), RowWriter::binary);
      case AttributeValue.Refused refused -> throw refused.why();
    };
  }

  private int list(List<AttributeValue> elements) {
    int size = open(RowFormat.L);
    count(elements.size());
    int counted = ItemSize.DOCUMENT_OVERHEAD + ItemSize.ELEMENT_OVERHEAD * elements.size();
    for (AttributeValue element : elements) {
      counted += value(element);
    }
    close(size);
    return counted;
  }

  private int map(Item entries) {
    int size = open(RowFormat.M);
    int counted = attributes(entries);
    close(size);
    return ItemSize.DOCUMENT_OVERHEAD + ItemSize.ELEMENT_OVERHEAD * entries.size() + counted;
  }

  private interface Element<T> {
    int write(RowWriter row, T element);
  }

  private <T> int set(byte tag, List<T> elements, Element<T> element) {
    int size = open(tag);
    count(elements.size());
    int counted = 0;
    for (T each : elements) {
      counted += element.write(this, each);
    }
    close(size);
    return counted;
  }

  /** Leaves room for the size of a body, which {@link #close} fills in. */
  private int open(byte tag) {
    tag(tag);
    room(Integer.BYTES);
    int place = end;
    end += Integer.BYTES;
    return place;
  }

  private void close(int place) {
    INT.set(bytes, place, end - place - Integer.BYTES);
  }

  private int tag(byte tag) {
    room(1);
    bytes[end++] = tag;
    return 1;
  }

  private int number(DynamoNumber number) {
    byte[] encoded = number.array();
    room(encoded.length);
    System.arraycopy(encoded, 0, bytes, end, encoded.length);
    end += encoded.length;
    return number.sizeInBytes();
  }

  private int binary(Bytes binary) {
    return lengthAndBytes(binary.array());
  }

  private int text(String text) {
    int length = text.length();
    if (length > SHORT_TEXT) {
      return lengthAndBytes(text.getBytes(StandardCharsets.UTF_8));
    }
    room(length + 1);
    int at = end;
    bytes[at++] = (byte) length;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return lengthAndBytes(text.getBytes(StandardCharsets.UTF_8));
      }
      bytes[at++] = (byte) c;
    }
    end = at;
    return length;
  }

  private int lengthAndBytes(byte[] more) {
    count(more.length);
    room(more.length);
    System.arraycopy(more, 0, bytes, end, more.length);
    end += more.length;
    return more.length;
  }

  private void count(int count) {
    room(MAX_LENGTH_BYTES);
    int rest = count;
    while (rest >= 0x80) {
      bytes[end++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[end++] = (byte) rest;
  }

  private void room(int more) {
    if (bytes.length - end < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + more));
    }
  }
}
