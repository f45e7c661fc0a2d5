package dev.culvert.items.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemCodec;
import dev.culvert.items.value.RandomValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random conditions, evaluated here and by a model that knows nothing of this package. */
class RandomConditionTest {
  private static final String[] COMPARATORS = {"=", "<>", "<", "<=", ">", ">="};

  private final Map<String, AttributeValue> values = new HashMap<>();
  private RandomValues source = new RandomValues(0);

  private Random random() {
    return source.random();
  }

  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103})
  void conditionsHoldAsTheModelSays(long seed) {
    source = new RandomValues(seed);
    for (int round = 0; round < 2000; round++) {
      values.clear();
      NaiveCondition model = condition(3);
      String expression = model.text(random());
      ExpressionAttributes attributes =
          ExpressionAttributes.of(
              Map.of("#nv", "naïve", "#dot", "a.b"), values.isEmpty() ? null : values);
      Condition condition =
          ConditionExpression.parse(ExpressionKind.FILTER, expression).bind(attributes);
      for (int i = 0; i < 5; i++) {
        Item item = source.item();
        assertThat(condition.holds(item))
            .as("%s with %s of %s", expression, values, item)
            .isEqualTo(model.holds(item));
        assertThat(condition.holds(ItemCodec.decode(ItemCodec.encode(item))))
            .isEqualTo(model.holds(item));
      }
    }
  }

  private NaiveCondition condition(int depth) {
    int kind = random().nextInt(depth > 0 ? 10 : 7);
    return switch (kind) {
      case 0, 1 -> {
        String comparator = COMPARATORS[random().nextInt(COMPARATORS.length)];
        boolean ordered = !comparator.equals("=") && !comparator.equals("<>");
        yield new NaiveCondition.Compare(comparator, path(), operand(ordered));
      }
      case 2 -> new NaiveCondition.Exists(path(), random().nextBoolean());
      case 3 -> new NaiveCondition.Contains(path(), operand(false));
      case 4 -> new NaiveCondition.BeginsWith(path(), value(new AttributeValue.S(source.text())));
      case 5 -> new NaiveCondition.OneOf(path(), List.of(operand(false), operand(false)));
      case 6 ->
          new NaiveCondition.SizeIs(
              path(),
              COMPARATORS[random().nextInt(COMPARATORS.length)],
              value(AttributeValue.N.of(random().nextInt(4))));
      case 7 -> new NaiveCondition.And(condition(depth - 1), condition(depth - 1));
      case 8 -> new NaiveCondition.Or(condition(depth - 1), condition(depth - 1));
      default -> new NaiveCondition.Not(condition(depth - 1));
    };
  }

  private NaiveCondition.Place path() {
    List<Object> steps =
        switch (random().nextInt(6)) {
          case 0 -> List.of("a");
          case 1 -> List.of("b");
          case 2 -> List.of("c", "a");
          case 3 -> List.of("d", random().nextInt(3));
          case 4 -> List.of("a", "b", 0);
          default -> List.of("naïve");
        };
    return new NaiveCondition.Place(steps);
  }

  private NaiveCondition.Value operand(boolean ordered) {
    AttributeValue drawn = source.value();
    while (ordered
        && !(drawn instanceof AttributeValue.S
            || drawn instanceof AttributeValue.N
            || drawn instanceof AttributeValue.B)) {
      drawn = source.value();
    }
    return value(drawn);
  }

  private NaiveCondition.Value value(AttributeValue value) {
    String name = ":v" + values.size();
    values.put(name, value);
    return new NaiveCondition.Value(name, value);
  }
}
