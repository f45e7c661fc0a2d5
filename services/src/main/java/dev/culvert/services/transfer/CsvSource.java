package dev.culvert.services.transfer;

import dev.culvert.items.ValidationException;
import dev.culvert.items.table.ScalarType;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Bytes;
import dev.culvert.items.value.DynamoNumber;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemBuilder;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lines of values, which are strings but for key attributes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataImport.Format.html">Import
 *     format quotas and validation</a>
 */
final class CsvSource implements ItemSource {
  private static final int END = -1;

  private final char delimiter;
  private final Optional<List<String>> header;
  private final Map<String, ScalarType> keys;

  /**
   * @param header the names of the columns; empty where the first line has them
   * @param keys the types of the attributes that are keys
   */
  CsvSource(char delimiter, Optional<List<String>> header, Map<String, ScalarType> keys) {
    this.delimiter = delimiter;
    this.header = header;
    this.keys = Map.copyOf(keys);
  }

  @Override
  public void read(Reader file, Sink sink) throws IOException {
    var in = new PushbackReader(file);
    var names = header.isPresent() ? header.get() : line(in);
    for (var values = line(in); !values.isEmpty(); values = line(in)) {
      var blank = values.size() == 1 && values.getFirst().isEmpty();
      if (!blank) {
        try {
          sink.item(item(names, values));
        } catch (ValidationException | IllegalArgumentException refused) {
          sink.refused(String.valueOf(refused.getMessage()));
        }
      }
    }
  }

  private Item item(List<String> names, List<String> values) {
    if (values.size() > names.size()) {
      throw new ValidationException("a line has more values than there are columns");
    }
    var item = new ItemBuilder();
    for (var i = 0; i < values.size(); i++) {
      item.put(names.get(i), value(names.get(i), values.get(i)));
    }
    return item.build();
  }

  private AttributeValue value(String name, String text) {
    return switch (keys.getOrDefault(name, ScalarType.S)) {
      case S -> new AttributeValue.S(text);
      case N -> new AttributeValue.N(DynamoNumber.parse(text));
      case B -> new AttributeValue.B(Bytes.wrap(Base64.getDecoder().decode(text)));
    };
  }

  /** The values of a line; none at the end of the file. */
  private List<String> line(PushbackReader in) throws IOException {
    var values = new ArrayList<String>();
    var c = in.read();
    if (c == END) {
      return values;
    }
    in.unread(c);
    do {
      var value = new StringBuilder();
      c = in.read();
      c = c == '"' ? quoted(in, value) : plain(in, c, value);
      values.add(value.toString());
    } while (c == delimiter);
    if (c == '\r') {
      c = in.read();
      if (c != '\n' && c != END) {
        in.unread(c);
      }
    }
    return values;
  }

  /** Reads to the end of a value, and returns what ended it. */
  private int plain(Reader in, int first, StringBuilder value) throws IOException {
    var c = first;
    while (c != delimiter && c != '\n' && c != '\r' && c != END) {
      value.append((char) c);
      c = in.read();
    }
    return c;
  }

  /** The same after an opening quote; a quote inside is doubled. */
  private int quoted(Reader in, StringBuilder value) throws IOException {
    var c = in.read();
    while (c != END) {
      if (c == '"') {
        c = in.read();
        if (c != '"') {
          return plain(in, c, value);
        }
      }
      value.append((char) c);
      c = in.read();
    }
    return c;
  }
}
