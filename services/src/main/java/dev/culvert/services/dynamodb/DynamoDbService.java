package dev.culvert.services.dynamodb;

import dev.culvert.items.Database;
import dev.culvert.items.expression.ExpressionCache;
import dev.culvert.services.Operation;
import dev.culvert.services.Service;
import dev.culvert.services.control.Control;
import dev.culvert.services.iam.Documents;
import dev.culvert.services.transfer.TransferJobs;
import dev.culvert.shapes.dynamodb.DynamoDb;
import java.util.List;

/** DynamoDB: the one list of its operations. */
public final class DynamoDbService {
  private final Service service;

  public DynamoDbService(
      Database database, Control control, TransferJobs transfers, Documents documents) {
    this(database, control, transfers, documents, Wording.CURRENT);
  }

  /**
   * @param wording how requests are refused
   */
  public DynamoDbService(
      Database database,
      Control control,
      TransferJobs transfers,
      Documents documents,
      Wording wording) {
    var accesses = new TableAccess(database.tables(), documents);
    var expressions = new Expressions(new ExpressionCache());
    var families =
        List.of(
            new TableOperations(database.tables(), database.globalTables(), accesses).operations(),
            new ItemOperations(database, accesses, expressions).operations(),
            new PageOperations(database, accesses, expressions).operations(),
            new BatchOperations(database, accesses, expressions).operations(),
            new TransactionOperations(database, accesses, expressions).operations(),
            new StatementOperations(database, accesses).operations(),
            new TagOperations(database, accesses).operations(),
            new ExpiryOperations(database, accesses).operations(),
            new KinesisOperations(database.tables(), accesses).operations(),
            new InsightsOperations(database.contributorInsights(), accesses).operations(),
            new PolicyOperations(database, accesses).operations(),
            new BackupOperations(database.backups(), accesses).operations(),
            new RecoveryOperations(database.backups(), accesses).operations(),
            new GlobalTableOperations(database.globalTables()).operations(),
            new GlobalSettingsOperations(database.globalTables(), database.tables()).operations(),
            new ExportOperations(transfers.exports(), accesses).operations(),
            new ImportOperations(transfers.imports(), accesses).operations(),
            new AutoScalingOperations(database.tables(), database.globalTables(), control, accesses)
                .operations(),
            new EndpointOperations().operations());
    this.service =
        Service.of(
            DynamoDb.SERVICE, families.stream().map(family -> worded(family, wording)).toList());
  }

  private static List<Operation<?, ?>> worded(List<Operation<?, ?>> family, Wording wording) {
    return family.stream()
        .<Operation<?, ?>>map(operation -> Refusing.worded(operation, wording))
        .toList();
  }

  public Service service() {
    return service;
  }
}
