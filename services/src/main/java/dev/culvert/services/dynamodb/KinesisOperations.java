package dev.culvert.services.dynamodb;

import dev.culvert.items.Tables;
import dev.culvert.items.ValidationException;
import dev.culvert.policy.Context;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.shapes.dynamodb.DescribeKinesisStreamingDestinationRequest;
import dev.culvert.shapes.dynamodb.DescribeKinesisStreamingDestinationResponse;
import dev.culvert.shapes.dynamodb.DynamoDb;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Streaming to Kinesis. There is no Kinesis here, so no table has a destination, and one that is
 * asked for is refused with that reason.
 */
final class KinesisOperations {
  private final Tables tables;
  private final TableAccess accesses;

  KinesisOperations(Tables tables, TableAccess accesses) {
    this.tables = tables;
    this.accesses = accesses;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(
            DynamoDb.DESCRIBE_KINESIS_STREAMING_DESTINATION,
            (input, call) -> access("DescribeKinesisStreamingDestination", input.tableName, call),
            this::describe),
        Refusing.operation(
            DynamoDb.ENABLE_KINESIS_STREAMING_DESTINATION,
            (input, call) -> access("EnableKinesisStreamingDestination", input.tableName, call),
            (input, call) -> {
              requireTable(input.tableName, call);
              throw new ValidationException(
                  "Culvert has no Kinesis to stream to: destination %s cannot be enabled."
                      .formatted(input.streamArn));
            }),
        Refusing.operation(
            DynamoDb.DISABLE_KINESIS_STREAMING_DESTINATION,
            (input, call) -> access("DisableKinesisStreamingDestination", input.tableName, call),
            (input, call) -> {
              throw notEnabled(input.tableName, input.streamArn, call);
            }),
        Refusing.operation(
            DynamoDb.UPDATE_KINESIS_STREAMING_DESTINATION,
            (input, call) -> access("UpdateKinesisStreamingDestination", input.tableName, call),
            (input, call) -> {
              throw notEnabled(input.tableName, input.streamArn, call);
            }));
  }

  private List<Access> access(String operation, @Nullable String tableName, Call call) {
    return List.of(accesses.to(operation, TableRef.of(tableName, call), Context.EMPTY));
  }

  private DescribeKinesisStreamingDestinationResponse describe(
      DescribeKinesisStreamingDestinationRequest input, Call call) {
    requireTable(input.tableName, call);
    return new DescribeKinesisStreamingDestinationResponse()
        .tableName(TableRef.of(input.tableName, call).name())
        .kinesisDataStreamDestinations(List.of());
  }

  private void requireTable(@Nullable String tableName, Call call) {
    tables.describe(TableRef.of(tableName, call));
  }

  private ValidationException notEnabled(
      @Nullable String tableName, @Nullable String streamArn, Call call) {
    requireTable(tableName, call);
    return new ValidationException(
        "Table is not in a valid state to disable or change Kinesis Streaming Destination:"
            + " Culvert has no Kinesis, so KinesisStreamingDestination %s was never enabled."
                .formatted(streamArn));
  }
}
