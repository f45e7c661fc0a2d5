package dev.culvert.services.dynamodb;

import dev.culvert.items.RejectedException;
import dev.culvert.items.Rejection;
import dev.culvert.items.ValidationException;
import dev.culvert.items.operation.ConsumedCapacity;
import dev.culvert.items.partiql.Plan;
import dev.culvert.items.partiql.Statement;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.Item;
import dev.culvert.services.Call;
import dev.culvert.shapes.dynamodb.BatchExecuteStatementRequest;
import dev.culvert.shapes.dynamodb.BatchExecuteStatementResponse;
import dev.culvert.shapes.dynamodb.BatchStatementError;
import dev.culvert.shapes.dynamodb.BatchStatementRequest;
import dev.culvert.shapes.dynamodb.BatchStatementResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * BatchExecuteStatement: statements that have nothing to do with each other but the request. What
 * goes wrong with one is told in its place.
 */
final class StatementBatches {
  private final Statements statements;
  private final StatementRun run;

  StatementBatches(Statements statements, StatementRun run) {
    this.statements = statements;
    this.run = run;
  }

  /** One statement of a batch. */
  sealed interface Part {
    record Understood(Prepared prepared) implements Part {}

    record Refused(ValidationException why) implements Part {}
  }

  List<Part> read(List<BatchStatementRequest> requests, Call call) {
    var parts = new ArrayList<Part>();
    for (var request : requests) {
      try {
        parts.add(
            new Part.Understood(statements.read(request.statement, request.parameters, call)));
      } catch (ValidationException why) {
        parts.add(new Part.Refused(why));
      }
    }
    refuseMixtures(parts);
    return parts;
  }

  private static void refuseMixtures(List<Part> parts) {
    var kinds = new HashSet<Boolean>();
    var items = new HashSet<Map.Entry<TableAddress, Item>>();
    for (var part : parts) {
      if (part instanceof Part.Understood(var prepared)) {
        kinds.add(prepared.statement().writes());
        if (kinds.size() > 1) {
          throw new ValidationException(
              "Read and write requests together in the same batch is not supported.");
        }
        var item = item(prepared);
        if (item != null && !items.add(Map.entry(prepared.table(), item))) {
          throw new ValidationException("Provided list of item keys contains duplicates");
        }
      }
    }
  }

  /** The key that the statement names, or null where it does not name one. */
  private static @Nullable Item item(Prepared prepared) {
    if (prepared.schema().isEmpty()) {
      return null;
    }
    try {
      return switch (prepared.statement()) {
        case Statement.Select select -> prepared.planner().single(select).key();
        case Statement.Insert insert -> {
          var names = prepared.schema().orElseThrow().key().names();
          var key = Item.empty();
          for (var name : names) {
            key = key.with(name, Objects.requireNonNull(insert.item().get(name)));
          }
          yield key;
        }
        case Statement.Update _, Statement.Delete _, Statement.Exists _ ->
            prepared.planner().written(prepared.statement()).key();
      };
    } catch (ValidationException | NullPointerException unnamed) {
      return null;
    }
  }

  BatchExecuteStatementResponse execute(BatchExecuteStatementRequest input, Call call) {
    var requests = Objects.requireNonNull(input.statements);
    var parts = read(requests, call);
    var responses = new ArrayList<BatchStatementResponse>();
    var capacities = new LinkedHashMap<TableAddress, ConsumedCapacity>();
    for (int i = 0; i < parts.size(); i++) {
      responses.add(answer(parts.get(i), requests.get(i), capacities));
    }
    return new BatchExecuteStatementResponse()
        .responses(responses)
        .consumedCapacity(
            Consumed.told(input.returnConsumedCapacity, List.copyOf(capacities.values())));
  }

  private BatchStatementResponse answer(
      Part part, BatchStatementRequest request, Map<TableAddress, ConsumedCapacity> capacities) {
    switch (part) {
      case Part.Refused(var why) -> {
        return new BatchStatementResponse().error(invalid(why));
      }
      case Part.Understood(var prepared) -> {
        var response = new BatchStatementResponse().tableName(prepared.table().name());
        try {
          return response.item(run(prepared, request, capacities));
        } catch (ValidationException why) {
          return response.error(invalid(why));
        } catch (RejectedException rejected) {
          return response.error(error(rejected.rejection()));
        }
      }
    }
  }

  private @Nullable Item run(
      Prepared prepared,
      BatchStatementRequest request,
      Map<TableAddress, ConsumedCapacity> capacities) {
    if (prepared.statement() instanceof Statement.Select select) {
      var consistent = Boolean.TRUE.equals(request.consistentRead);
      var named =
          select.target().index() == null && prepared.planner().single(select).key() != null;
      var plan = prepared.planner().plan(select, null, consistent);
      if (!named || !(plan instanceof Plan.Partitions)) {
        throw new ValidationException("Only single item select is supported");
      }
      var page = run.single(plan);
      capacities.merge(prepared.table(), page.capacity(), ConsumedCapacity::plus);
      return page.items().isEmpty() ? null : page.items().getFirst();
    }
    if (prepared.statement() instanceof Statement.Exists) {
      throw new ValidationException(
          "EXISTS can only be used in ExecuteTransaction write requests.");
    }
    var written =
        run.write(prepared, "ALL_OLD".equals(request.returnValuesOnConditionCheckFailure));
    capacities.merge(prepared.table(), written.capacity(), ConsumedCapacity::plus);
    return written.attributes();
  }

  private static BatchStatementError invalid(ValidationException why) {
    return new BatchStatementError().code("ValidationError").message(why.formerMessage());
  }

  private static BatchStatementError error(Rejection rejection) {
    var error =
        new BatchStatementError()
            .code(rejection.name().wireName().replaceFirst("Exception$", ""))
            .message(rejection.message());
    return rejection instanceof Rejection.ConditionalCheckFailed failed
        ? error.item(failed.item())
        : error;
  }
}
