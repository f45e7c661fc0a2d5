package dev.culvert.items;

import static dev.culvert.items.TestTables.MUSIC;
import static dev.culvert.items.TestTables.ORDERS;
import static dev.culvert.items.TestTables.add;
import static dev.culvert.items.TestTables.hashTable;
import static dev.culvert.items.TestTables.item;
import static dev.culvert.items.TestTables.number;
import static dev.culvert.items.TestTables.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.culvert.items.operation.Delete;
import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.TransactWrite;
import dev.culvert.items.operation.Update;
import dev.culvert.items.operation.Write;
import dev.culvert.items.stream.EventName;
import dev.culvert.items.stream.IteratorType;
import dev.culvert.items.stream.RecordPage;
import dev.culvert.items.stream.SequenceNumber;
import dev.culvert.items.stream.StreamRecord;
import dev.culvert.items.table.Shard;
import dev.culvert.items.table.StreamAddress;
import dev.culvert.items.table.StreamDefinition;
import dev.culvert.items.table.StreamSpecification;
import dev.culvert.items.table.StreamViewType;
import dev.culvert.items.table.UpdateTable;
import dev.culvert.items.value.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamsTest {
  private final TestDatabase test = new TestDatabase();

  @Test
  void everyChangeIsRecordedInOrder() {
    create(StreamViewType.NEW_AND_OLD_IMAGES);
    write(Put.of(MUSIC, item("pk", "a", "x", 1)));
    write(Put.of(MUSIC, item("pk", "a", "x", 2)));
    write(Delete.of(MUSIC, item("pk", "a")));
    assertThat(allRecords())
        .extracting(
            StreamRecord::event, StreamRecord::keys, StreamRecord::oldImage, StreamRecord::newImage)
        .containsExactly(
            tuple(EventName.INSERT, item("pk", "a"), null, item("pk", "a", "x", 1)),
            tuple(
                EventName.MODIFY,
                item("pk", "a"),
                item("pk", "a", "x", 1),
                item("pk", "a", "x", 2)),
            tuple(EventName.REMOVE, item("pk", "a"), item("pk", "a", "x", 2), null));
  }

  @Test
  void aWriteThatChangesNothingIsNoChange() {
    create(StreamViewType.KEYS_ONLY);
    write(Put.of(MUSIC, item("pk", "a")));
    write(Put.of(MUSIC, item("pk", "a")));
    write(Delete.of(MUSIC, item("pk", "none")));
    assertThat(allRecords()).hasSize(1);
  }

  @Test
  void aViewShowsWhatItIsNamedFor() {
    for (StreamViewType view : StreamViewType.values()) {
      create(view);
      write(Put.of(MUSIC, item("pk", "a", "x", 1)));
      write(Put.of(MUSIC, item("pk", "a", "x", 2)));
      StreamRecord record = allRecords().getLast();
      boolean hasNew =
          view == StreamViewType.NEW_IMAGE || view == StreamViewType.NEW_AND_OLD_IMAGES;
      boolean hasOld =
          view == StreamViewType.OLD_IMAGE || view == StreamViewType.NEW_AND_OLD_IMAGES;
      assertThat(record.newImage() != null).isEqualTo(hasNew);
      assertThat(record.oldImage() != null).isEqualTo(hasOld);
      test.database.tables().delete(MUSIC);
    }
  }

  @Test
  void aTransactionRecordsAllItsChangesOrNone() {
    create(StreamViewType.KEYS_ONLY);
    test.database.write(
        new TransactWrite(
            List.of(Put.of(MUSIC, item("pk", "a")), Put.of(MUSIC, item("pk", "b"))),
            null,
            new byte[0]));
    assertThat(allRecords()).hasSize(2);
  }

  @Test
  void iteratorsBeginWhereTheirTypeSays() {
    create(StreamViewType.KEYS_ONLY);
    write(Put.of(MUSIC, item("pk", "a")));
    write(Put.of(MUSIC, item("pk", "b")));
    String latest = iterator(IteratorType.LATEST, null);
    write(Put.of(MUSIC, item("pk", "c")));
    List<StreamRecord> all = allRecords();
    String second = SequenceNumber.text(all.get(1).sequence());
    assertThat(records(iterator(IteratorType.TRIM_HORIZON, null))).isEqualTo(all);
    assertThat(records(latest)).isEqualTo(all.subList(2, 3));
    assertThat(records(iterator(IteratorType.AT_SEQUENCE_NUMBER, second)))
        .isEqualTo(all.subList(1, 3));
    assertThat(records(iterator(IteratorType.AFTER_SEQUENCE_NUMBER, second)))
        .isEqualTo(all.subList(2, 3));
  }

  @Test
  void pagesFollowEachOther() {
    create(StreamViewType.KEYS_ONLY);
    for (int i = 0; i < 10; i++) {
      write(Put.of(MUSIC, item("pk", "a" + i)));
    }
    List<StreamRecord> paged = new ArrayList<>();
    String iterator = iterator(IteratorType.TRIM_HORIZON, null);
    for (int page = 0; page < 4; page++) {
      RecordPage read = test.database.streams().records(iterator, 3);
      paged.addAll(read.records());
      iterator = Objects.requireNonNull(read.next());
    }
    assertThat(paged).isEqualTo(allRecords());
    assertThat(records(iterator)).isEmpty();
  }

  @Test
  void anIteratorExpires() {
    create(StreamViewType.KEYS_ONLY);
    String iterator = iterator(IteratorType.TRIM_HORIZON, null);
    test.pass(Duration.ofMinutes(16));
    assertThatThrownBy(() -> records(iterator))
        .isInstanceOfSatisfying(
            RejectedException.class,
            refused ->
                assertThat(refused.rejection().name()).isEqualTo(ErrorName.EXPIRED_ITERATOR));
    assertThatThrownBy(() -> records("nonsense")).isInstanceOf(ValidationException.class);
  }

  @Test
  void recordsSurviveARestartAndAreTrimmedAfterADay() {
    create(StreamViewType.KEYS_ONLY);
    write(Put.of(MUSIC, item("pk", "a")));
    test.crash();
    write(Put.of(MUSIC, item("pk", "b")));
    List<StreamRecord> before = allRecords();
    assertThat(before).hasSize(2);
    test.pass(Duration.ofHours(25));
    write(Put.of(MUSIC, item("pk", "c")));
    test.database.maintenance().finish();
    assertThat(allRecords()).hasSize(1);
    Shard first = stream().shards().getFirst();
    String old = SequenceNumber.text(before.getFirst().sequence());
    assertThatThrownBy(() ->
            test.database
                .streams()
                .iterator(address(), first.id(), IteratorType.AT_SEQUENCE_NUMBER, old))
        .isInstanceOfSatisfying(
            RejectedException.class,
            refused ->
                assertThat(refused.rejection().name()).isEqualTo(ErrorName.TRIMMED_DATA_ACCESS));
  }

  @Test
  void aShardThatIsOpenLongIsClosedAndGoesOnInAnother() {
    create(StreamViewType.KEYS_ONLY);
    write(Put.of(MUSIC, item("pk", "a")));
    test.pass(Duration.ofHours(5));
    test.database.maintenance().finish();
    write(Put.of(MUSIC, item("pk", "b")));
    List<Shard> shards = stream().shards();
    assertThat(shards).hasSize(2);
    assertThat(shards.getFirst().isOpen()).isFalse();
    assertThat(shards.getLast().parent()).isEqualTo(0);
    String closed =
        test.database
            .streams()
            .iterator(address(), shards.getFirst().id(), IteratorType.TRIM_HORIZON, null);
    RecordPage page = test.database.streams().records(closed, null);
    assertThat(page.records()).hasSize(1);
    assertThat(page.next()).isNull();
    assertThat(allRecords()).hasSize(2);
  }

  @Test
  void aStreamThatIsSwitchedOffIsClosed() {
    create(StreamViewType.KEYS_ONLY);
    write(Put.of(MUSIC, item("pk", "a")));
    test.database.tables().update(streaming(false));
    write(Put.of(MUSIC, item("pk", "b")));
    assertThat(allRecords()).hasSize(1);
    assertThat(stream().shards().getFirst().isOpen()).isFalse();
  }

  private static UpdateTable streaming(boolean on) {
    StreamSpecification stream = new StreamSpecification(on, on ? StreamViewType.KEYS_ONLY : null);
    return new UpdateTable(MUSIC, null, null, null, null, null, null, stream, null, null, null);
  }

  @Test
  void aFormerStreamIsReadableForADay() {
    create(StreamViewType.KEYS_ONLY);
    write(Put.of(MUSIC, item("pk", "a")));
    StreamAddress first = address();
    String oldShard = stream().shards().getFirst().id();
    test.database.tables().update(streaming(false));
    test.pass(Duration.ofSeconds(1));
    test.database.tables().update(streaming(true));
    write(Put.of(MUSIC, item("pk", "b")));
    assertThat(allRecords()).hasSize(1);
    test.crash();
    Streams streams = test.database.streams();
    assertThat(streams.list("111122223333", "us-east-1", "Music", null, null).streams())
        .containsExactly(first, address());
    assertThat(streams.describe(first, null, null, null).stream().enabled()).isFalse();
    assertThat(records(streams.iterator(first, oldShard, IteratorType.TRIM_HORIZON, null)))
        .hasSize(1);
    StreamAddress second = address();
    test.database.tables().delete(MUSIC);
    test.pass(Duration.ofHours(23));
    test.database.maintenance().finish();
    assertThat(streams.list("111122223333", "us-east-1", null, null, null).streams())
        .containsExactly(first, second);
    test.pass(Duration.ofHours(2));
    test.database.maintenance().finish();
    assertThat(streams.list("111122223333", "us-east-1", null, null, null).streams()).isEmpty();
    assertThatThrownBy(() -> streams.describe(first, null, null, null))
        .isInstanceOf(RejectedException.class);
  }

  @Test
  void clearingForgetsStreamsToo() {
    create(StreamViewType.KEYS_ONLY);
    write(Put.of(MUSIC, item("pk", "a")));
    StreamAddress gone = address();
    test.database.tables().clear();
    assertThatThrownBy(() -> test.database.streams().describe(gone, null, null, null))
        .isInstanceOf(RejectedException.class);
    test.database.maintenance().finish();
    assertThat(
            test.database.streams().list("111122223333", "us-east-1", null, null, null).streams())
        .isEmpty();
  }

  @Test
  void theSuccessorsOfAShardCanBeAskedFor() {
    create(StreamViewType.KEYS_ONLY);
    write(Put.of(MUSIC, item("pk", "a")));
    test.pass(Duration.ofHours(5));
    test.database.maintenance().finish();
    List<Shard> shards = stream().shards();
    assertThat(
            test.database
                .streams()
                .describe(address(), null, shards.getFirst().id(), null)
                .shards())
        .containsExactly(shards.getLast());
  }

  @Test
  void streamsAreListedAndDescribed() {
    create(StreamViewType.KEYS_ONLY);
    test.database.tables().create(hashTable(ORDERS));
    assertThat(test.database.streams().list("111122223333", "us-east-1", null, null, null))
        .satisfies(page -> assertThat(page.streams()).containsExactly(address()))
        .satisfies(page -> assertThat(page.last()).isNull());
    assertThat(
            test.database
                .streams()
                .list("111122223333", "us-east-1", "Orders", null, null)
                .streams())
        .isEmpty();
    assertThatThrownBy(() ->
            test.database.streams().describe(new StreamAddress(ORDERS, "2020"), null, null, null))
        .hasMessage(
            "Requested resource not found: Stream:"
                + " arn:aws:dynamodb:us-east-1:111122223333:table/Orders/stream/2020 not found");
  }

  @Test
  void aReaderMissesNothingThatIsWrittenMeanwhileAndKeepsTheOrder() throws Exception {
    create(StreamViewType.NEW_IMAGE);
    int threads = 3;
    int updates = 300;
    List<Future<?>> writers = new ArrayList<>();
    List<StreamRecord> read = new ArrayList<>();
    String iterator = iterator(IteratorType.TRIM_HORIZON, null);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int thread = 0; thread < threads; thread++) {
        int me = thread;
        writers.add(
            pool.submit(() -> {
              for (int i = 0; i < updates; i++) {
                write(Update.of(MUSIC, item("pk", "own-" + me), add("x", 1)));
                write(Update.of(MUSIC, item("pk", "shared"), add("x", 1)));
              }
            }));
      }
      while (!writers.stream().allMatch(Future::isDone)) {
        iterator = readOn(iterator, read);
      }
    }
    readOn(iterator, read);
    assertThat(read).hasSize(2 * threads * updates);
    Map<String, Long> last = new HashMap<>();
    for (StreamRecord record : read) {
      Item image = Objects.requireNonNull(record.newImage());
      String pk = text(image, "pk");
      assertThat(number(image, "x")).isEqualTo(last.getOrDefault(pk, 0L) + 1);
      last.put(pk, number(image, "x"));
    }
  }

  private String readOn(String iterator, List<StreamRecord> read) {
    RecordPage page = test.database.streams().records(iterator, null);
    read.addAll(page.records());
    return Objects.requireNonNull(page.next());
  }

  private void create(StreamViewType view) {
    test.database.tables().create(hashTable(MUSIC).withStream(new StreamSpecification(true, view)));
  }

  private void write(Write write) {
    test.database.write(write);
  }

  private StreamDefinition stream() {
    return Objects.requireNonNull(test.database.tables().describe(MUSIC).definition().stream());
  }

  private StreamAddress address() {
    return new StreamAddress(MUSIC, stream().label());
  }

  private String iterator(IteratorType type, @Nullable String sequenceNumber) {
    return test.database
        .streams()
        .iterator(address(), stream().shards().getFirst().id(), type, sequenceNumber);
  }

  private List<StreamRecord> records(String iterator) {
    return test.database.streams().records(iterator, null).records();
  }

  /** The records of all shards, one after the other. */
  private List<StreamRecord> allRecords() {
    List<StreamRecord> all = new ArrayList<>();
    for (Shard shard : stream().shards()) {
      all.addAll(
          records(
              test.database
                  .streams()
                  .iterator(address(), shard.id(), IteratorType.TRIM_HORIZON, null)));
    }
    return all;
  }
}
