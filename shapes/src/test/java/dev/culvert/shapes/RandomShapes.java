package dev.culvert.shapes;

import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Bytes;
import dev.culvert.items.value.DynamoNumber;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemBuilder;
import dev.culvert.wire.aws.Member;
import dev.culvert.wire.aws.Structure;
import dev.culvert.wire.aws.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Fills structures with values that are hard for a codec. */
final class RandomShapes {
  private static final int MAX_DEPTH = 5;

  private static final String[] FRAGMENTS = {
    "a", "Vpc-0", " ", "&", "<b>", "\"", "'", "]]>", "é", "日本", "😀", "\n", "\t", "%", "+", "=",
    "\\", "/", "{}", "\u007f", "0"
  };

  private final RandomGenerator random;
  private final boolean wholeSeconds;

  RandomShapes(RandomGenerator random, boolean wholeSeconds) {
    this.random = random;
    this.wholeSeconds = wholeSeconds;
  }

  /** Fills a structure; recursive ones to some depth only. */
  <T extends Structure> T fill(T structure) {
    fill(structure, 0);
    return structure;
  }

  private void fill(Structure structure, int depth) {
    List<Member> members = structure.shape().members();
    for (int i = 0; i < members.size(); i++) {
      if (random.nextInt(8) > 0) {
        int index = i;
        value(members.get(i).type(), structure, i, depth)
            .ifPresent(value -> structure.set(index, value));
      }
    }
  }

  private Optional<Object> value(Type type, Structure owner, int index, int depth) {
    return switch (type.kind()) {
      case STRING -> Optional.of(text());
      case BOOLEAN -> Optional.of(random.nextBoolean());
      case INTEGER -> Optional.of(random.nextInt());
      case LONG -> Optional.of(random.nextLong());
      case FLOAT -> Optional.of(random.nextInt(-4000, 4000) / 4f);
      case DOUBLE -> Optional.of(random.nextInt(-4000, 4000) / 4d);
      case TIMESTAMP -> Optional.of(timestamp());
      case BLOB -> Optional.of(bytes());
      case STRUCTURE -> {
        if (depth == MAX_DEPTH) {
          yield Optional.empty();
        }
        Structure inner = owner.create(index);
        fill(inner, depth + 1);
        yield isEmpty(inner) ? Optional.empty() : Optional.of(inner);
      }
      case LIST -> {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
          value(type.element(), owner, index, depth).ifPresent(list::add);
        }
        yield list.isEmpty() ? Optional.empty() : Optional.of(list);
      }
      case MAP -> {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
          value(type.element(), owner, index, depth).ifPresent(v -> map.put(text(), v));
        }
        yield map.isEmpty() ? Optional.empty() : Optional.of(map);
      }
      case LEAF ->
          Optional.of(type.leaf().javaType().equals(ItemJson.JAVA_TYPE) ? item(0) : attribute(0));
    };
  }

  /** Nothing of an empty structure is on the wire of a query request. */
  private static boolean isEmpty(Structure structure) {
    return structure.toString().endsWith("()");
  }

  String text() {
    StringBuilder text = new StringBuilder("x");
    for (int i = random.nextInt(6); i > 0; i--) {
      text.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
    }
    return text.append('y').toString();
  }

  private Instant timestamp() {
    long millis = random.nextLong(0, 4_000_000_000_000L);
    return Instant.ofEpochMilli(wholeSeconds ? millis / 1000 * 1000 : millis);
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(1, 9)];
    random.nextBytes(bytes);
    return bytes;
  }

  Item item(int depth) {
    ItemBuilder item = new ItemBuilder();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      item.put(text(), attribute(depth));
    }
    return item.build();
  }

  AttributeValue attribute(int depth) {
    return switch (random.nextInt(depth < 3 ? 10 : 8)) {
      case 0 -> new AttributeValue.S(text());
      case 1 -> AttributeValue.N.of(random.nextLong());
      case 2 -> new AttributeValue.B(Bytes.wrap(bytes()));
      case 3 -> AttributeValue.Bool.of(random.nextBoolean());
      case 4 -> AttributeValue.Null.NULL;
      case 5 -> new AttributeValue.SS(List.of(text(), "z" + text()));
      case 6 -> new AttributeValue.NS(List.of(DynamoNumber.of(random.nextLong())));
      case 7 -> new AttributeValue.BS(List.of(Bytes.wrap(bytes())));
      case 8 -> new AttributeValue.L(List.of(attribute(depth + 1), attribute(depth + 1)));
      default -> new AttributeValue.M(item(depth + 1));
    };
  }
}
