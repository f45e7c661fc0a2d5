package dev.culvert.items;

import dev.culvert.items.row.KeyAttribute;
import dev.culvert.items.row.RowLayout;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What DynamoDB asks of the values of a table's key, with its texts. */
final class KeyRules {
  static final String MISMATCH = "The provided key element does not match the schema";
  private static final int MAX_HASH_BYTES = 2048;
  private static final int MAX_RANGE_BYTES = 1024;

  private final RowLayout rows;
  private final List<KeyAttribute> attributes;

  KeyRules(RowLayout rows) {
    this.rows = rows;
    this.attributes = Stream.concat(rows.hash().stream(), rows.range().stream()).toList();
  }

  /** The key attributes, those of the partition key first. */
  List<KeyAttribute> attributes() {
    return attributes;
  }

  /** The row key of the item that a request names by its key alone. */
  byte[] ofKey(Item key) {
    if (key.size() != attributes.size()) {
      throw new ValidationException(MISMATCH);
    }
    return ofKeyIn(key);
  }

  /** The row key of an item whose key attributes are among others. */
  byte[] ofKeyIn(Item item) {
    for (KeyAttribute attribute : attributes) {
      AttributeValue value = item.value(attribute.name());
      if (value == null || !attribute.accepts(value)) {
        throw new ValidationException(MISMATCH);
      }
      check(rows, attribute, value);
    }
    return rowKey(item);
  }

  /** The row key of a whole item. */
  byte[] ofItem(Item item) {
    for (KeyAttribute attribute : attributes) {
      AttributeValue value = item.value(attribute.name());
      if (value == null) {
        throw new ValidationException(
            "One or more parameter values were invalid: Missing the key %s in the item"
                .formatted(attribute.name()));
      }
      if (!attribute.accepts(value)) {
        throw new ValidationException(
            "One or more parameter values were invalid: Type mismatch for key %s expected: %s actual: %s"
                .formatted(attribute.name(), attribute.type(), value.type()));
      }
      check(rows, attribute, value);
    }
    return rowKey(item);
  }

  /** The item's key alone. */
  Item keyOf(Item item) {
    return Keys.select(item, attributes.stream().map(KeyAttribute::name).toList());
  }

  /** The first attribute of the key that is among these names, or null. */
  @Nullable String firstOf(Set<String> names) {
    for (KeyAttribute attribute : attributes) {
      if (names.contains(attribute.name())) {
        return attribute.name();
      }
    }
    return null;
  }

  /** Checks emptiness and length of a value of the right type. */
  static void check(RowLayout rows, KeyAttribute attribute, AttributeValue value) {
    String empty = emptyKind(value);
    if (empty != null) {
      throw new ValidationException(
          "One or more parameter values are not valid. The AttributeValue for a key attribute cannot"
              + " contain an empty %s value. Key: %s".formatted(empty, attribute.name()));
    }
    checkLength(rows, attribute, value);
  }

  /** Checks the length of a value of a key with this layout. */
  static void checkLength(RowLayout rows, KeyAttribute attribute, AttributeValue value) {
    int bytes = length(value);
    boolean hash = rows.hash().contains(attribute);
    if (hash && bytes > MAX_HASH_BYTES) {
      throw new ValidationException(
          "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size"
              + " limit of2048 bytes");
    }
    if (!hash && bytes > MAX_RANGE_BYTES) {
      throw new ValidationException(
          "One or more parameter values were invalid: Aggregated size of all range keys has exceeded"
              + " the size limit of 1024 bytes");
    }
  }

  /** {@code string} or {@code binary} for a value that is empty, null for others. */
  static @Nullable String emptyKind(AttributeValue value) {
    if (value instanceof AttributeValue.S s && s.value().isEmpty()) {
      return "string";
    }
    return value instanceof AttributeValue.B b && b.value().size() == 0 ? "binary" : null;
  }

  private static int length(AttributeValue value) {
    if (value instanceof AttributeValue.S s) {
      String text = s.value();
      return text.length() * 3 <= MAX_RANGE_BYTES
          ? text.length()
          : text.getBytes(StandardCharsets.UTF_8).length;
    }
    return value instanceof AttributeValue.B b ? b.value().size() : 0;
  }

  private byte[] rowKey(Item item) {
    return Objects.requireNonNull(rows.key(item), "a checked key is complete");
  }
}
