package dev.culvert.services.dynamodb;

import dev.culvert.items.Database;
import dev.culvert.items.RejectedException;
import dev.culvert.items.Rejection;
import dev.culvert.items.Rejection.CancellationReason;
import dev.culvert.items.ValidationException;
import dev.culvert.items.operation.Get;
import dev.culvert.items.operation.TransactGet;
import dev.culvert.items.operation.TransactWrite;
import dev.culvert.items.operation.Write;
import dev.culvert.items.partiql.Plan;
import dev.culvert.items.partiql.Statement;
import dev.culvert.items.partiql.Writes;
import dev.culvert.items.value.Item;
import dev.culvert.services.Call;
import dev.culvert.shapes.dynamodb.ExecuteTransactionRequest;
import dev.culvert.shapes.dynamodb.ExecuteTransactionResponse;
import dev.culvert.shapes.dynamodb.ItemResponse;
import dev.culvert.shapes.dynamodb.ParameterizedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** ExecuteTransaction: only reads of single items, or only writes and EXISTS. */
final class StatementTransactions {
  private final Database database;
  private final Statements statements;

  StatementTransactions(Database database, Statements statements) {
    this.database = database;
    this.statements = statements;
  }

  List<Prepared> read(ExecuteTransactionRequest input, Call call) {
    var prepared =
        requests(input).stream()
            .map(one -> statements.read(one.statement, one.parameters, call))
            .toList();
    if (prepared.stream().map(one -> one.statement().writes()).distinct().count() > 1) {
      throw new ValidationException(
          "ExecuteTransaction API does not support both read and write operations in the same"
              + " request.");
    }
    for (int i = 0; i < prepared.size(); i++) {
      refuse(prepared.get(i).statement(), i);
    }
    return prepared;
  }

  private static List<ParameterizedStatement> requests(ExecuteTransactionRequest input) {
    return Objects.requireNonNull(input.transactStatements, "required by the model");
  }

  private static void refuse(Statement statement, int position) {
    var returning =
        switch (statement) {
          case Statement.Update update -> update.returning();
          case Statement.Delete delete -> delete.returning();
          case Statement.Select _, Statement.Exists _, Statement.Insert _ -> null;
        };
    if (returning != null) {
      throw failed(position, "RETURNING clause is not supported in ExecuteTransaction.");
    }
    if (statement.target().index() != null) {
      throw failed(position, "Reads on indices are not supported within transactions.");
    }
  }

  private static ValidationException failed(int position, String why) {
    return new ValidationException(
        "Validation failed in TransactStatements[%d]: %s".formatted(position, why));
  }

  ExecuteTransactionResponse execute(ExecuteTransactionRequest input, Call call) {
    var prepared = read(input, call);
    return prepared.getFirst().statement().writes() ? write(prepared, input) : get(prepared, input);
  }

  private ExecuteTransactionResponse get(List<Prepared> prepared, ExecuteTransactionRequest input) {
    var singles = new ArrayList<Plan.Single>();
    var gets = new ArrayList<Get>();
    for (int i = 0; i < prepared.size(); i++) {
      var one = prepared.get(i);
      var single = one.planner().single((Statement.Select) one.statement());
      if (single.key() == null) {
        throw failed(
            i,
            "Select statements within ExecuteTransaction must specify the primary key in the where"
                + " clause.");
      }
      singles.add(single);
      gets.add(new Get(one.table(), single.key(), null, true));
    }
    var result = database.get(new TransactGet(gets));
    var responses = new ArrayList<ItemResponse>();
    for (int i = 0; i < singles.size(); i++) {
      var select = (Statement.Select) prepared.get(i).statement();
      responses.add(new ItemResponse().item(shown(result.items().get(i), singles.get(i), select)));
    }
    return new ExecuteTransactionResponse()
        .responses(responses)
        .consumedCapacity(
            Consumed.ofTransaction(input.returnConsumedCapacity, result.capacities()));
  }

  private static @Nullable Item shown(
      @Nullable Item item, Plan.Single single, Statement.Select select) {
    var rest = single.rest().condition();
    if (item == null || (rest != null && !rest.holds(item))) {
      return null;
    }
    return select.columns() == null ? item : select.columns().of(item);
  }

  private ExecuteTransactionResponse write(
      List<Prepared> prepared, ExecuteTransactionRequest input) {
    var requests = requests(input);
    var writes = new ArrayList<Write>();
    var reasons = new ArrayList<CancellationReason>();
    for (int i = 0; i < prepared.size(); i++) {
      var one = prepared.get(i);
      var oldOnFailure = "ALL_OLD".equals(requests.get(i).returnValuesOnConditionCheckFailure);
      reasons.add(
          planned(
              one.statement(),
              i,
              () ->
                  writes.add(
                      Writes.of(one.statement(), one.table(), one.planner(), oldOnFailure))));
    }
    if (reasons.stream().anyMatch(reason -> !reason.equals(CancellationReason.NONE))) {
      throw new RejectedException(new Rejection.TransactionCanceled(reasons));
    }
    var result =
        run(
            prepared,
            new TransactWrite(writes, input.clientRequestToken, Fingerprint.of(requests)));
    return new ExecuteTransactionResponse()
        .responses(List.of())
        .consumedCapacity(
            Consumed.ofTransaction(input.returnConsumedCapacity, result.capacities()));
  }

  /** A statement that does not name its item cancels the transaction; a wrong EXISTS refuses it. */
  private static CancellationReason planned(Statement statement, int position, Runnable plan) {
    try {
      plan.run();
      return CancellationReason.NONE;
    } catch (ValidationException why) {
      if (statement instanceof Statement.Exists) {
        throw failed(position, why.message());
      }
      return new CancellationReason("ValidationError", why.message(), null);
    }
  }

  private TransactWrite.Result run(List<Prepared> prepared, TransactWrite transaction) {
    try {
      return database.write(transaction);
    } catch (RejectedException rejected) {
      if (rejected.rejection() instanceof Rejection.TransactionCanceled(var reasons)) {
        throw new RejectedException(
            new Rejection.TransactionCanceled(duplicates(prepared, reasons)));
      }
      throw rejected;
    }
  }

  /** An INSERT of an item that is there has a reason of its own. */
  private static List<CancellationReason> duplicates(
      List<Prepared> prepared, List<CancellationReason> reasons) {
    var told = new ArrayList<CancellationReason>();
    for (int i = 0; i < reasons.size(); i++) {
      var reason = reasons.get(i);
      var duplicate =
          prepared.get(i).statement() instanceof Statement.Insert
              && reason.code().equals("ConditionalCheckFailed");
      told.add(
          duplicate
              ? new CancellationReason(
                  "DuplicateItem", "Duplicate primary key exists in table", reason.item())
              : reason);
    }
    return told;
  }
}
