package dev.culvert.items.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** DynamoDB's JSON of values and of rows, as growing bytes of UTF-8. */
final class JsonWriter {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
  private static final int LONGEST_ESCAPE = 6;

  private byte[] json;
  private int end;

  JsonWriter(int room) {
    json = new byte[Math.max(64, room)];
  }

  byte[] toArray() {
    return Arrays.copyOf(json, end);
  }

  void item(Item item) {
    switch (item) {
      case RowItem row -> attributes(new RowReader(row.row, row.start));
      case ValueItem values -> attributes(values);
    }
  }

  private void attributes(ValueItem item) {
    put('{');
    for (int i = 0; i < item.names.length; i++) {
      comma(i);
      text(item.names[i]);
      put(':');
      value(item.values[i]);
    }
    put('}');
  }

  private void attributes(RowReader row) {
    put('{');
    int count = row.count();
    for (int i = 0; i < count; i++) {
      comma(i);
      text(row);
      put(':');
      value(row);
    }
    put('}');
  }

  void value(AttributeValue value) {
    switch (value) {
      case AttributeValue.S s -> {
        open("{\"S\":");
        text(s.value());
      }
      case AttributeValue.N n -> {
        open("{\"N\":");
        number(n.value().array(), 0);
      }
      case AttributeValue.B b -> {
        open("{\"B\":");
        binary(b.value().array());
      }
      case AttributeValue.Bool bool -> open(bool.value() ? "{\"BOOL\":true" : "{\"BOOL\":false");
      case AttributeValue.Null _ -> open("{\"NULL\":true");
      case AttributeValue.L list -> list("{\"L\":[", list.elements(), JsonWriter::value);
      case AttributeValue.M map -> {
        open("{\"M\":");
        item(map.entries());
      }
      case AttributeValue.SS set -> list("{\"SS\":[", set.elements(), JsonWriter::text);
      case AttributeValue.NS set ->
          list("{\"NS\":[", set.elements(), (json, number) -> json.number(number.array(), 0));
      case AttributeValue.BS set ->
          list("{\"BS\":[", set.elements(), (json, bytes) -> json.binary(bytes.array()));
      case AttributeValue.Refused refused -> throw refused.why();
    }
    put('}');
  }

  private void value(RowReader row) {
    byte tag = row.tag();
    switch (tag) {
      case RowFormat.S -> {
        open("{\"S\":");
        text(row);
      }
      case RowFormat.N -> {
        open("{\"N\":");
        number(row);
      }
      case RowFormat.B -> {
        open("{\"B\":");
        binary(row);
      }
      case RowFormat.FALSE -> open("{\"BOOL\":false");
      case RowFormat.TRUE -> open("{\"BOOL\":true");
      case RowFormat.NULL -> open("{\"NULL\":true");
      case RowFormat.L -> list("{\"L\":[", row, JsonWriter::value);
      case RowFormat.M -> {
        open("{\"M\":");
        row.size();
        attributes(row);
      }
      case RowFormat.SS -> list("{\"SS\":[", row, JsonWriter::text);
      case RowFormat.NS -> list("{\"NS\":[", row, JsonWriter::number);
      case RowFormat.BS -> list("{\"BS\":[", row, JsonWriter::binary);
      default -> throw RowReader.unknown(tag);
    }
    put('}');
  }

  private interface Element<T> {
    void write(JsonWriter json, T element);
  }

  private <T> void list(String opening, List<T> elements, Element<T> element) {
    open(opening);
    for (int i = 0; i < elements.size(); i++) {
      comma(i);
      element.write(this, elements.get(i));
    }
    put(']');
  }

  private void list(String opening, RowReader row, Element<RowReader> element) {
    open(opening);
    row.size();
    int count = row.count();
    for (int i = 0; i < count; i++) {
      comma(i);
      element.write(this, row);
    }
    put(']');
  }

  private void number(RowReader row) {
    number(row.row, row.at);
    row.at += DynamoNumber.encodedLength(row.row, row.at);
  }

  private void number(byte[] encoded, int from) {
    room(NumberText.MAX_LENGTH + 2);
    json[end++] = '"';
    end = NumberText.write(encoded, from, json, end);
    json[end++] = '"';
  }

  private void binary(RowReader row) {
    int length = row.count();
    binary(Arrays.copyOfRange(row.row, row.at, row.at + length));
    row.at += length;
  }

  private void binary(byte[] bytes) {
    byte[] text = Base64.getEncoder().encode(bytes);
    text(text, 0, text.length);
  }

  private void text(RowReader row) {
    int length = row.count();
    text(row.row, row.at, length);
    row.at += length;
  }

  private void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    text(utf8, 0, utf8.length);
  }

  /** Writes UTF-8 as a JSON string: whole stretches at once, up to what must be escaped. */
  private void text(byte[] utf8, int from, int length) {
    room(length + 2);
    json[end++] = '"';
    int to = from + length;
    int done = from;
    int next = JsonEscapes.next(utf8, from, to);
    while (next < to) {
      plain(utf8, done, next);
      escaped(utf8[next]);
      done = next + 1;
      next = JsonEscapes.next(utf8, done, to);
    }
    plain(utf8, done, to);
    put('"');
  }

  private void plain(byte[] utf8, int from, int to) {
    room(to - from);
    System.arraycopy(utf8, from, json, end, to - from);
    end += to - from;
  }

  private void escaped(byte b) {
    room(LONGEST_ESCAPE);
    json[end++] = '\\';
    switch (b) {
      case '"', '\\' -> json[end++] = b;
      case '\n' -> json[end++] = 'n';
      case '\r' -> json[end++] = 'r';
      case '\t' -> json[end++] = 't';
      default -> {
        json[end++] = 'u';
        json[end++] = '0';
        json[end++] = '0';
        json[end++] = HEX[b >> 4];
        json[end++] = HEX[b & 0xf];
      }
    }
  }

  private void open(String ascii) {
    room(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      json[end++] = (byte) ascii.charAt(i);
    }
  }

  private void comma(int position) {
    if (position > 0) {
      put(',');
    }
  }

  private void put(char ascii) {
    room(1);
    json[end++] = (byte) ascii;
  }

  private void room(int more) {
    if (json.length - end < more) {
      json = Arrays.copyOf(json, Math.max(2 * json.length, end + more));
    }
  }
}
