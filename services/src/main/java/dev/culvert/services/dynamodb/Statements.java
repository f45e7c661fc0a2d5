package dev.culvert.services.dynamodb;

import dev.culvert.items.ErrorName;
import dev.culvert.items.RejectedException;
import dev.culvert.items.ValidationException;
import dev.culvert.items.partiql.Plan;
import dev.culvert.items.partiql.Statement;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.shapes.dynamodb.ExecuteStatementRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads statements, and says what must be allowed for them. */
final class Statements {
  private final TableAccess accesses;

  Statements(TableAccess accesses) {
    this.accesses = accesses;
  }

  Prepared read(ExecuteStatementRequest input, Call call) {
    var prepared = read(input.statement, input.parameters, call);
    if (prepared.statement() instanceof Statement.Exists) {
      throw new ValidationException(
          "EXISTS can only be used in ExecuteTransaction write requests.");
    }
    return prepared;
  }

  /**
   * @throws ValidationException where the statement cannot be read
   */
  Prepared read(@Nullable String statement, @Nullable List<AttributeValue> parameters, Call call) {
    var text = Objects.requireNonNull(statement, "required by the model");
    var read = Statement.of(text, Objects.requireNonNullElse(parameters, List.of()));
    var table = new TableAddress(call.account(), call.region(), read.target().table());
    var schema = accesses.find(table).map(TableDefinition::schema);
    return new Prepared(text, read, table, schema);
  }

  static RejectedException noTable() {
    return new RejectedException(ErrorName.RESOURCE_NOT_FOUND, "Requested resource not found");
  }

  /**
   * What must be allowed: the action on the table or on the index, with what the statement names.
   *
   * @param enclosing the operation that the statement is a part of, or null
   */
  Access access(Prepared prepared, @Nullable String enclosing) {
    var statement = prepared.statement();
    var keys = ItemKeys.of().attributes(attributes(statement)).enclosing(enclosing);
    if (prepared.schema().isPresent()) {
      put(keys, prepared);
    }
    var index = statement.target().index();
    return index == null
        ? accesses.to(action(statement), prepared.table(), keys.build())
        : accesses.toIndex(action(statement), prepared.table(), index, keys.build());
  }

  private static String action(Statement statement) {
    return switch (statement) {
      case Statement.Select _, Statement.Exists _ -> "PartiQLSelect";
      case Statement.Insert _ -> "PartiQLInsert";
      case Statement.Update _ -> "PartiQLUpdate";
      case Statement.Delete _ -> "PartiQLDelete";
    };
  }

  /** The keys that depend on how the statement reads; one that cannot be planned fails later. */
  private static void put(ItemKeys keys, Prepared prepared) {
    try {
      var leading = new LinkedHashSet<@Nullable AttributeValue>();
      var hash = prepared.schema().orElseThrow().key().hash().getFirst();
      switch (prepared.statement()) {
        case Statement.Select select -> {
          var plan = prepared.planner().plan(select, null, false);
          keys.with("dynamodb:FullTableScan", plan instanceof Plan.Everything);
          if (plan instanceof Plan.Partitions(var queries)) {
            queries.forEach(query -> leading.add(ItemKeys.equal(query.keyConditions().getFirst())));
          }
        }
        case Statement.Insert insert -> leading.add(insert.item().get(hash));
        case Statement.Update _, Statement.Delete _, Statement.Exists _ -> {
          var key = prepared.planner().written(prepared.statement()).key();
          leading.add(key == null ? null : key.get(hash));
        }
      }
      keys.leading(leading);
    } catch (ValidationException unplanned) {
      keys.with("dynamodb:FullTableScan", true);
    }
  }

  /** The attributes that a statement names. */
  private static Set<String> attributes(Statement statement) {
    var names = new LinkedHashSet<String>();
    switch (statement) {
      case Statement.Select select -> {
        if (select.columns() != null) {
          names.addAll(select.columns().attributes());
        }
        if (select.where() != null) {
          names.addAll(select.where().attributes());
        }
      }
      case Statement.Exists exists -> names.addAll(attributes(exists.select()));
      case Statement.Insert insert -> names.addAll(insert.item().keySet());
      case Statement.Update update -> {
        names.addAll(update.changes().attributes());
        if (update.where() != null) {
          names.addAll(update.where().attributes());
        }
      }
      case Statement.Delete delete -> {
        if (delete.where() != null) {
          names.addAll(delete.where().attributes());
        }
      }
    }
    return names;
  }
}
