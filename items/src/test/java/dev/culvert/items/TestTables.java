package dev.culvert.items;

import dev.culvert.items.operation.ItemCondition;
import dev.culvert.items.operation.ItemProjection;
import dev.culvert.items.operation.ItemUpdate;
import dev.culvert.items.table.AttributeDefinition;
import dev.culvert.items.table.CreateTable;
import dev.culvert.items.table.KeySchemaElement;
import dev.culvert.items.table.ScalarType;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.DynamoNumber;
import dev.culvert.items.value.Item;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Small words for tests of the engine. */
final class TestTables {
  static final TableAddress MUSIC = address("Music");
  static final TableAddress ORDERS = address("Orders");

  private TestTables() {}

  static TableAddress address(String name) {
    return new TableAddress("111122223333", "us-east-1", name);
  }

  /** A table with a string partition key {@code pk}. */
  static CreateTable hashTable(TableAddress address) {
    return CreateTable.onDemand(
        address, List.of(string("pk")), List.of(KeySchemaElement.hash("pk")));
  }

  /** A table with string keys {@code pk} and {@code sk}, and more attributes for its indexes. */
  static CreateTable compositeTable(TableAddress address, AttributeDefinition... more) {
    AttributeDefinition[] all = Arrays.copyOf(more, more.length + 2);
    all[more.length] = string("pk");
    all[more.length + 1] = string("sk");
    return CreateTable.onDemand(
        address, List.of(all), List.of(KeySchemaElement.hash("pk"), KeySchemaElement.range("sk")));
  }

  static AttributeDefinition string(String name) {
    return new AttributeDefinition(name, ScalarType.S);
  }

  static AttributeDefinition number(String name) {
    return new AttributeDefinition(name, ScalarType.N);
  }

  static AttributeValue s(String text) {
    return new AttributeValue.S(text);
  }

  static AttributeValue n(long number) {
    return new AttributeValue.N(DynamoNumber.of(number));
  }

  /** An item of names and values in turn. */
  static Item item(Object... namesAndValues) {
    Item item = Item.empty();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      item = item.with((String) namesAndValues[i], value(namesAndValues[i + 1]));
    }
    return item;
  }

  private static AttributeValue value(Object value) {
    return switch (value) {
      case String text -> s(text);
      case Integer number -> n(number);
      case Long number -> n(number);
      case AttributeValue other -> other;
      default -> throw new IllegalArgumentException(String.valueOf(value));
    };
  }

  static ItemCondition condition(Predicate<Item> holds, String... attributes) {
    return new ItemCondition() {
      @Override
      public boolean holds(Item item) {
        return holds.test(item);
      }

      @Override
      public Set<String> attributes() {
        return Set.of(attributes);
      }

      @Override
      public Set<String> documents() {
        return Set.of();
      }
    };
  }

  static ItemCondition missing(String attribute) {
    return condition(item -> item.value(attribute) == null, attribute);
  }

  static ItemUpdate update(UnaryOperator<Item> apply, String... attributes) {
    return new ItemUpdate() {
      @Override
      public Item apply(Item item) {
        return apply.apply(item);
      }

      @Override
      public Item select(Item item) {
        return Keys.select(item, attributes());
      }

      @Override
      public Set<String> attributes() {
        return Set.of(attributes);
      }

      @Override
      public Set<String> documents() {
        return Set.of();
      }

      @Override
      public boolean onlyTakesAway() {
        return false;
      }
    };
  }

  static ItemUpdate set(String attribute, Object value) {
    return update(item -> item.with(attribute, value(value)), attribute);
  }

  static ItemUpdate add(String attribute, long more) {
    return update(item -> item.with(attribute, n(number(item, attribute) + more)), attribute);
  }

  static long number(Item item, String attribute) {
    return item.value(attribute) instanceof AttributeValue.N n
        ? n.value().toBigDecimal().longValueExact()
        : 0;
  }

  static String text(Item item, String attribute) {
    return item.value(attribute) instanceof AttributeValue.S s ? s.value() : "";
  }

  static ItemProjection projection(String... attributes) {
    return new ItemProjection() {
      @Override
      public Item of(Item item) {
        return Keys.select(item, attributes());
      }

      @Override
      public Set<String> attributes() {
        return Set.of(attributes);
      }

      @Override
      public Set<String> documents() {
        return Set.of();
      }
    };
  }
}
