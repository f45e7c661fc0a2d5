package dev.culvert.services.dynamodb;

import dev.culvert.items.Database;
import dev.culvert.items.expression.ExpressionCache;
import dev.culvert.services.Service;
import dev.culvert.services.iam.Documents;
import dev.culvert.shapes.dynamodb.DynamoDb;
import java.util.List;

/** DynamoDB: the one list of its operations. */
public final class DynamoDbService {
  private final Service service;

  public DynamoDbService(Database database, Documents documents) {
    var accesses = new TableAccess(database.tables(), documents);
    var expressions = new Expressions(new ExpressionCache());
    this.service =
        Service.of(
            DynamoDb.SERVICE,
            List.of(
                new TableOperations(database.tables(), accesses).operations(),
                new ItemOperations(database, accesses, expressions).operations(),
                new PageOperations(database, accesses, expressions).operations(),
                new BatchOperations(database, accesses, expressions).operations(),
                new PolicyOperations(database, accesses).operations(),
                new EndpointOperations().operations()));
  }

  public Service service() {
    return service;
  }
}
