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

  /**
   * A key or an item, whose presence has been checked with the request's constraints.
   *
   * @throws ValidationException if it has a value that DynamoDB refuses
   */
  static Item item(@Nullable Map<String, AttributeValue> given) {
    return Objects.requireNonNull(itemOrNull(given), "required by the model");
  }

  static @Nullable Item itemOrNull(@Nullable Map<String, AttributeValue> given) {
    if (given == null) {
      return null;
    }
    var item = given instanceof Item read ? read : Item.copyOf(given);
    for (var value : item.values()) {
      if (value instanceof AttributeValue.Refused refused) {
        throw refused.why();
      }
    }
    return item;
  }
}
