package dev.culvert.items.expression;

import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Conditions evaluated the slow way, on plain Java objects; and written down as expressions. */
sealed interface NaiveCondition {

  boolean holds(Item item);

  String text(Random random);

  /** A way into an item: names and indexes. */
  record Place(List<Object> steps) {
    @Nullable Object in(Item item) {
      Object at = plain(new AttributeValue.M(item));
      for (Object step : steps) {
        if (step instanceof String name && at instanceof Map<?, ?> map) {
          at = map.get(name);
        } else if (step instanceof Integer index
            && at instanceof List<?> list
            && index < list.size()) {
          at = list.get(index);
        } else {
          return null;
        }
      }
      return at;
    }

    String text() {
      StringBuilder text = new StringBuilder();
      for (Object step : steps) {
        if (step instanceof Integer) {
          text.append('[').append(step).append(']');
        } else {
          text.append(text.isEmpty() ? "" : ".").append(step.equals("naïve") ? "#nv" : step);
        }
      }
      return text.toString();
    }
  }

  /** A value of the request. */
  record Value(String name, AttributeValue value) {}

  /** Bytes that are equal when they look so. */
  record Blob(String text) {}

  /** The absence that NULL is. */
  record Nothing() {}

  static Object plain(AttributeValue value) {
    return switch (value) {
      case AttributeValue.S s -> s.value();
      case AttributeValue.N n -> n.value().toBigDecimal().stripTrailingZeros();
      case AttributeValue.B b -> new Blob(b.value().toString());
      case AttributeValue.Bool b -> b.value();
      case AttributeValue.Null _ -> new Nothing();
      case AttributeValue.L l -> l.elements().stream().map(NaiveCondition::plain).toList();
      case AttributeValue.M m -> {
        Map<String, Object> map = new HashMap<>();
        m.entries().forEach((name, each) -> map.put(name, plain(each)));
        yield map;
      }
      case AttributeValue.SS set -> new HashSet<Object>(set.elements());
      case AttributeValue.NS set ->
          set.elements().stream()
              .map(each -> (Object) each.toBigDecimal().stripTrailingZeros())
              .collect(Collectors.toSet());
      case AttributeValue.BS set ->
          set.elements().stream()
              .map(each -> (Object) new Blob(each.toString()))
              .collect(Collectors.toSet());
      case AttributeValue.Refused refused -> throw refused.why();
    };
  }

  static boolean compare(String comparator, @Nullable Object left, @Nullable Object right) {
    boolean equal = left != null && left.equals(right);
    if (comparator.equals("=") || comparator.equals("<>")) {
      return equal == comparator.equals("=");
    }
    Integer order = order(left, right);
    return order != null
        && switch (comparator) {
          case "<" -> order < 0;
          case "<=" -> order <= 0;
          case ">" -> order > 0;
          default -> order >= 0;
        };
  }

  static @Nullable Integer order(@Nullable Object left, @Nullable Object right) {
    Function<Object, byte[]> bytes =
        each ->
            each instanceof Blob blob
                ? Base64.getDecoder().decode(blob.text())
                : ((String) each).getBytes(StandardCharsets.UTF_8);
    if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
      return a.compareTo(b);
    }
    boolean texts = left instanceof String && right instanceof String;
    boolean blobs = left instanceof Blob && right instanceof Blob;
    return left != null && right != null && (texts || blobs)
        ? Arrays.compareUnsigned(bytes.apply(left), bytes.apply(right))
        : null;
  }

  /** {@code place comparator value} */
  record Compare(String comparator, Place place, Value value) implements NaiveCondition {
    @Override
    public boolean holds(Item item) {
      return compare(comparator, place.in(item), plain(value.value()));
    }

    @Override
    public String text(Random random) {
      String space = random.nextBoolean() ? " " : "";
      return place.text() + space + comparator + space + value.name();
    }
  }

  /** {@code attribute_exists} or its contrary */
  record Exists(Place place, boolean expected) implements NaiveCondition {
    @Override
    public boolean holds(Item item) {
      return (place.in(item) != null) == expected;
    }

    @Override
    public String text(Random random) {
      return (expected ? "attribute_exists(" : "attribute_not_exists (") + place.text() + ")";
    }
  }

  /** {@code contains} */
  record Contains(Place place, Value value) implements NaiveCondition {
    @Override
    public boolean holds(Item item) {
      Object part = plain(value.value());
      return switch (place.in(item)) {
        case String text -> part instanceof String s && text.contains(s);
        case Set<?> set -> set.contains(part);
        case List<?> list -> list.contains(part);
        case Blob blob ->
            part instanceof Blob b
                && hex(blob).replaceAll("(..)", "$1 ").contains(hex(b).replaceAll("(..)", "$1 "));
        case null, default -> false;
      };
    }

    private static String hex(Blob blob) {
      return HexFormat.of().formatHex(Base64.getDecoder().decode(blob.text()));
    }

    @Override
    public String text(Random random) {
      return "contains(" + place.text() + ", " + value.name() + ")";
    }
  }

  /** {@code begins_with} a text */
  record BeginsWith(Place place, Value value) implements NaiveCondition {
    @Override
    public boolean holds(Item item) {
      return place.in(item) instanceof String text
          && plain(value.value()) instanceof String prefix
          && text.startsWith(prefix);
    }

    @Override
    public String text(Random random) {
      return "begins_with((" + place.text() + ")," + value.name() + ")";
    }
  }

  /** {@code place IN (values)} */
  record OneOf(Place place, List<Value> choices) implements NaiveCondition {
    @Override
    public boolean holds(Item item) {
      Object value = place.in(item);
      return choices.stream().anyMatch(each -> plain(each.value()).equals(value));
    }

    @Override
    public String text(Random random) {
      return place.text()
          + (random.nextBoolean() ? " IN (" : " in(")
          + choices.stream().map(Value::name).collect(Collectors.joining(" , "))
          + ")";
    }
  }

  /** {@code size(place) comparator number} */
  record SizeIs(Place place, String comparator, Value value) implements NaiveCondition {
    @Override
    public boolean holds(Item item) {
      Object size =
          switch (place.in(item)) {
            case String text -> new BigDecimal(text.length());
            case Blob blob -> new BigDecimal(Base64.getDecoder().decode(blob.text()).length);
            case Collection<?> elements -> new BigDecimal(elements.size());
            case Map<?, ?> map -> new BigDecimal(map.size());
            case null, default -> null;
          };
      return compare(
          comparator,
          size instanceof BigDecimal number ? number.stripTrailingZeros() : null,
          plain(value.value()));
    }

    @Override
    public String text(Random random) {
      return "size(" + place.text() + ")" + comparator + value.name();
    }
  }

  /** Both. */
  record And(NaiveCondition left, NaiveCondition right) implements NaiveCondition {
    @Override
    public boolean holds(Item item) {
      return left.holds(item) && right.holds(item);
    }

    @Override
    public String text(Random random) {
      return guarded(left, random)
          + (random.nextBoolean() ? " AND " : " and ")
          + guarded(right, random);
    }

    private static String guarded(NaiveCondition condition, Random random) {
      boolean needed = condition instanceof Or || random.nextInt(4) == 0;
      return needed ? "(" + condition.text(random) + ")" : condition.text(random);
    }
  }

  /** One or both. */
  record Or(NaiveCondition left, NaiveCondition right) implements NaiveCondition {
    @Override
    public boolean holds(Item item) {
      return left.holds(item) || right.holds(item);
    }

    @Override
    public String text(Random random) {
      return left.text(random) + (random.nextBoolean() ? " OR " : "\tor\n") + right.text(random);
    }
  }

  /** The contrary. */
  record Not(NaiveCondition condition) implements NaiveCondition {
    @Override
    public boolean holds(Item item) {
      return !condition.holds(item);
    }

    @Override
    public String text(Random random) {
      boolean needed = condition instanceof Or || condition instanceof And;
      return needed ? "NOT(" + condition.text(random) + ")" : "not " + condition.text(random);
    }
  }
}
