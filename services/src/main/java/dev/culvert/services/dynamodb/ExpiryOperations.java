package dev.culvert.services.dynamodb;

import dev.culvert.items.Database;
import dev.culvert.policy.Context;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.dynamodb.DescribeTimeToLiveRequest;
import dev.culvert.shapes.dynamodb.DescribeTimeToLiveResponse;
import dev.culvert.shapes.dynamodb.DynamoDb;
import dev.culvert.shapes.dynamodb.TimeToLiveDescription;
import dev.culvert.shapes.dynamodb.TimeToLiveSpecification;
import dev.culvert.shapes.dynamodb.UpdateTimeToLiveRequest;
import dev.culvert.shapes.dynamodb.UpdateTimeToLiveResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** UpdateTimeToLive and DescribeTimeToLive. A change takes effect at once. */
final class ExpiryOperations {
  private final Database database;
  private final TableAccess accesses;

  ExpiryOperations(Database database, TableAccess accesses) {
    this.database = database;
    this.accesses = accesses;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(
            DynamoDb.UPDATE_TIME_TO_LIVE,
            (input, call) -> access("UpdateTimeToLive", input.tableName, call),
            this::update),
        Refusing.operation(
            DynamoDb.DESCRIBE_TIME_TO_LIVE,
            (input, call) -> access("DescribeTimeToLive", input.tableName, call),
            this::describe));
  }

  private List<Access> access(String operation, @Nullable String tableName, Call call) {
    return List.of(accesses.to(operation, TableRef.of(tableName, call), Context.EMPTY));
  }

  private UpdateTimeToLiveResponse update(UpdateTimeToLiveRequest input, Call call) {
    var asked = Objects.requireNonNull(input.timeToLiveSpecification);
    var set =
        database
            .timesToLive()
            .update(
                TableRef.of(input.tableName, call),
                Boolean.TRUE.equals(asked.enabled),
                Objects.requireNonNullElse(asked.attributeName, ""));
    return new UpdateTimeToLiveResponse()
        .timeToLiveSpecification(
            new TimeToLiveSpecification().enabled(set.enabled()).attributeName(set.attribute()));
  }

  private DescribeTimeToLiveResponse describe(DescribeTimeToLiveRequest input, Call call) {
    var set = database.timesToLive().describe(TableRef.of(input.tableName, call));
    return new DescribeTimeToLiveResponse()
        .timeToLiveDescription(
            new TimeToLiveDescription()
                .timeToLiveStatus(set.enabled() ? "ENABLED" : "DISABLED")
                .attributeName(set.enabled() ? set.attribute() : null));
  }
}
