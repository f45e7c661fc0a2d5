package dev.culvert.services.streams;

import dev.culvert.items.Streams;
import dev.culvert.items.stream.IteratorType;
import dev.culvert.services.Access;
import dev.culvert.services.Call;
import dev.culvert.services.Operation;
import dev.culvert.services.dynamodb.Refusing;
import dev.culvert.shapes.streams.DescribeStreamRequest;
import dev.culvert.shapes.streams.DescribeStreamResponse;
import dev.culvert.shapes.streams.DynamoDbStreams;
import dev.culvert.shapes.streams.GetRecordsRequest;
import dev.culvert.shapes.streams.GetRecordsResponse;
import dev.culvert.shapes.streams.GetShardIteratorRequest;
import dev.culvert.shapes.streams.GetShardIteratorResponse;
import dev.culvert.shapes.streams.ListStreamsRequest;
import dev.culvert.shapes.streams.ListStreamsResponse;
import dev.culvert.shapes.streams.Stream;
import java.util.List;
import java.util.Objects;

/** The reading of streams. */
final class StreamOperations {
  private final Streams streams;
  private final StreamAccess accesses;

  StreamOperations(Streams streams, StreamAccess accesses) {
    this.streams = streams;
    this.accesses = accesses;
  }

  List<Operation<?, ?>> operations() {
    return List.of(
        Refusing.operation(
            DynamoDbStreams.LIST_STREAMS,
            (input, call) -> List.of(Access.to("dynamodb:ListStreams", "*", call.account())),
            this::list),
        Refusing.operation(
            DynamoDbStreams.DESCRIBE_STREAM,
            (input, call) -> accesses.to("DescribeStream", StreamAccess.address(input.streamArn)),
            this::describe),
        Refusing.operation(
            DynamoDbStreams.GET_SHARD_ITERATOR,
            (input, call) -> accesses.to("GetShardIterator", StreamAccess.address(input.streamArn)),
            this::iterator),
        Refusing.operation(
            DynamoDbStreams.GET_RECORDS,
            (input, call) ->
                accesses.to("GetRecords", StreamAccess.ofIterator(input.shardIterator)),
            this::records));
  }

  private ListStreamsResponse list(ListStreamsRequest input, Call call) {
    var page =
        streams.list(
            call.account(),
            call.region(),
            input.tableName,
            input.exclusiveStartStreamArn,
            input.limit);
    return new ListStreamsResponse()
        .streams(
            page.streams().stream()
                .map(stream ->
                    new Stream()
                        .streamArn(stream.arn())
                        .tableName(stream.table().name())
                        .streamLabel(stream.label()))
                .toList())
        .lastEvaluatedStreamArn(page.last());
  }

  private DescribeStreamResponse describe(DescribeStreamRequest input, Call call) {
    var childrenOf = input.shardFilter == null ? null : input.shardFilter.shardId;
    var described =
        streams.describe(
            StreamAccess.address(input.streamArn),
            input.exclusiveStartShardId,
            childrenOf,
            input.limit);
    return new DescribeStreamResponse().streamDescription(StreamShapes.of(described));
  }

  private GetShardIteratorResponse iterator(GetShardIteratorRequest input, Call call) {
    var type = IteratorType.valueOf(Objects.requireNonNull(input.shardIteratorType, "checked"));
    return new GetShardIteratorResponse()
        .shardIterator(
            streams.iterator(
                StreamAccess.address(input.streamArn),
                Objects.requireNonNull(input.shardId, "checked"),
                type,
                input.sequenceNumber));
  }

  private GetRecordsResponse records(GetRecordsRequest input, Call call) {
    var page = streams.records(Objects.requireNonNull(input.shardIterator, "checked"), input.limit);
    return new GetRecordsResponse()
        .records(page.records().stream().map(record -> StreamShapes.of(record, page)).toList())
        .nextShardIterator(page.next());
  }
}
