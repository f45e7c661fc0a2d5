package dev.culvert.items.partiql;

import dev.culvert.items.ValidationException;
import dev.culvert.items.expression.Comparator;
import dev.culvert.items.expression.Operand;
import dev.culvert.items.expression.Predicate;
import dev.culvert.items.operation.ItemCondition;
import dev.culvert.items.operation.KeyCondition;
import dev.culvert.items.operation.Query;
import dev.culvert.items.operation.Scan;
import dev.culvert.items.row.SortCondition;
import dev.culvert.items.table.GlobalIndex;
import dev.culvert.items.table.KeySchema;
import dev.culvert.items.table.ProjectionType;
import dev.culvert.items.table.SecondaryIndex;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableSchema;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import dev.culvert.items.value.ItemBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what the keys of a table, or of an index, can do for a statement. */
public final class Planner {
  private final TableAddress table;
  private final TableSchema schema;

  public Planner(TableAddress table, TableSchema schema) {
    this.table = table;
    this.schema = schema;
  }

  /**
   * How a SELECT reads.
   *
   * @param limit the most items to look at; null for as many as fit into a page
   * @throws ValidationException in DynamoDB's words, where the table or its index cannot
   */
  public Plan plan(Statement.Select select, @Nullable Integer limit, boolean consistent) {
    String name = select.target().index();
    SecondaryIndex index = name == null ? null : index(name);
    if (index instanceof GlobalIndex && consistent) {
      throw new ValidationException(
          "Strongly consistent read is not supported on Global Secondary Indexes");
    }
    KeySchema key = index == null ? schema.key() : index.key();
    Where where = Where.of(select.where());
    List<Partition> partitions = partitions(key, where);
    boolean forward = forward(select, key, !partitions.isEmpty());
    if (partitions.isEmpty()) {
      return new Plan.Everything(
          new Scan(
              table,
              name,
              where.condition(),
              select.columns(),
              null,
              limit,
              null,
              0,
              1,
              consistent));
    }
    List<Query> queries = new ArrayList<>();
    for (Partition partition : partitions) {
      queries.add(query(select, key, index, partition, forward, limit, consistent));
    }
    boolean backward =
        select.order().stream()
            .anyMatch(by -> by.descending() && key.hash().contains(by.attribute()));
    return new Plan.Partitions(backward ? queries.reversed() : queries);
  }

  private SecondaryIndex index(String name) {
    return schema.indexes().stream()
        .filter(index -> index.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new ValidationException("The table does not have the specified index"));
  }

  /** A partition to read, and what the where clause asks besides. */
  private record Partition(List<KeyCondition> key, Where rest) {}

  private List<Partition> partitions(KeySchema key, Where where) {
    List<KeyCondition> conditions = new ArrayList<>();
    Where rest = where;
    for (String attribute : key.hash()) {
      Predicate.Compares equality = rest.equality(attribute);
      if (equality == null) {
        return key.hash().size() == 1 ? choices(attribute, where) : List.of();
      }
      AttributeValue value = Objects.requireNonNull(Where.equalTo(equality, attribute));
      conditions.add(new KeyCondition(attribute, new SortCondition.Equal(typed(attribute, value))));
      rest = rest.without(equality);
    }
    return List.of(new Partition(conditions, rest));
  }

  /** The partitions that IN, or a chain of ORs, lists. */
  private List<Partition> choices(String attribute, Where where) {
    for (Predicate term : where.terms()) {
      List<AttributeValue> values = listed(attribute, term);
      if (!values.isEmpty()) {
        Where rest = where.without(term);
        return values.stream()
            .distinct()
            .map(value -> new SortCondition.Equal(typed(attribute, value)))
            .map(equal -> new Partition(List.of(new KeyCondition(attribute, equal)), rest))
            .toList();
      }
    }
    return List.of();
  }

  private static List<AttributeValue> listed(String attribute, Predicate term) {
    List<AttributeValue> values = new ArrayList<>();
    switch (term) {
      case Predicate.In(var operand, var choices) when Where.isAt(operand, attribute) -> {
        for (Operand choice : choices) {
          values.add(choice instanceof Operand.Literal(var value) ? value : null);
        }
      }
      case Predicate.Any(var predicates) ->
          predicates.forEach(each -> values.add(Where.equalTo(each, attribute)));
      default -> {}
    }
    return values.contains(null) ? List.of() : values;
  }

  private AttributeValue typed(String attribute, AttributeValue value) {
    if (!schema.typeOf(attribute).name().equals(value.type().name())) {
      throw new ValidationException(
          "Key attribute's data type should match its data type in table's schema: Key "
              + attribute);
    }
    return value;
  }

  private boolean forward(Statement.Select select, KeySchema key, boolean keyed) {
    for (Statement.Order by : select.order()) {
      if (!key.uses(by.attribute())) {
        throw new ValidationException(
            "Variable reference %s in ORDER BY clause must be part of the primary key"
                .formatted(by.attribute()));
      }
      if (!keyed) {
        throw new ValidationException(
            "Must have at least one non-optional hash key condition in WHERE clause when using"
                + " ORDER BY clause.");
      }
    }
    return select.order().stream()
        .noneMatch(by -> by.descending() && key.range().contains(by.attribute()));
  }

  private Query query(
      Statement.Select select,
      KeySchema key,
      @Nullable SecondaryIndex index,
      Partition partition,
      boolean forward,
      @Nullable Integer limit,
      boolean consistent) {
    List<KeyCondition> conditions = new ArrayList<>(partition.key());
    Where rest = partition.rest();
    for (String attribute : key.range()) {
      Optional<Sorted> sorted = sorted(attribute, rest);
      if (sorted.isEmpty()) {
        break;
      }
      conditions.add(new KeyCondition(attribute, sorted.get().condition()));
      rest = rest.without(sorted.get().term());
      if (!(sorted.get().condition() instanceof SortCondition.Equal)) {
        break;
      }
    }
    ItemCondition filter = rest.condition();
    if (index != null && filter != null) {
      refuseUnprojected(index, filter);
    }
    return new Query(
        table,
        index == null ? null : index.name(),
        conditions,
        filter == null ? null : new Filter(filter, key),
        select.columns(),
        null,
        forward,
        limit,
        null,
        consistent);
  }

  /** A term that the sort key can meet. */
  private record Sorted(Predicate term, SortCondition condition) {}

  private Optional<Sorted> sorted(String attribute, Where rest) {
    for (Predicate term : rest.terms()) {
      SortCondition condition = sortCondition(attribute, term);
      if (condition != null) {
        return Optional.of(new Sorted(term, condition));
      }
    }
    return Optional.empty();
  }

  private @Nullable SortCondition sortCondition(String attribute, Predicate term) {
    return switch (term) {
      case Predicate.Compares(var comparator, var left, Operand.Literal(var value))
          when Where.isAt(left, attribute) ->
          compared(comparator, typed(attribute, value));
      case Predicate.Compares(var comparator, Operand.Literal(var value), var right)
          when Where.isAt(right, attribute) ->
          compared(comparator.flipped(), typed(attribute, value));
      case Predicate.Between(var operand, Operand.Literal(var low), Operand.Literal(var high))
          when Where.isAt(operand, attribute) ->
          new SortCondition.Between(typed(attribute, low), typed(attribute, high));
      case Predicate.BeginsWith(var operand, Operand.Literal(var prefix))
          when Where.isAt(operand, attribute) ->
          new SortCondition.BeginsWith(typed(attribute, prefix));
      default -> null;
    };
  }

  private static @Nullable SortCondition compared(Comparator comparator, AttributeValue value) {
    return switch (comparator) {
      case EQUAL -> new SortCondition.Equal(value);
      case LESS -> new SortCondition.Less(value);
      case AT_MOST -> new SortCondition.AtMost(value);
      case GREATER -> new SortCondition.Greater(value);
      case AT_LEAST -> new SortCondition.AtLeast(value);
      case NOT_EQUAL -> null;
    };
  }

  private void refuseUnprojected(SecondaryIndex index, ItemCondition filter) {
    if (index.projection().type() == ProjectionType.ALL) {
      return;
    }
    List<String> missing =
        filter.attributes().stream()
            .filter(name -> !index.key().uses(name) && !schema.key().uses(name))
            .filter(name -> !index.projection().included().contains(name))
            .toList();
    if (!missing.isEmpty()) {
      throw new ValidationException(
          "One or more parameter values were invalid: Secondary index %s does not project one or more filter attributes: %s"
              .formatted(index.name(), missing));
    }
  }

  /** The item that a where clause names by its whole key. */
  public Plan.Single single(Statement.Select select) {
    return single(Where.of(select.where()));
  }

  /**
   * The item that an UPDATE or a DELETE is about.
   *
   * @throws ValidationException where the statement does not name its key
   */
  public Plan.Single written(Statement statement) {
    Plan.Single single =
        single(
            Where.of(
                switch (statement) {
                  case Statement.Update update -> update.where();
                  case Statement.Delete delete -> delete.where();
                  case Statement.Exists exists -> exists.select().where();
                  case Statement.Select select -> select.where();
                  case Statement.Insert _ -> null;
                }));
    if (single.key() == null) {
      throw new ValidationException(
          "Where clause does not contain a mandatory equality on all key attributes");
    }
    return single;
  }

  private Plan.Single single(Where where) {
    ItemBuilder key = new ItemBuilder();
    Where rest = where;
    for (String attribute : schema.key().names()) {
      Predicate.Compares equality = rest.equality(attribute);
      if (equality == null) {
        return new Plan.Single(null, where);
      }
      AttributeValue value = Objects.requireNonNull(Where.equalTo(equality, attribute));
      key.put(attribute, typed(attribute, value));
      rest = rest.without(equality);
    }
    return new Plan.Single(key.build(), rest);
  }

  /**
   * Checks the key of an item that is inserted.
   *
   * @throws ValidationException where it is not the table's
   */
  public void checkInserted(Item item) {
    for (String attribute : schema.key().names()) {
      AttributeValue value = item.value(attribute);
      if (value == null) {
        throw new ValidationException(
            "Key attribute should be present in the item: Key " + attribute);
      }
      typed(attribute, value);
    }
  }
}
