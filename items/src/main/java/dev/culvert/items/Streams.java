package dev.culvert.items;

import dev.culvert.items.row.KeyRange;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Space;
import dev.culvert.items.stream.IteratorType;
import dev.culvert.items.stream.RecordCodec;
import dev.culvert.items.stream.RecordPage;
import dev.culvert.items.stream.SequenceNumber;
import dev.culvert.items.stream.StreamDescription;
import dev.culvert.items.stream.StreamPage;
import dev.culvert.items.stream.StreamRecord;
import dev.culvert.items.table.Shard;
import dev.culvert.items.table.StreamAddress;
import dev.culvert.items.table.StreamDefinition;
import dev.culvert.items.table.TableDefinition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** DynamoDB Streams: the changes of tables, as consumers read them. */
public final class Streams {
  /** The most streams in a page of ListStreams, and the most shards in one of DescribeStream. */
  public static final int MAX_LISTED = 100;

  /** The most records in a page of GetRecords. */
  public static final int MAX_RECORDS = 1000;

  private static final long MAX_BYTES = 1024 * 1024;

  private final Catalogue catalogue;
  private final Sequences sequences;
  private final InstantSource clock;

  Streams(Catalogue catalogue, Sequences sequences, InstantSource clock) {
    this.catalogue = catalogue;
    this.sequences = sequences;
    this.clock = clock;
  }

  /**
   * The streams of an account in a region, or of one table.
   *
   * @param table the table's name, or null for all
   * @param after the resource name to go on after, or null
   * @param limit the most streams, or null for {@value #MAX_LISTED}
   */
  public StreamPage list(
      String account,
      String region,
      @Nullable String table,
      @Nullable String after,
      @Nullable Integer limit) {
    int most = limit == null ? MAX_LISTED : limit;
    List<StreamAddress> streams = new ArrayList<>();
    for (Table each : catalogue.all()) {
      StreamDefinition stream = each.definition.stream();
      if (stream != null) {
        streams.add(new StreamAddress(each.address(), stream.label()));
      }
    }
    catalogue.formerStreams().forEach(former -> streams.add(former.address()));
    streams.removeIf(stream ->
        !stream.table().account().equals(account)
            || !stream.table().region().equals(region)
            || (table != null && !table.equals(stream.table().name()))
            || (after != null && stream.arn().compareTo(after) <= 0));
    streams.sort(Comparator.comparing(StreamAddress::arn));
    List<StreamAddress> page = streams.subList(0, Math.min(most, streams.size()));
    return new StreamPage(page, page.size() < streams.size() ? page.getLast().arn() : null);
  }

  /**
   * Tells a stream's state and its shards.
   *
   * @param afterShard the shard to go on after, or null
   * @param childrenOf the shard whose successors are wanted, or null for all shards
   * @param limit the most shards, or null for {@value #MAX_LISTED}
   */
  public StreamDescription describe(
      StreamAddress address,
      @Nullable String afterShard,
      @Nullable String childrenOf,
      @Nullable Integer limit) {
    int most = limit == null ? MAX_LISTED : limit;
    TableDefinition table = table(address);
    StreamDefinition stream = stream(address);
    List<Shard> shards = new ArrayList<>(stream.shards());
    if (afterShard != null) {
      Shard last = shard(stream, afterShard, address);
      shards.removeIf(shard -> shard.number() <= last.number());
    }
    if (childrenOf != null) {
      int parent = shard(stream, childrenOf, address).number();
      shards.removeIf(shard -> !Objects.equals(shard.parent(), parent));
    }
    List<Shard> page = shards.subList(0, Math.min(most, shards.size()));
    String next = page.size() < shards.size() ? page.getLast().id() : null;
    return new StreamDescription(table, stream, page, next);
  }

  /**
   * Makes an iterator over a shard.
   *
   * @param sequenceNumber for the types that need one
   */
  public String iterator(
      StreamAddress address, String shardId, IteratorType type, @Nullable String sequenceNumber) {
    StreamDefinition stream = stream(address);
    Shard shard = shard(stream, shardId, address);
    long position =
        switch (type) {
          case TRIM_HORIZON -> shard.start();
          case LATEST -> shard.end() == null ? sequences.settled() : shard.end();
          case AT_SEQUENCE_NUMBER -> at(stream, shard, sequenceNumber);
          case AFTER_SEQUENCE_NUMBER -> at(stream, shard, sequenceNumber) + 1;
        };
    return new ShardIterator(address, shard.number(), position, clock.instant()).token();
  }

  private long at(StreamDefinition stream, Shard shard, @Nullable String text) {
    Long number = text == null ? null : SequenceNumber.parse(text);
    long end = shard.end() == null ? sequences.next() : shard.end();
    if (number == null || number < shard.start() || number >= end) {
      // [U] the text of this case.
      throw new ValidationException(
          "Invalid SequenceNumber: the sequence number is not valid for shard " + shard.id());
    }
    if (catalogue.store().get(Space.STREAMS, StreamRows.key(stream, shard, number)) == null
        && isBeforeTheFirst(stream, shard, number)) {
      throw new RejectedException(
          ErrorName.TRIMMED_DATA_ACCESS,
          "The operation attempted to read past the oldest stream record in a shard.");
    }
    return number;
  }

  private boolean isBeforeTheFirst(StreamDefinition stream, Shard shard, long number) {
    KeyRange before = StreamRows.range(stream, shard, shard.start(), number);
    try (Cursor cursor =
        catalogue.store().scan(Space.STREAMS, before.from(), before.to(), Direction.FORWARD)) {
      return !cursor.next();
    }
  }

  /** The stream that an iterator belongs to, or null where it is none; for authorization. */
  public static @Nullable StreamAddress streamOf(String iterator) {
    ShardIterator parsed = ShardIterator.parse(iterator);
    return parsed == null ? null : parsed.stream();
  }

  /**
   * Reads records.
   *
   * @param limit the most records, or null for {@value #MAX_RECORDS}
   */
  public RecordPage records(String token, @Nullable Integer limit) {
    ShardIterator iterator = ShardIterator.parse(token);
    if (iterator == null) {
      throw new ValidationException("Invalid ShardIterator");
    }
    Instant now = clock.instant();
    if (iterator.made().plus(ShardIterator.VALID).isBefore(now)) {
      throw new RejectedException(
          ErrorName.EXPIRED_ITERATOR,
          "Shard iterator has expired. Iterator was created at %s, current time is %s."
              .formatted(iterator.made(), now));
    }
    StreamAddress address = iterator.stream();
    StreamDefinition stream = stream(address);
    Shard shard =
        stream.shards().stream()
            .filter(each -> each.number() == iterator.shard())
            .findFirst()
            .orElseThrow(() ->
                new RejectedException(
                    ErrorName.TRIMMED_DATA_ACCESS,
                    "The operation attempted to read past the oldest stream record in a"
                        + " shard."));
    return read(address, stream, shard, iterator.position(), limit == null ? MAX_RECORDS : limit);
  }

  private RecordPage read(
      StreamAddress address, StreamDefinition stream, Shard shard, long position, int limit) {
    long settled = sequences.settled();
    long end = shard.end() == null ? settled : Math.min(settled, shard.end());
    List<StreamRecord> records = new ArrayList<>();
    KeyRange range = StreamRows.range(stream, shard, position, Math.max(position, end));
    long next = Math.max(position, end);
    long bytes = 0;
    try (Cursor cursor =
        catalogue.store().scan(Space.STREAMS, range.from(), range.to(), Direction.FORWARD)) {
      while (cursor.next()) {
        if (records.size() == limit || bytes >= MAX_BYTES) {
          next = records.getLast().sequence() + 1;
          break;
        }
        StreamRecord record = RecordCodec.decode(StreamRows.sequence(cursor.key()), cursor.value());
        records.add(record);
        bytes += record.sizeInBytes();
      }
    }
    boolean ended = shard.end() != null && next >= shard.end();
    String token =
        ended ? null : new ShardIterator(address, shard.number(), next, clock.instant()).token();
    return new RecordPage(address.table(), stream, records, token);
  }

  private TableDefinition table(StreamAddress address) {
    TableDefinition table = catalogue.withStream(address);
    if (table == null) {
      throw notFound(address);
    }
    return table;
  }

  private StreamDefinition stream(StreamAddress address) {
    return Objects.requireNonNull(table(address).stream(), "that table has a stream");
  }

  private static Shard shard(StreamDefinition stream, String id, StreamAddress address) {
    return stream.shards().stream()
        .filter(shard -> shard.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new RejectedException(
                ErrorName.RESOURCE_NOT_FOUND,
                "Requested resource not found: Shard: %s in Stream: %s not found"
                    .formatted(id, address.arn())));
  }

  private static RejectedException notFound(StreamAddress address) {
    return new RejectedException(
        ErrorName.RESOURCE_NOT_FOUND,
        "Requested resource not found: Stream: %s not found".formatted(address.arn()));
  }
}
