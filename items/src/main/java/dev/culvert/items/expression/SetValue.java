package dev.culvert.items.expression;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeType;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a SET gets its value from: the request, and the item as it was before the update. */
public sealed interface SetValue {

  /**
   * The value for an item.
   *
   * @throws ValidationException if the item does not have what it needs
   */
  AttributeValue of(Item item);

  /** The type of a value that the request gave itself, or null. */
  default @Nullable AttributeType literalType() {
    return null;
  }

  /** Names the places that it looks at. */
  void eachPath(Consumer<DocumentPath> path);

  /** A value of the request. */
  record Literal(AttributeValue value) implements SetValue {
    @Override
    public AttributeValue of(Item item) {
      return value;
    }

    @Override
    public AttributeType literalType() {
      return value.type();
    }

    @Override
    public void eachPath(Consumer<DocumentPath> path) {}
  }

  /** What the item has in a place. */
  record At(DocumentPath path) implements SetValue {
    @Override
    public AttributeValue of(Item item) {
      AttributeValue value = path.in(item);
      if (value == null) {
        throw new ValidationException(
            "The provided expression refers to an attribute that does not exist in the item");
      }
      return value;
    }

    @Override
    public void eachPath(Consumer<DocumentPath> each) {
      each.accept(path);
    }
  }

  /** {@code if_not_exists(path, otherwise)}; the other value must be there in any case. */
  record IfNotExists(DocumentPath path, SetValue otherwise) implements SetValue {
    @Override
    public AttributeValue of(Item item) {
      AttributeValue other = otherwise.of(item);
      AttributeValue value = path.in(item);
      return value == null ? other : value;
    }

    @Override
    public void eachPath(Consumer<DocumentPath> each) {
      each.accept(path);
      otherwise.eachPath(each);
    }
  }

  /** {@code list_append(first, second)} */
  record ListAppend(SetValue first, SetValue second) implements SetValue {
    @Override
    public AttributeValue of(Item item) {
      AttributeValue head = first.of(item);
      AttributeValue tail = second.of(item);
      if (head instanceof AttributeValue.L left && tail instanceof AttributeValue.L right) {
        return appended(left, right);
      }
      throw Changes.wrongType();
    }

    static AttributeValue appended(AttributeValue.L head, AttributeValue.L tail) {
      List<AttributeValue> elements = new ArrayList<>(head.elements());
      elements.addAll(tail.elements());
      return new AttributeValue.L(elements);
    }

    @Override
    public void eachPath(Consumer<DocumentPath> path) {
      first.eachPath(path);
      second.eachPath(path);
    }
  }

  /** {@code left + right} or {@code left - right} */
  record Sum(SetValue left, boolean plus, SetValue right) implements SetValue {
    @Override
    public AttributeValue of(Item item) {
      AttributeValue first = left.of(item);
      AttributeValue second = right.of(item);
      if (first instanceof AttributeValue.N a && second instanceof AttributeValue.N b) {
        return new AttributeValue.N(plus ? a.value().plus(b.value()) : a.value().minus(b.value()));
      }
      throw Changes.wrongType();
    }

    @Override
    public void eachPath(Consumer<DocumentPath> path) {
      left.eachPath(path);
      right.eachPath(path);
    }
  }
}
