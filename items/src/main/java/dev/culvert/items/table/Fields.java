package dev.culvert.items.table;

import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.DynamoNumber;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record that is kept in the store in the form of an item. A field that is not
 * there reads as null, so that later versions may add some.
 */
public record Fields(Item item) {

  public @Nullable String optionalText(String name) {
    return item.value(name) instanceof AttributeValue.S s ? s.value() : null;
  }

  public String text(String name) {
    String text = optionalText(name);
    if (text == null) {
      throw new IllegalStateException("the stored record has no field " + name);
    }
    return text;
  }

  public @Nullable Long optionalNumber(String name) {
    return item.value(name) instanceof AttributeValue.N n
        ? n.value().toBigDecimal().longValueExact()
        : null;
  }

  /** Zero where there is none. */
  public long number(String name) {
    Long number = optionalNumber(name);
    return number == null ? 0 : number;
  }

  public @Nullable Boolean optionalFlag(String name) {
    return item.value(name) instanceof AttributeValue.Bool b ? b.value() : null;
  }

  /** False where there is none. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(optionalFlag(name));
  }

  public @Nullable Instant optionalInstant(String name) {
    Long millis = optionalNumber(name);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  public Instant instant(String name) {
    return Instant.ofEpochMilli(number(name));
  }

  public <E extends Enum<E>> @Nullable E optionalConstant(String name, Class<E> type) {
    String constant = optionalText(name);
    return constant == null ? null : Enum.valueOf(type, constant);
  }

  public <E extends Enum<E>> E constant(String name, Class<E> type) {
    return Enum.valueOf(type, text(name));
  }

  public @Nullable Fields optionalFields(String name) {
    return item.value(name) instanceof AttributeValue.M m ? new Fields(m.entries()) : null;
  }

  public Fields fields(String name) {
    Fields fields = optionalFields(name);
    if (fields == null) {
      throw new IllegalStateException("the stored record has no field " + name);
    }
    return fields;
  }

  /** Empty where there is none. */
  public List<String> texts(String name) {
    return list(name).stream().map(value -> ((AttributeValue.S) value).value()).toList();
  }

  /** Empty where there is none. */
  public <T> List<T> all(String name, Function<Fields, T> each) {
    return list(name).stream()
        .map(value -> each.apply(new Fields(((AttributeValue.M) value).entries())))
        .toList();
  }

  /** Empty where there is none. */
  public Map<String, String> textsByName(String name) {
    Map<String, String> texts = new TreeMap<>();
    if (item.value(name) instanceof AttributeValue.M m) {
      m.entries().forEach((key, value) -> texts.put(key, ((AttributeValue.S) value).value()));
    }
    return texts;
  }

  private List<AttributeValue> list(String name) {
    return item.value(name) instanceof AttributeValue.L l ? l.elements() : List.of();
  }

  /** Makes such an item; a null leaves its field out. */
  public static final class Writer {
    private final ItemBuilder item = new ItemBuilder();

    public Writer text(String name, @Nullable String value) {
      if (value != null) {
        item.put(name, new AttributeValue.S(value));
      }
      return this;
    }

    public Writer number(String name, @Nullable Long value) {
      if (value != null) {
        item.put(name, new AttributeValue.N(DynamoNumber.of(value)));
      }
      return this;
    }

    public Writer flag(String name, @Nullable Boolean value) {
      if (value != null) {
        item.put(name, AttributeValue.Bool.of(value));
      }
      return this;
    }

    public Writer instant(String name, @Nullable Instant value) {
      return number(name, value == null ? null : value.toEpochMilli());
    }

    public Writer constant(String name, @Nullable Enum<?> value) {
      return text(name, value == null ? null : value.name());
    }

    public Writer fields(String name, @Nullable Item value) {
      if (value != null) {
        item.put(name, new AttributeValue.M(value));
      }
      return this;
    }

    public Writer texts(String name, @Nullable List<String> values) {
      if (values != null) {
        List<AttributeValue> elements =
            values.stream().<AttributeValue>map(AttributeValue.S::new).toList();
        item.put(name, new AttributeValue.L(elements));
      }
      return this;
    }

    public <T> Writer all(String name, List<T> values, Function<T, Item> each) {
      List<AttributeValue> elements =
          values.stream().<AttributeValue>map(v -> new AttributeValue.M(each.apply(v))).toList();
      item.put(name, new AttributeValue.L(elements));
      return this;
    }

    public Writer textsByName(String name, Map<String, String> values) {
      ItemBuilder entries = new ItemBuilder();
      values.forEach((key, value) -> entries.put(key, new AttributeValue.S(value)));
      return fields(name, entries.build());
    }

    public Item build() {
      return item.build();
    }
  }
}
