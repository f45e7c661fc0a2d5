package dev.culvert.verification.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A table with a partition key {@code pk} and a sort key {@code sk}, both texts, in a map. Its
 * other attributes are the number {@code n} and the text {@code t}.
 */
final class Model {
  /** What an item has beside its key; null where it has no such attribute. */
  record Row(@Nullable Integer n, @Nullable String t) {}

  /** The key of an item. */
  record Key(String pk, String sk) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      var byPartition = pk.compareTo(other.pk);
      return byPartition != 0 ? byPartition : sk.compareTo(other.sk);
    }

    String json() {
      return "{\"pk\":{\"S\":\"%s\"},\"sk\":{\"S\":\"%s\"}}".formatted(pk, sk);
    }
  }

  private final TreeMap<Key, Row> rows = new TreeMap<>();

  @Nullable Row get(Key key) {
    return rows.get(key);
  }

  void put(Key key, Row row) {
    rows.put(key, row);
  }

  void delete(Key key) {
    rows.remove(key);
  }

  int size() {
    return rows.size();
  }

  /** The items of a partition in the order of their sort key. */
  List<String> partition(String pk, boolean forward) {
    var items = new ArrayList<String>();
    rows.forEach((key, row) -> {
      if (key.pk.equals(pk)) {
        items.add(json(key, row));
      }
    });
    return forward ? items : items.reversed();
  }

  /** All items. */
  List<String> all() {
    return rows.entrySet().stream().map(entry -> json(entry.getKey(), entry.getValue())).toList();
  }

  /** An item as Culvert writes it: the attributes in the order of their names. */
  static String json(Key key, Row row) {
    var attributes = new TreeMap<String, String>();
    attributes.put("pk", "{\"S\":\"" + key.pk + "\"}");
    attributes.put("sk", "{\"S\":\"" + key.sk + "\"}");
    if (row.n() != null) {
      attributes.put("n", "{\"N\":\"" + row.n() + "\"}");
    }
    if (row.t() != null) {
      attributes.put("t", "{\"S\":\"" + row.t() + "\"}");
    }
    var json = new StringBuilder("{");
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      json.append(json.length() == 1 ? "" : ",")
          .append('"')
          .append(attribute.getKey())
          .append("\":")
          .append(Objects.requireNonNull(attribute.getValue()));
    }
    return json.append('}').toString();
  }
}
