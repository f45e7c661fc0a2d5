package dev.culvert.items;

import dev.culvert.items.operation.KeyCondition;
import dev.culvert.items.operation.Query;
import dev.culvert.items.row.KeyAttribute;
import dev.culvert.items.row.KeyRange;
import dev.culvert.items.row.SortCondition;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The key conditions of a query, checked against a key and in its order. */
record QueryPlan(PageSource source, List<AttributeValue> partition, List<SortCondition> sort) {

  /** Checks the conditions; the texts come in the order in which dynalite recorded them. */
  static QueryPlan of(PageSource source, Query query) {
    Map<String, SortCondition> conditions = new LinkedHashMap<>();
    for (KeyCondition condition : query.keyConditions()) {
      conditions.put(condition.attribute(), condition.condition());
    }
    if (source.keyAttributes().size() == 1 && conditions.size() > 1) {
      throw new ValidationException("Query key condition not supported");
    }
    List<AttributeValue> partition = new ArrayList<>();
    for (KeyAttribute attribute : source.rows().hash()) {
      SortCondition condition = conditions.remove(attribute.name());
      if (condition == null) {
        throw missed(attribute.name());
      }
      check(source, attribute, condition);
      if (!(condition instanceof SortCondition.Equal equal)) {
        throw new ValidationException("Query key condition not supported");
      }
      partition.add(equal.value());
    }
    return new QueryPlan(source, partition, sort(source, conditions));
  }

  /** The conditions on the sort key: on its leading attributes, all but the last equalities. */
  private static List<SortCondition> sort(
      PageSource source, Map<String, SortCondition> conditions) {
    List<SortCondition> sort = new ArrayList<>();
    for (KeyAttribute attribute : source.rows().range()) {
      SortCondition condition = conditions.remove(attribute.name());
      if (condition == null) {
        if (!conditions.isEmpty()) {
          throw missed(attribute.name());
        }
        break;
      }
      if (!sort.isEmpty() && !(sort.getLast() instanceof SortCondition.Equal)) {
        throw new ValidationException("Query key condition not supported");
      }
      check(source, attribute, condition);
      sort.add(condition);
    }
    if (!conditions.isEmpty()) {
      throw new ValidationException("Query key condition not supported");
    }
    return sort;
  }

  private static ValidationException missed(String attribute) {
    return new ValidationException("Query condition missed key schema element: " + attribute);
  }

  private static void check(PageSource source, KeyAttribute attribute, SortCondition condition) {
    for (AttributeValue value : operands(condition)) {
      if (!attribute.accepts(value)) {
        throw new ValidationException(
            "One or more parameter values were invalid: Condition parameter type does not match schema type");
      }
    }
    if (condition instanceof SortCondition.Equal equal) {
      KeyRules.check(source.rows(), attribute, equal.value());
    }
  }

  private static List<AttributeValue> operands(SortCondition condition) {
    return switch (condition) {
      case SortCondition.Equal c -> List.of(c.value());
      case SortCondition.Less c -> List.of(c.value());
      case SortCondition.AtMost c -> List.of(c.value());
      case SortCondition.Greater c -> List.of(c.value());
      case SortCondition.AtLeast c -> List.of(c.value());
      case SortCondition.Between c -> List.of(c.low(), c.high());
      case SortCondition.BeginsWith c -> List.of(c.prefix());
    };
  }

  /** The rows that meet the conditions, after the position where an earlier page ended. */
  KeyRange range(@Nullable Item start, boolean forward) {
    KeyRange selected = source.rows().select(partition, sort);
    if (start == null) {
      return selected;
    }
    byte[] position = StartKeys.ofQuery(source, start);
    checkWithin(start, position);
    return forward ? selected.after(position) : selected.before(position);
  }

  private void checkWithin(Item start, byte[] position) {
    List<AttributeValue> there =
        source.rows().hash().stream()
            .map(attribute -> Objects.requireNonNull(start.value(attribute.name())))
            .toList();
    if (!sort.isEmpty() && !source.rows().select(there, sort).contains(position)) {
      throw new ValidationException(
          "The provided starting key does not match the range key predicate");
    }
    if (!there.equals(partition)) {
      throw new ValidationException(
          sort.isEmpty()
              ? "The provided starting key is outside query boundaries based on provided conditions"
              : "The query can return at most one row and cannot be restarted");
    }
  }
}
