package dev.culvert.items.expression;

import dev.culvert.items.ValidationException;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.DynamoNumber;
import dev.culvert.items.value.Item;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A change of one item, with the value to set computed. */
sealed interface Edit {

  /** What is there afterwards, or null for nothing. */
  @Nullable AttributeValue of(@Nullable AttributeValue before);

  static Edit of(Change change, Item item, DocumentPath place) {
    return switch (change) {
      case Change.Set set -> new Put(fitting(set.value().of(item), place));
      case Change.Remove _ -> new Take();
      case Change.Add add -> new Add(add.value());
      case Change.Delete delete -> new Delete(delete.value());
      case Change.LegacyAdd add -> new Legacy(add.value(), new Add(add.value()));
      case Change.LegacyDelete delete -> new Legacy(delete.value(), new Delete(delete.value()));
    };
  }

  private static AttributeValue fitting(AttributeValue value, DocumentPath place) {
    if (Changes.tooDeep(place, value)) {
      throw new ValidationException(
          "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels"
              + " beyond supported limit");
    }
    return value;
  }

  /** Puts a value there. */
  record Put(AttributeValue value) implements Edit {
    @Override
    public AttributeValue of(@Nullable AttributeValue before) {
      return value;
    }
  }

  /** Leaves nothing there. */
  record Take() implements Edit {
    @Override
    public @Nullable AttributeValue of(@Nullable AttributeValue before) {
      return null;
    }
  }

  /** Adds a number, or elements of a set. */
  record Add(AttributeValue value) implements Edit {
    @Override
    public AttributeValue of(@Nullable AttributeValue before) {
      if (before == null) {
        return value;
      }
      if (before instanceof AttributeValue.N a && value instanceof AttributeValue.N b) {
        return new AttributeValue.N(a.value().plus(b.value()));
      }
      return Objects.requireNonNull(combined(before, value, true));
    }
  }

  /** Takes elements of a set; the last one takes the set. */
  record Delete(AttributeValue value) implements Edit {
    @Override
    public @Nullable AttributeValue of(@Nullable AttributeValue before) {
      return before == null ? null : combined(before, value, false);
    }
  }

  /** An edit of AttributeUpdates: it refuses types in other words, and appends to lists. */
  record Legacy(AttributeValue value, Edit edit) implements Edit {
    @Override
    public @Nullable AttributeValue of(@Nullable AttributeValue before) {
      if (before instanceof AttributeValue.L list && value instanceof AttributeValue.L more) {
        return SetValue.ListAppend.appended(list, more);
      }
      if (before != null && before.type() != value.type()) {
        throw new ValidationException("Type mismatch for attribute to update");
      }
      return edit.of(before);
    }
  }

  /** Two sets of one type combined; null where no element is left. */
  private static @Nullable AttributeValue combined(
      AttributeValue before, AttributeValue value, boolean add) {
    if (before instanceof AttributeValue.SS a && value instanceof AttributeValue.SS b) {
      return set(Changes.combined(a.elements(), b.elements(), add), AttributeValue.SS::new);
    }
    if (before instanceof AttributeValue.NS a && value instanceof AttributeValue.NS b) {
      List<DynamoNumber> elements = Changes.combined(a.elements(), b.elements(), add);
      return set(elements, AttributeValue.NS::new);
    }
    if (before instanceof AttributeValue.BS a && value instanceof AttributeValue.BS b) {
      return set(Changes.combined(a.elements(), b.elements(), add), AttributeValue.BS::new);
    }
    throw Changes.wrongType();
  }

  private static <T> @Nullable AttributeValue set(
      List<T> elements, Function<List<T>, AttributeValue> type) {
    return elements.isEmpty() ? null : type.apply(elements);
  }
}
