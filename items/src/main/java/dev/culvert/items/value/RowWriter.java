package dev.culvert.items.value;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A growing row. */
final class RowWriter {
  private byte[] bytes = new byte[512];
  private int size;

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }

  void item(Item item) {
    number(item.size());
    item.forEach((name, value) -> {
      bytes(name.getBytes(StandardCharsets.UTF_8));
      value(value);
    });
  }

  private void value(AttributeValue value) {
    room(1);
    bytes[size++] = value.type().tag;
    switch (value) {
      case AttributeValue.S s -> bytes(s.value().getBytes(StandardCharsets.UTF_8));
      case AttributeValue.N n -> bytes(n.value().array());
      case AttributeValue.B b -> bytes(b.value().array());
      case AttributeValue.Bool bool -> number(bool.value() ? 1 : 0);
      case AttributeValue.Null _ -> {}
      case AttributeValue.L list -> all(list.elements(), this::value);
      case AttributeValue.M map -> item(map.entries());
      case AttributeValue.SS set ->
          all(set.elements(), element -> bytes(element.getBytes(StandardCharsets.UTF_8)));
      case AttributeValue.NS set -> all(set.elements(), element -> bytes(element.array()));
      case AttributeValue.BS set -> all(set.elements(), element -> bytes(element.array()));
      case AttributeValue.Refused refused -> throw refused.why();
    }
  }

  private <T> void all(List<T> elements, Consumer<T> each) {
    number(elements.size());
    elements.forEach(each);
  }

  private void bytes(byte[] more) {
    number(more.length);
    room(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  private void number(int number) {
    room(4);
    ByteBuffer.wrap(bytes).putInt(size, number);
    size += 4;
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * size, size + more));
    }
  }
}
