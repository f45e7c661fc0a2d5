package dev.culvert.items.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.DynamoNumber;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemBuilder;
import dev.culvert.items.value.RandomValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random updates of numbers, lists and maps, against a model that changes plain collections. */
class RandomUpdateTest {
  private static final String REMOVED = "removed";

  private final Map<String, AttributeValue> values = new HashMap<>();
  private final List<String> set = new ArrayList<>();
  private final List<String> remove = new ArrayList<>();
  private final List<String> add = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {301, 302, 303})
  void updatesLeaveWhatTheModelLeaves(long seed) {
    Random random = new RandomValues(seed).random();
    for (int round = 0; round < 3000; round++) {
      values.clear();
      set.clear();
      remove.clear();
      add.clear();
      Map<String, Object> before = model(random);
      Map<String, Object> after = change(before, random);
      String expression = expression();
      if (expression.isEmpty()) {
        continue;
      }
      Item item = item(before);
      Changes changes =
          UpdateExpression.parse(expression)
              .bind(ExpressionAttributes.of(null, values.isEmpty() ? null : values));
      Item result = changes.apply(item);
      assertThat((Map<String, AttributeValue>) result)
          .as("%s of %s with %s", expression, item, values)
          .isEqualTo(item(after));
      assertThat((Map<String, AttributeValue>) item).isEqualTo(item(before));
      assertThat(changes.select(result).keySet()).isSubsetOf(changes.attributes());
    }
  }

  private String expression() {
    StringBuilder text = new StringBuilder();
    clause(text, "SET ", set);
    clause(text, "REMOVE ", remove);
    clause(text, "ADD ", add);
    return text.toString();
  }

  private static void clause(StringBuilder text, String name, List<String> actions) {
    if (!actions.isEmpty()) {
      text.append(text.isEmpty() ? "" : " ").append(name).append(String.join(", ", actions));
    }
  }

  /** n: a number or nothing; l: numbers in a list; m: numbers in a map. */
  private static Map<String, Object> model(Random random) {
    Map<String, Object> model = new TreeMap<>();
    if (random.nextBoolean()) {
      model.put("n", number(random));
    }
    List<Object> list = new ArrayList<>();
    for (int left = random.nextInt(5); left > 0; left--) {
      list.add(number(random));
    }
    model.put("l", list);
    Map<String, Object> map = new TreeMap<>();
    map.put("k", number(random));
    if (random.nextBoolean()) {
      map.put("j", number(random));
    }
    model.put("m", map);
    return model;
  }

  private static BigDecimal number(Random random) {
    return BigDecimal.valueOf(random.nextInt(2000) - 1000, random.nextInt(3));
  }

  /** Writes actions for some places, and does them to a copy; operands come from the original. */
  private Map<String, Object> change(Map<String, Object> before, Random random) {
    Map<String, Object> after = copy(before);
    List<?> oldList = (List<?>) Objects.requireNonNull(before.get("l"));
    List<Object> list = new ArrayList<>(oldList);
    TreeMap<Integer, Object> behind = new TreeMap<>();
    for (int index = 0; index < 7; index++) {
      if (random.nextInt(3) > 0) {
        continue;
      }
      Object old = index < oldList.size() ? oldList.get(index) : null;
      Object changed = action("l[" + index + "]", old, before, random);
      if (index < list.size()) {
        list.set(index, changed);
      } else if (!changed.equals(REMOVED)) {
        behind.put(index, changed);
      }
    }
    list.removeIf(REMOVED::equals);
    list.addAll(behind.values());
    after.put("l", list);
    Map<String, Object> map = new TreeMap<>(castMap(before.get("m")));
    for (String key : List.of("k", "j", "i")) {
      if (random.nextInt(3) == 0) {
        put(map, key, action("m." + key, map.get(key), before, random));
      }
    }
    after.put("m", map);
    if (random.nextInt(3) == 0) {
      put(after, "n", action("n", before.get("n"), before, random));
    }
    return after;
  }

  private static void put(Map<String, Object> map, String key, Object value) {
    if (value.equals(REMOVED)) {
      map.remove(key);
    } else {
      map.put(key, value);
    }
  }

  private Object action(
      String place, @Nullable Object old, Map<String, Object> before, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> {
        remove.add(place);
        yield REMOVED;
      }
      case 1 -> {
        BigDecimal more = number(random);
        add.add(place + " " + value(more));
        yield old instanceof BigDecimal number ? number.add(more) : more;
      }
      default -> assignment(place, before, random);
    };
  }

  private Object assignment(String place, Map<String, Object> before, Random random) {
    BigDecimal given = number(random);
    BigDecimal k = (BigDecimal) Objects.requireNonNull(castMap(before.get("m")).get("k"));
    return switch (random.nextInt(4)) {
      case 0 -> {
        set.add(place + " = " + value(given));
        yield given;
      }
      case 1 -> {
        set.add(place + " = m.k + " + value(given));
        yield k.add(given);
      }
      case 2 -> {
        set.add(place + "=" + value(given) + " - m.k");
        yield given.subtract(k);
      }
      default -> {
        set.add(place + " = if_not_exists(n, " + value(given) + ")");
        yield before.getOrDefault("n", given);
      }
    };
  }

  private String value(BigDecimal number) {
    String name = ":v" + values.size();
    values.put(name, attribute(number));
    return name;
  }

  private static Map<String, Object> copy(Map<String, Object> map) {
    return new TreeMap<>(map);
  }

  private static Map<String, Object> castMap(@Nullable Object map) {
    Map<String, Object> cast = new TreeMap<>();
    ((Map<?, ?>) Objects.requireNonNull(map))
        .forEach((key, value) -> cast.put((String) key, value));
    return cast;
  }

  private static Item item(Map<String, Object> model) {
    ItemBuilder item = new ItemBuilder();
    model.forEach((name, value) -> item.put(name, attribute(value)));
    return item.build();
  }

  private static AttributeValue attribute(Object value) {
    if (value instanceof BigDecimal number) {
      return new AttributeValue.N(DynamoNumber.of(number));
    }
    if (value instanceof List<?> list) {
      return new AttributeValue.L(list.stream().map(RandomUpdateTest::attribute).toList());
    }
    return new AttributeValue.M(item(castMap(value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"m.x.y = :v", "l.x = :v", "n[0] = :v", "q.x = :v"})
  void aPlaceThatIsNotThereCannotBeSet(String assignment) {
    Item item = Cases.itemOf("{\"n\":{\"N\":\"1\"},\"l\":{\"L\":[]},\"m\":{\"M\":{}}}");
    Changes changes =
        UpdateExpression.parse("SET " + assignment)
            .bind(ExpressionAttributes.of(null, Map.of(":v", AttributeValue.Null.NULL)));
    assertThat(catchThrowableOfType(ValidationException.class, () -> changes.apply(item)))
        .hasMessage("The document path provided in the update expression is invalid for update");
  }
}
