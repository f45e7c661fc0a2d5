package dev.culvert.items.partiql;

import dev.culvert.items.ValidationException;
import dev.culvert.items.expression.Changes;
import dev.culvert.items.expression.Condition;
import dev.culvert.items.operation.ReturnValues;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement with its parameters put in: what it asks for, without regard to any table's keys. */
public sealed interface Statement {
  /** The most characters that a statement may have. */
  int MAX_LENGTH = 8192;

  /** What it is about. */
  Target target();

  /**
   * Reads a statement.
   *
   * @throws ValidationException in DynamoDB's words, where it cannot be read or done
   */
  static Statement of(String text, List<AttributeValue> parameters) {
    return new StatementBinder(Parser.read(text), parameters).bind();
  }

  /** Whether it changes or checks items, as opposed to reading them. */
  default boolean writes() {
    return !(this instanceof Select);
  }

  /**
   * SELECT.
   *
   * @param columns null for all attributes
   * @param where null for all items
   */
  record Select(
      Target target, @Nullable Columns columns, @Nullable Condition where, List<Order> order)
      implements Statement {}

  /** One key of ORDER BY. */
  record Order(String attribute, boolean descending) {}

  /** EXISTS of a SELECT, which checks an item in a transaction. */
  record Exists(Select select) implements Statement {
    @Override
    public Target target() {
      return select.target();
    }
  }

  /** INSERT of an item that must not be there yet. */
  record Insert(Target target, Item item) implements Statement {}

  /** UPDATE of an item that must be there. */
  record Update(
      Target target, Changes changes, @Nullable Condition where, @Nullable ReturnValues returning)
      implements Statement {}

  /** DELETE. */
  record Delete(Target target, @Nullable Condition where, @Nullable ReturnValues returning)
      implements Statement {}
}
