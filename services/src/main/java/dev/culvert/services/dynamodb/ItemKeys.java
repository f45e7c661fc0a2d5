package dev.culvert.services.dynamodb;

import dev.culvert.items.table.TableDescription;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.policy.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Condition keys of requests for items (Service Authorization Reference, DynamoDB). */
final class ItemKeys {
  private ItemKeys() {}

  /** {@code dynamodb:LeadingKeys}: the partition keys of the items. */
  static Context leading(
      Optional<TableDescription> table, List<Map<String, AttributeValue>> items) {
    if (table.isEmpty()) {
      return Context.EMPTY;
    }
    var attribute = table.get().definition().schema().key().hash().getFirst();
    var values =
        items.stream()
            .map(item -> item.get(attribute))
            .flatMap(value -> text(value).stream())
            .distinct()
            .toList();
    return values.isEmpty()
        ? Context.EMPTY
        : Context.builder().put("dynamodb:LeadingKeys", values).build();
  }

  /** A key whose value is a parameter of the request, or its default. */
  static Context with(Context keys, String key, @Nullable String value) {
    return value == null ? keys : Context.builder().with(keys).put(key, value).build();
  }

  private static Optional<String> text(@Nullable AttributeValue value) {
    return switch (value) {
      case AttributeValue.S s -> Optional.of(s.value());
      case AttributeValue.N n -> Optional.of(n.value().toString());
      case null, default -> Optional.empty();
    };
  }
}
