package dev.culvert.items.expression;

import dev.culvert.items.value.AttributeType;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.DynamoNumber;
import dev.culvert.items.value.Item;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a condition looks at. */
public sealed interface Operand {

  /** Its value for an item, or null where there is none. */
  @Nullable AttributeValue of(Item item);

  /** The type that it has for every item, or null where that depends on the item. */
  @Nullable AttributeType fixedType();

  /** Names the places that it looks at. */
  void eachPath(Consumer<DocumentPath> path);

  /** What the item has in a place. */
  record At(DocumentPath path) implements Operand {
    @Override
    public @Nullable AttributeValue of(Item item) {
      return path.in(item);
    }

    @Override
    public @Nullable AttributeType fixedType() {
      return null;
    }

    @Override
    public void eachPath(Consumer<DocumentPath> each) {
      each.accept(path);
    }
  }

  /** A value of the request. */
  record Literal(AttributeValue value) implements Operand {
    @Override
    public AttributeValue of(Item item) {
      return value;
    }

    @Override
    public AttributeType fixedType() {
      return value.type();
    }

    @Override
    public void eachPath(Consumer<DocumentPath> path) {}
  }

  /** {@code size(measured)} */
  record Size(Operand measured) implements Operand {
    @Override
    public @Nullable AttributeValue of(Item item) {
      AttributeValue value = measured.of(item);
      int size = value == null ? -1 : size(value);
      return size < 0 ? null : new AttributeValue.N(DynamoNumber.of(size));
    }

    @Override
    public AttributeType fixedType() {
      return AttributeType.N;
    }

    @Override
    public void eachPath(Consumer<DocumentPath> path) {
      measured.eachPath(path);
    }

    /** The size, or -1 for a value that has none. A text has as many as UTF-16 has units. */
    private static int size(AttributeValue value) {
      return switch (value) {
        case AttributeValue.S s -> s.value().length();
        case AttributeValue.B b -> b.value().size();
        case AttributeValue.L list -> list.elements().size();
        case AttributeValue.M map -> map.entries().size();
        case AttributeValue.SS set -> set.elements().size();
        case AttributeValue.NS set -> set.elements().size();
        case AttributeValue.BS set -> set.elements().size();
        case AttributeValue.N _, AttributeValue.Bool _, AttributeValue.Null _ -> -1;
        case AttributeValue.Refused refused -> throw refused.why();
      };
    }
  }

  /** Whether something holds; only PartiQL compares that. */
  record Truth(Predicate predicate) implements Operand {
    @Override
    public AttributeValue of(Item item) {
      return AttributeValue.Bool.of(predicate.holds(item));
    }

    @Override
    public AttributeType fixedType() {
      return AttributeType.BOOL;
    }

    @Override
    public void eachPath(Consumer<DocumentPath> path) {
      predicate.eachPath(path);
    }
  }
}
