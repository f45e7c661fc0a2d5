package dev.culvert.items.partiql;

import dev.culvert.items.ValidationException;
import dev.culvert.items.expression.Changes;
import dev.culvert.items.expression.Condition;
import dev.culvert.items.operation.ReturnValues;
import dev.culvert.items.value.AttributeValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts parameters into a statement, and refuses what DynamoDB cannot do. */
final class StatementBinder {
  private final Node root;
  private final Conditions conditions;
  private final Literals literals;

  StatementBinder(Parser.Parsed parsed, List<AttributeValue> parameters) {
    if (parameters.size() < parsed.parameters()) {
      throw new ValidationException("Number of parameters in request and statement don't match.");
    }
    this.root = parsed.root();
    this.literals = new Literals(parameters);
    this.conditions = new Conditions(literals);
  }

  Statement bind() {
    return switch (root) {
      case Node.Select select -> select(select);
      case Node.Change change -> change(change);
      case Node.Call call -> exists(call);
      case Node.Operation _, Node.TypeTest _ -> throw onlyExists();
      case Node.Literal _, Node.Numeral _ -> throw unsupported("Literal");
      case Node.Parameter _ -> throw unsupported("Parameter");
      case Node.Name _ -> throw unsupported("VariableReference");
      case Node.Path _ -> throw unsupported("Path");
      case Node.Sequence _ -> throw unsupported("Seq");
      case Node.Struct _ -> throw unsupported("Struct");
      case Node.Other other -> throw unsupported(other.kind());
    };
  }

  private static ValidationException unsupported(String kind) {
    return new ValidationException("Unsupported operation: " + kind);
  }

  private static ValidationException onlyExists() {
    return new ValidationException("EXISTS can only be used in ExecuteTransaction write requests.");
  }

  private Statement exists(Node.Call call) {
    boolean one = call.function().equals("exists") && call.arguments().size() == 1;
    if (one && call.arguments().getFirst() instanceof Node.Select select) {
      return new Statement.Exists(select(select));
    }
    throw onlyExists();
  }

  private Statement.Select select(Node.Select select) {
    select.otherClauses().forEach(StatementBinder::refuseClause);
    if (select.sources().size() != 1) {
      throw onlyOneTable();
    }
    Target target = target(select.sources().getFirst());
    Columns columns = Columns.of(select.columns());
    Condition where = where(select.where());
    List<Statement.Order> order =
        select.order().stream()
            .map(by -> new Statement.Order(orderedBy(by.column()), by.descending()))
            .toList();
    if (!order.isEmpty() && where == null) {
      throw new ValidationException(
          "Must have WHERE clause in the statement when using ORDER BY clause.");
    }
    return new Statement.Select(target, columns, where, order);
  }

  private static void refuseClause(String clause) {
    throw new ValidationException(
        switch (clause) {
          case "DISTINCT" -> "Unsupported token in expression: DISTINCT";
          case "VALUE" -> "Select projection doesn't support value or pivot keywords";
          case "group" -> "Unsupported clause: GROUP BY";
          default -> "Unsupported clause: " + clause.toUpperCase(Locale.ROOT);
        });
  }

  private static ValidationException onlyOneTable() {
    return new ValidationException("Only select from a single table or index is supported.");
  }

  private static String orderedBy(Node column) {
    if (column instanceof Node.Name name) {
      return name.token().text();
    }
    throw new ValidationException(
        "Unexpected expression in ORDER BY clause at " + column.token().place());
  }

  private Target target(Node.Source source) {
    if (source.joined()) {
      throw onlyOneTable();
    }
    if (source.aliased()) {
      throw new ValidationException("Aliasing is not supported");
    }
    return Paths.target(source.place());
  }

  private @Nullable Condition where(@Nullable Node where) {
    return where == null ? null : new Condition(conditions.where(where));
  }

  private Statement change(Node.Change change) {
    Target target = target(change.target());
    if (change.actions().getFirst() instanceof Node.Action.Insert insert) {
      return insert(change, target, insert);
    }
    if (target.index() != null) {
      throw new ValidationException("This operation is not supported on an index");
    }
    Condition where = where(change.where());
    if (change.actions().getFirst() instanceof Node.Action.Delete) {
      return new Statement.Delete(target, where, deleted(change.returning()));
    }
    Changes changes = new Assignments(literals).of(change.actions());
    return new Statement.Update(target, changes, where, returning(change.returning()));
  }

  private Statement insert(Node.Change change, Target target, Node.Action.Insert insert) {
    if (target.index() != null) {
      throw new ValidationException(
          "FROM clause may only contain a single table name in data manipulation statements");
    }
    if (!change.returning().isEmpty()) {
      throw new ValidationException("RETURNING is not supported in INSERT");
    }
    if (!insert.single() || insert.more() || change.actions().size() > 1) {
      throw Refusals.notWellFormed("Expected VALUE");
    }
    if (!(insert.value() instanceof Node.Struct struct)) {
      throw Refusals.at(
          "Unsupported format in item expression. Please use struct format {...} to express item"
              + " values for insert statement.",
          insert.value().token());
    }
    return new Statement.Insert(target, literals.item(struct));
  }

  private static @Nullable ReturnValues deleted(List<Node.Returning> returning) {
    ReturnValues asked = returning(returning);
    if (asked != null && asked != ReturnValues.ALL_OLD) {
      throw new ValidationException(
          "Invalid returning clause: RETURNING %s *. Only RETURNING ALL OLD * is allowed in DELETE statements."
              .formatted(words(returning.getFirst())));
    }
    return asked;
  }

  private static @Nullable ReturnValues returning(List<Node.Returning> returning) {
    if (returning.isEmpty()) {
      return null;
    }
    if (returning.size() > 1) {
      throw new ValidationException(
          "Invalid syntax with multiple returning elements in RETURNING clause");
    }
    Node.Returning one = returning.getFirst();
    if (one.column() != null) {
      throw new ValidationException(
          "Expected '*' after ( MODIFIED | ALL ) ( NEW | OLD ) in RETURNING clause");
    }
    return switch (one.token().text()) {
      case "all_old" -> ReturnValues.ALL_OLD;
      case "all_new" -> ReturnValues.ALL_NEW;
      case "modified_old" -> ReturnValues.UPDATED_OLD;
      default -> ReturnValues.UPDATED_NEW;
    };
  }

  private static String words(Node.Returning returning) {
    return returning.token().text().replace('_', ' ').toUpperCase(Locale.ROOT);
  }
}
