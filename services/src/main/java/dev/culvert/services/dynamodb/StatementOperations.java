package dev.culvert.services.dynamodb;

import dev.culvert.items.Database;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.dynamodb.BatchExecuteStatementRequest;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.ExecuteStatementRequest;
import dev.culvert.shapes.dynamodb.ExecuteStatementResponse;
import dev.culvert.shapes.dynamodb.ExecuteTransactionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * ExecuteStatement, BatchExecuteStatement and ExecuteTransaction. A statement needs the permission
 * of what it does: {@code dynamodb:PartiQLSelect} and its kin.
 */
final class StatementOperations {
  private final Statements statements;
  private final StatementRun run;
  private final StatementBatches batches;
  private final StatementTransactions transactions;

  StatementOperations(Database database, TableAccess accesses) {
    this.statements = new Statements(accesses);
    this.run = new StatementRun(database);
    this.batches = new StatementBatches(statements, run);
    this.transactions = new StatementTransactions(database, statements);
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(DynamoDb.EXECUTE_STATEMENT, this::accesses, this::execute),
        Refusing.operation(DynamoDb.BATCH_EXECUTE_STATEMENT, this::accesses, batches::execute),
        Refusing.operation(DynamoDb.EXECUTE_TRANSACTION, this::accesses, transactions::execute));
  }

  private List<Access> accesses(ExecuteStatementRequest input, Call call) {
    return List.of(statements.access(statements.read(input, call), null));
  }

  /** Statements of a batch that cannot be read are told of in their place, and need nothing. */
  private List<Access> accesses(BatchExecuteStatementRequest input, Call call) {
    var accesses = new ArrayList<Access>();
    for (var one : batches.read(Objects.requireNonNull(input.statements), call)) {
      if (one instanceof StatementBatches.Part.Understood(var prepared)) {
        accesses.add(statements.access(prepared, "BatchExecuteStatement"));
      }
    }
    return accesses;
  }

  private List<Access> accesses(ExecuteTransactionRequest input, Call call) {
    return transactions.read(input, call).stream()
        .map(prepared -> statements.access(prepared, "ExecuteTransaction"))
        .toList();
  }

  private ExecuteStatementResponse execute(ExecuteStatementRequest input, Call call) {
    return run.execute(statements.read(input, call), input);
  }
}
