package dev.culvert.services.streams;

import dev.culvert.items.Database;
import dev.culvert.services.Service;
import dev.culvert.services.iam.Documents;
import dev.culvert.shapes.streams.DynamoDbStreams;
import java.util.List;

/** DynamoDB Streams: the one list of its operations. */
public final class StreamsService {
  private final Service service;

  public StreamsService(Database database, Documents documents) {
    var accesses = new StreamAccess(database.resourcePolicies(), documents);
    this.service =
        Service.of(
            DynamoDbStreams.SERVICE,
            List.of(new StreamOperations(database.streams(), accesses).operations()));
  }

  public Service service() {
    return service;
  }
}
