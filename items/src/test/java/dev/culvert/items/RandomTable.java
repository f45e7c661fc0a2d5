package dev.culvert.items;

import static dev.culvert.items.TestTables.n;
import static dev.culvert.items.TestTables.s;
import static dev.culvert.items.TestTables.string;

import dev.culvert.items.row.SortCondition;
import dev.culvert.items.table.CreateTable;
import dev.culvert.items.table.GlobalIndexSpecification;
import dev.culvert.items.table.KeySchemaElement;
import dev.culvert.items.table.LocalIndexSpecification;
import dev.culvert.items.table.Projection;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import java.util.List;
import java.util.Random;

/**
 * A table with one index of every kind, and items and questions drawn from a seed: few keys, so
 * that they meet each other.
 */
record RandomTable(TableAddress address, Random random) {
  static final GlobalIndexSpecification LATE =
      new GlobalIndexSpecification(
          "late",
          List.of(KeySchemaElement.hash("v"), KeySchemaElement.range("pk")),
          Projection.KEYS_ONLY);

  static final List<String> INDEXES = List.of("by-l", "by-g", "by-g-and-h", "by-two");

  CreateTable create() {
    return CreateTable.onDemand(
            address,
            List.of(
                string("pk"),
                TestTables.number("sk"),
                string("g"),
                TestTables.number("h"),
                string("l")),
            List.of(KeySchemaElement.hash("pk"), KeySchemaElement.range("sk")))
        .withIndexes(
            List.of(
                new LocalIndexSpecification(
                    "by-l",
                    List.of(KeySchemaElement.hash("pk"), KeySchemaElement.range("l")),
                    Projection.KEYS_ONLY)),
            List.of(
                new GlobalIndexSpecification(
                    "by-g", List.of(KeySchemaElement.hash("g")), Projection.ALL),
                new GlobalIndexSpecification(
                    "by-g-and-h",
                    List.of(KeySchemaElement.hash("g"), KeySchemaElement.range("h")),
                    Projection.including("v")),
                new GlobalIndexSpecification(
                    "by-two",
                    List.of(
                        KeySchemaElement.hash("g"),
                        KeySchemaElement.hash("l"),
                        KeySchemaElement.range("h"),
                        KeySchemaElement.range("pk")),
                    Projection.ALL)));
  }

  Item key() {
    return TestTables.item("pk", pk(), "sk", random.nextInt(-10, 10));
  }

  String pk() {
    return "p" + random.nextInt(4);
  }

  String g() {
    return "g" + random.nextInt(3);
  }

  String l() {
    return List.of("a", "a\0", "ab", "b").get(random.nextInt(4));
  }

  long h() {
    return random.nextInt(-5, 5);
  }

  Item item() {
    Item item = key();
    if (random.nextInt(4) > 0) {
      item = item.with("g", s(g()));
    }
    if (random.nextInt(4) > 0) {
      item = item.with("h", n(h()));
    }
    if (random.nextInt(4) > 0) {
      item = item.with("l", s(l()));
    }
    if (random.nextInt(2) > 0) {
      item = item.with("v", s("v" + random.nextInt(3)));
    }
    return random.nextInt(3) > 0 ? item : item.with("big", s("x".repeat(random.nextInt(3000))));
  }

  /** A condition on a number. */
  SortCondition condition(long from, long to) {
    long low = random.nextLong(from, to);
    return switch (random.nextInt(6)) {
      case 0 -> new SortCondition.Equal(n(low));
      case 1 -> new SortCondition.Less(n(low));
      case 2 -> new SortCondition.AtMost(n(low));
      case 3 -> new SortCondition.Greater(n(low));
      case 4 -> new SortCondition.AtLeast(n(low));
      default -> new SortCondition.Between(n(low), n(random.nextLong(low, to)));
    };
  }

  /** What such a condition says of an item. */
  static boolean meets(Item item, String attribute, SortCondition condition) {
    long value = number(item, attribute);
    return switch (condition) {
      case SortCondition.Equal c -> value == number(c.value());
      case SortCondition.Less c -> value < number(c.value());
      case SortCondition.AtMost c -> value <= number(c.value());
      case SortCondition.Greater c -> value > number(c.value());
      case SortCondition.AtLeast c -> value >= number(c.value());
      case SortCondition.Between c -> value >= number(c.low()) && value <= number(c.high());
      case SortCondition.BeginsWith _ -> throw new IllegalStateException("not of a number");
    };
  }

  private static long number(AttributeValue value) {
    return number(Item.of("x", value), "x");
  }

  private static long number(Item item, String attribute) {
    return TestTables.number(item, attribute);
  }
}
