package dev.culvert.items.partiql;

import dev.culvert.items.ValidationException;
import dev.culvert.items.operation.ConditionCheck;
import dev.culvert.items.operation.Delete;
import dev.culvert.items.operation.ItemCondition;
import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.ReturnValues;
import dev.culvert.items.operation.Update;
import dev.culvert.items.operation.Write;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.Item;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements that write, as the engine's operations on single items. */
public final class Writes {
  private Writes() {}

  /**
   * What a statement does.
   *
   * @param oldOnFailure whether a failed condition shows the item
   * @throws ValidationException where the statement does not name one item
   */
  public static Write of(
      Statement statement, TableAddress table, Planner planner, boolean oldOnFailure) {
    return switch (statement) {
      case Statement.Insert insert -> {
        planner.checkInserted(insert.item());
        yield new Put(table, insert.item(), new Absent(), ReturnValues.NONE, oldOnFailure);
      }
      case Statement.Update update -> {
        Plan.Single single = planner.written(update);
        yield new Update(
            table,
            key(single),
            update.changes(),
            new Present(single.rest().condition()),
            asked(update.returning()),
            oldOnFailure);
      }
      case Statement.Delete delete -> {
        Plan.Single single = planner.written(delete);
        ItemCondition rest = single.rest().condition();
        yield new Delete(
            table,
            key(single),
            rest == null ? null : new AbsentOr(rest),
            asked(delete.returning()),
            oldOnFailure);
      }
      case Statement.Exists exists -> {
        Plan.Single single = planner.single(exists.select());
        if (single.key() == null || single.rest().isEmpty()) {
          throw new ValidationException(
              "EXISTS() must contain a single item read with additional condition");
        }
        yield new ConditionCheck(
            table, single.key(), new Present(single.rest().condition()), oldOnFailure);
      }
      case Statement.Select _ -> throw new IllegalArgumentException("a SELECT writes nothing");
    };
  }

  private static Item key(Plan.Single single) {
    return Objects.requireNonNull(single.key(), "written() demands it");
  }

  private static ReturnValues asked(@Nullable ReturnValues returning) {
    return returning == null ? ReturnValues.NONE : returning;
  }

  /** There is no such item yet. */
  record Absent() implements ItemCondition {
    @Override
    public boolean holds(Item item) {
      return item.isEmpty();
    }

    @Override
    public Set<String> attributes() {
      return Set.of();
    }

    @Override
    public Set<String> documents() {
      return Set.of();
    }
  }

  /** There is such an item, and more holds of it. */
  record Present(@Nullable ItemCondition more) implements ItemCondition {
    @Override
    public boolean holds(Item item) {
      return !item.isEmpty() && (more == null || more.holds(item));
    }

    @Override
    public Set<String> attributes() {
      return more == null ? Set.of() : more.attributes();
    }

    @Override
    public Set<String> documents() {
      return more == null ? Set.of() : more.documents();
    }
  }

  /** There is no such item, or more holds of it: deleting what is not there succeeds. */
  record AbsentOr(ItemCondition more) implements ItemCondition {
    @Override
    public boolean holds(Item item) {
      return item.isEmpty() || more.holds(item);
    }

    @Override
    public Set<String> attributes() {
      return more.attributes();
    }

    @Override
    public Set<String> documents() {
      return more.documents();
    }
  }
}
