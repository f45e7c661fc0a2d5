package dev.culvert.services.streams;

import dev.culvert.items.stream.RecordPage;
import dev.culvert.items.stream.SequenceNumber;
import dev.culvert.items.stream.StreamRecord;
import dev.culvert.items.table.Shard;
import dev.culvert.items.table.StreamAddress;
import dev.culvert.shapes.streams.Identity;
import dev.culvert.shapes.streams.KeySchemaElement;
import dev.culvert.shapes.streams.Record;
import dev.culvert.shapes.streams.SequenceNumberRange;
import dev.culvert.shapes.streams.StreamDescription;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Streams and their records as clients see them. */
final class StreamShapes {
  private static final String EVENT_VERSION = "1.1";

  private StreamShapes() {}

  static StreamDescription of(dev.culvert.items.stream.StreamDescription described) {
    var stream = described.stream();
    var table = described.table();
    return new StreamDescription()
        .streamArn(table.address().streamArn(stream.label()))
        .streamLabel(stream.label())
        .streamStatus(stream.enabled() ? "ENABLED" : "DISABLED")
        .streamViewType(stream.viewType().name())
        .creationRequestDateTime(stream.created())
        .tableName(table.address().name())
        .keySchema(
            table.schema().key().elements().stream()
                .map(element ->
                    new KeySchemaElement()
                        .attributeName(element.name())
                        .keyType(element.type().name()))
                .toList())
        .shards(
            described.shards().stream().map(shard -> of(shard, described.parentId(shard))).toList())
        .lastEvaluatedShardId(described.lastShardId());
  }

  private static dev.culvert.shapes.streams.Shard of(Shard shard, @Nullable String parent) {
    var end = shard.end();
    return new dev.culvert.shapes.streams.Shard()
        .shardId(shard.id())
        .parentShardId(parent)
        .sequenceNumberRange(
            new SequenceNumberRange()
                .startingSequenceNumber(SequenceNumber.text(shard.start()))
                .endingSequenceNumber(
                    end == null ? null : SequenceNumber.text(Math.max(shard.start(), end - 1))));
  }

  static Record of(StreamRecord record, RecordPage page) {
    var stream = new StreamAddress(page.table(), page.stream().label());
    var sequence = SequenceNumber.text(record.sequence());
    return new Record()
        .eventID(eventId(stream, sequence))
        .eventName(record.event().name())
        .eventVersion(EVENT_VERSION)
        .eventSource("aws:dynamodb")
        .awsRegion(page.table().region())
        .dynamodb(
            new dev.culvert.shapes.streams.StreamRecord()
                // The service tells it to the second.
                .approximateCreationDateTime(record.created().truncatedTo(ChronoUnit.SECONDS))
                .keys(record.keys())
                .newImage(record.newImage())
                .oldImage(record.oldImage())
                .sequenceNumber(sequence)
                .sizeBytes(record.sizeInBytes())
                .streamViewType(page.stream().viewType().name()))
        .userIdentity(
            record.expired()
                ? new Identity().principalId("dynamodb.amazonaws.com").type("Service")
                : null);
  }

  /** The same whenever the record is read, so that a consumer can know it again. */
  private static String eventId(StreamAddress stream, String sequence) {
    var name = (stream.arn() + "/" + sequence).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString().replace("-", "");
  }
}
