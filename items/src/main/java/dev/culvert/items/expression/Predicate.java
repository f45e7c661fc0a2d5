package dev.culvert.items.expression;

import dev.culvert.items.value.AttributeType;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import java.util.List;
import java.util.function.Consumer;

/** What is asked of an item, with names and values put in. */
public sealed interface Predicate {

  boolean holds(Item item);

  /** Names the places that it looks at. */
  void eachPath(Consumer<DocumentPath> path);

  /** All of them hold; true of none. */
  record All(List<Predicate> predicates) implements Predicate {
    @Override
    public boolean holds(Item item) {
      for (Predicate predicate : predicates) {
        if (!predicate.holds(item)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void eachPath(Consumer<DocumentPath> path) {
      predicates.forEach(predicate -> predicate.eachPath(path));
    }
  }

  /** One of them holds. */
  record Any(List<Predicate> predicates) implements Predicate {
    @Override
    public boolean holds(Item item) {
      for (Predicate predicate : predicates) {
        if (predicate.holds(item)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void eachPath(Consumer<DocumentPath> path) {
      predicates.forEach(predicate -> predicate.eachPath(path));
    }
  }

  /** It does not hold. */
  record Not(Predicate predicate) implements Predicate {
    @Override
    public boolean holds(Item item) {
      return !predicate.holds(item);
    }

    @Override
    public void eachPath(Consumer<DocumentPath> path) {
      predicate.eachPath(path);
    }
  }

  /** Two operands compare like that. */
  record Compares(Comparator comparator, Operand left, Operand right) implements Predicate {
    @Override
    public boolean holds(Item item) {
      return Values.compare(comparator, left.of(item), right.of(item));
    }

    @Override
    public void eachPath(Consumer<DocumentPath> path) {
      left.eachPath(path);
      right.eachPath(path);
    }
  }

  /** An operand is not below the one and not above the other. */
  record Between(Operand operand, Operand low, Operand high) implements Predicate {
    @Override
    public boolean holds(Item item) {
      AttributeValue value = operand.of(item);
      return Values.compare(Comparator.AT_LEAST, value, low.of(item))
          && Values.compare(Comparator.AT_MOST, value, high.of(item));
    }

    @Override
    public void eachPath(Consumer<DocumentPath> path) {
      operand.eachPath(path);
      low.eachPath(path);
      high.eachPath(path);
    }
  }

  /** An operand equals one of several. */
  record In(Operand operand, List<Operand> choices) implements Predicate {
    @Override
    public boolean holds(Item item) {
      AttributeValue value = operand.of(item);
      for (Operand choice : choices) {
        if (Values.compare(Comparator.EQUAL, value, choice.of(item))) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void eachPath(Consumer<DocumentPath> path) {
      operand.eachPath(path);
      choices.forEach(choice -> choice.eachPath(path));
    }
  }

  /** The item has something in that place, or nothing. */
  record Exists(DocumentPath place, boolean expected) implements Predicate {
    @Override
    public boolean holds(Item item) {
      return (place.in(item) != null) == expected;
    }

    @Override
    public void eachPath(Consumer<DocumentPath> path) {
      path.accept(place);
    }
  }

  /** An operand is of that type. */
  record HasType(Operand operand, AttributeType type) implements Predicate {
    @Override
    public boolean holds(Item item) {
      AttributeValue value = operand.of(item);
      return value != null && value.type() == type;
    }

    @Override
    public void eachPath(Consumer<DocumentPath> path) {
      operand.eachPath(path);
    }
  }

  /** A text or bytes begin with others. */
  record BeginsWith(Operand operand, Operand prefix) implements Predicate {
    @Override
    public boolean holds(Item item) {
      return Values.beginsWith(operand.of(item), prefix.of(item));
    }

    @Override
    public void eachPath(Consumer<DocumentPath> path) {
      operand.eachPath(path);
      prefix.eachPath(path);
    }
  }

  /** A text, bytes, a set or a list contain something. */
  record Contains(Operand operand, Operand part) implements Predicate {
    @Override
    public boolean holds(Item item) {
      return Values.contains(operand.of(item), part.of(item));
    }

    @Override
    public void eachPath(Consumer<DocumentPath> path) {
      operand.eachPath(path);
      part.eachPath(path);
    }
  }
}
