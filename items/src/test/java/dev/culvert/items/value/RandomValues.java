package dev.culvert.items.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Values of every kind, drawn from a seed: small and alike, so that they meet each other. */
public final class RandomValues {
  private static final String[] TEXTS = {
    "",
    "a",
    "b",
    "ab",
    "abc",
    "é",
    "日本",
    "😀",
    "\uffff",
    "quote\" and \\ and \u0001\n",
    "x".repeat(200)
  };
  private static final String[] NAMES = {"a", "b", "c", "d", "naïve", "a.b", "", "k".repeat(40)};

  private final Random random;

  public RandomValues(long seed) {
    random = new Random(seed);
  }

  public Random random() {
    return random;
  }

  public Item item() {
    return entries(1);
  }

  private Item entries(int level) {
    ItemBuilder item = new ItemBuilder();
    for (int left = random.nextInt(5); left > 0; left--) {
      item.put(name(), value(level));
    }
    return item.build();
  }

  public String name() {
    return pick(NAMES);
  }

  public AttributeValue value() {
    return value(1);
  }

  private AttributeValue value(int level) {
    return switch (random.nextInt(level < 4 ? 10 : 8)) {
      case 0 -> new AttributeValue.S(text());
      case 1 -> new AttributeValue.N(number());
      case 2 -> new AttributeValue.B(bytes());
      case 3 -> AttributeValue.Bool.of(random.nextBoolean());
      case 4 -> AttributeValue.Null.NULL;
      case 5 -> new AttributeValue.SS(set(this::text));
      case 6 -> new AttributeValue.NS(set(this::number));
      case 7 -> new AttributeValue.BS(set(this::bytes));
      case 8 -> list(level);
      default -> new AttributeValue.M(entries(level + 1));
    };
  }

  private AttributeValue list(int level) {
    List<AttributeValue> elements = new ArrayList<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      elements.add(value(level + 1));
    }
    return new AttributeValue.L(elements);
  }

  public String text() {
    return pick(TEXTS);
  }

  public Bytes bytes() {
    byte[] bytes = new byte[random.nextInt(4)];
    random.nextBytes(bytes);
    return Bytes.wrap(bytes);
  }

  public DynamoNumber number() {
    return DynamoNumber.of(decimal());
  }

  /** A number that DynamoDB can hold: mostly small integers, sometimes at the edges. */
  public BigDecimal decimal() {
    int digits = random.nextInt(3) == 0 ? 1 + random.nextInt(38) : 1 + random.nextInt(3);
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
    for (int i = 0; i < digits; i++) {
      text.append(random.nextInt(3) == 0 ? 0 : random.nextInt(10));
    }
    int scale = random.nextInt(3) > 0 ? 0 : random.nextInt(126 - digits + 130) - 130;
    BigDecimal drawn = new BigDecimal(text + "E" + scale);
    return drawn.precision() - drawn.scale() - 1 > 125 ? new BigDecimal(text.toString()) : drawn;
  }

  private <T> List<T> set(Supplier<T> element) {
    Set<T> elements = new LinkedHashSet<>();
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      elements.add(element.get());
    }
    return List.copyOf(elements);
  }

  private String pick(String[] choices) {
    return choices[random.nextInt(choices.length)];
  }
}
