package dev.culvert.services.dynamodb;

import dev.culvert.items.operation.ConditionCheck;
import dev.culvert.items.operation.Delete;
import dev.culvert.items.operation.ItemCondition;
import dev.culvert.items.operation.ItemProjection;
import dev.culvert.items.operation.KeyCondition;
import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.Update;
import dev.culvert.items.operation.Write;
import dev.culvert.items.row.SortCondition;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import dev.culvert.policy.Context;
import dev.culvert.policy.ContextSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Condition keys of requests for items (Service Authorization Reference, DynamoDB). What they need
 * is taken out of the request at once, but made into keys only when a policy asks: the decision is
 * remembered for longer than the request, so nothing here may hold an item.
 */
final class ItemKeys implements ContextSource {
  private final List<Consumer<Context.Builder>> facts = new ArrayList<>(5);

  private ItemKeys() {}

  static ItemKeys of() {
    return new ItemKeys();
  }

  /** {@code dynamodb:LeadingKeys}: the partition keys of the items. */
  ItemKeys leading(
      Optional<TableDefinition> table, List<? extends Map<String, AttributeValue>> items) {
    if (table.isPresent()) {
      var attribute = table.get().schema().key().hash().getFirst();
      var values = new ArrayList<@Nullable AttributeValue>(items.size());
      items.forEach(item -> values.add(item.get(attribute)));
      leading(values);
    }
    return this;
  }

  /** {@code dynamodb:LeadingKeys} of these values. */
  ItemKeys leading(Collection<@Nullable AttributeValue> values) {
    var kept = new ArrayList<>(values);
    facts.add(keys -> {
      var texts = kept.stream().flatMap(value -> text(value).stream()).distinct().toList();
      if (!texts.isEmpty()) {
        keys.put("dynamodb:LeadingKeys", texts);
      }
    });
    return this;
  }

  /** {@code dynamodb:LeadingKeys}: the partition that a query names. */
  ItemKeys leading(
      Optional<TableDefinition> table, @Nullable String index, List<KeyCondition> conditions) {
    var schema = table.map(TableDefinition::schema);
    var key =
        schema.flatMap(found ->
            index == null
                ? Optional.of(found.key())
                : found.indexes().stream()
                    .filter(one -> one.name().equals(index))
                    .map(one -> one.key())
                    .findFirst());
    key.ifPresent(found ->
        leading(
            conditions.stream()
                .filter(condition -> condition.attribute().equals(found.hash().getFirst()))
                .<@Nullable AttributeValue>map(ItemKeys::equal)
                .toList()));
    return this;
  }

  /** {@code dynamodb:Attributes}: the top-level attributes that the request names. */
  ItemKeys attributes(Collection<String> names) {
    if (!names.isEmpty()) {
      var kept = new ArrayList<>(names);
      facts.add(keys -> keys.put("dynamodb:Attributes", kept));
    }
    return this;
  }

  /** The attributes that a write names: in its key or item, its condition and its changes. */
  ItemKeys attributes(Write write) {
    return attributes(named(write));
  }

  private static Set<String> named(Write write) {
    return switch (write) {
      case Put put -> union(put.item().keySet(), put.condition());
      case Delete delete -> union(delete.key().keySet(), delete.condition());
      case ConditionCheck check -> union(check.key().keySet(), check.condition());
      case Update update -> {
        var names = new LinkedHashSet<>(union(update.key().keySet(), update.condition()));
        if (update.update() != null) {
          names.addAll(update.update().attributes());
        }
        yield names;
      }
    };
  }

  private static Set<String> union(Set<String> names, @Nullable ItemCondition condition) {
    if (condition == null) {
      return names;
    }
    var all = new LinkedHashSet<>(names);
    all.addAll(condition.attributes());
    return all;
  }

  /** These names, and those that a projection asks for. */
  static Set<String> names(Set<String> names, @Nullable ItemProjection projection) {
    if (projection == null) {
      return names;
    }
    var all = new LinkedHashSet<>(names);
    all.addAll(projection.attributes());
    return all;
  }

  /** The key or the item that a write names. */
  static Item keyOrItem(Write write) {
    return switch (write) {
      case Put put -> put.item();
      case Update update -> update.key();
      case Delete delete -> delete.key();
      case ConditionCheck check -> check.key();
    };
  }

  /** A key whose value is a parameter of the request, or its default. */
  ItemKeys with(String key, @Nullable String value, String otherwise) {
    facts.add(keys -> keys.put(key, Objects.requireNonNullElse(value, otherwise)));
    return this;
  }

  ItemKeys with(String key, boolean value) {
    facts.add(keys -> keys.put(key, value));
    return this;
  }

  ItemKeys returnValues(@Nullable String asked) {
    return with("dynamodb:ReturnValues", asked, "NONE");
  }

  ItemKeys returnConsumedCapacity(@Nullable String asked) {
    return with("dynamodb:ReturnConsumedCapacity", asked, "NONE");
  }

  /** The operation that this access is a part of. */
  ItemKeys enclosing(@Nullable String operation) {
    if (operation != null) {
      facts.add(keys -> keys.put("dynamodb:EnclosingOperation", operation));
    }
    return this;
  }

  Context build() {
    return Context.of(this);
  }

  @Override
  public void addTo(Context.Builder keys) {
    facts.forEach(fact -> fact.accept(keys));
  }

  /** The value that a condition on the partition key demands. */
  static @Nullable AttributeValue equal(KeyCondition condition) {
    return condition.condition() instanceof SortCondition.Equal(var value) ? value : null;
  }

  /** A key's value as policies write it; nothing for bytes. */
  private static Optional<String> text(@Nullable AttributeValue value) {
    return switch (value) {
      case AttributeValue.S s -> Optional.of(s.value());
      case AttributeValue.N n -> Optional.of(n.value().toString());
      case null, default -> Optional.empty();
    };
  }
}
