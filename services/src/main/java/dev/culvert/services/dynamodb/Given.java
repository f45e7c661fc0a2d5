package dev.culvert.services.dynamodb;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What requests give, in the engine's types. */
final class Given {
  private Given() {}

  /** A key or an item; its presence has been checked with the request's constraints. */
  static Item item(@Nullable Map<String, AttributeValue> given) {
    var item = itemOrNull(given);
    return Objects.requireNonNullElseGet(
        item,
        () -> {
          throw new ValidationException(
              "1 validation error detected: Value null at 'key' failed to satisfy constraint:"
                  + " Member must not be null");
        });
  }

  static @Nullable Item itemOrNull(@Nullable Map<String, AttributeValue> given) {
    if (given == null) {
      return null;
    }
    return given instanceof Item item ? item : Item.copyOf(given);
  }
}
