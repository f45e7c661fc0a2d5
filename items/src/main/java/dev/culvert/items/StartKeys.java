package dev.culvert.items;

import dev.culvert.items.row.KeyAttribute;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import java.util.List;
import java.util.Objects;

/**
 * Checks {@code ExclusiveStartKey}. The texts, and which goes with which operation, are those that
 * dynalite recorded from the service.
 *
 * @see <a href="https://github.com/architect/dynalite">dynalite</a>
 */
final class StartKeys {
  private static final String INVALID = "The provided starting key is invalid";

  private StartKeys() {}

  /** The row key that a query goes on after. */
  static byte[] ofQuery(PageSource source, Item start) {
    if (start.size() != source.positionNames().size()) {
      throw new ValidationException(INVALID);
    }
    return rowKey(source, start);
  }

  /** The row key that a scan goes on after. */
  static byte[] ofScan(PageSource source, Item start) {
    if (start.size() != source.positionNames().size()) {
      throw new ValidationException(
          source.index() == null ? INVALID + ": " + KeyRules.MISMATCH : INVALID);
    }
    return rowKey(source, start);
  }

  private static byte[] rowKey(PageSource source, Item start) {
    IndexRows index = source.index();
    for (KeyAttribute attribute : index == null ? List.<KeyAttribute>of() : index.keyAttributes()) {
      AttributeValue value = start.value(attribute.name());
      if (value == null) {
        throw new ValidationException(INVALID);
      }
      if (!attribute.accepts(value)) {
        throw new ValidationException(KeyRules.MISMATCH);
      }
    }
    try {
      source.table().keys.ofKeyIn(start);
    } catch (ValidationException refused) {
      throw new ValidationException(INVALID + ": " + refused.message());
    }
    return Objects.requireNonNull(source.rows().key(start), "a checked position is complete");
  }
}
