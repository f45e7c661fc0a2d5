package dev.culvert.items.partiql;

import dev.culvert.items.expression.Comparator;
import dev.culvert.items.expression.Condition;
import dev.culvert.items.expression.Operand;
import dev.culvert.items.expression.Predicate;
import dev.culvert.items.value.AttributeValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A where clause as the conditions that must hold together. */
public record Where(List<Predicate> terms) {
  public Where {
    terms = List.copyOf(terms);
  }

  static Where of(@Nullable Condition condition) {
    List<Predicate> terms = new ArrayList<>();
    if (condition != null) {
      flatten(condition.predicate(), terms);
    }
    return new Where(terms);
  }

  private static void flatten(Predicate predicate, List<Predicate> terms) {
    if (predicate instanceof Predicate.All(var all)) {
      all.forEach(each -> flatten(each, terms));
    } else {
      terms.add(predicate);
    }
  }

  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /** The same without that term. */
  Where without(Predicate term) {
    List<Predicate> rest = new ArrayList<>(terms);
    rest.remove(term);
    return new Where(rest);
  }

  /** Everything that is left together; null for nothing. */
  public @Nullable Condition condition() {
    return terms.isEmpty() ? null : new Condition(new Predicate.All(terms));
  }

  /** The first term that demands one value of the attribute. */
  Predicate.@Nullable Compares equality(String attribute) {
    for (Predicate term : terms) {
      if (equalTo(term, attribute) != null) {
        return (Predicate.Compares) term;
      }
    }
    return null;
  }

  /** The value that a term demands of the attribute, or null. */
  static @Nullable AttributeValue equalTo(Predicate term, String attribute) {
    if (term instanceof Predicate.Compares(var comparator, var left, var right)
        && comparator == Comparator.EQUAL) {
      if (isAt(left, attribute) && right instanceof Operand.Literal(var value)) {
        return value;
      }
      if (isAt(right, attribute) && left instanceof Operand.Literal(var value)) {
        return value;
      }
    }
    return null;
  }

  static boolean isAt(Operand operand, String attribute) {
    return operand instanceof Operand.At(var path)
        && !path.isNested()
        && path.attribute().equals(attribute);
  }
}
