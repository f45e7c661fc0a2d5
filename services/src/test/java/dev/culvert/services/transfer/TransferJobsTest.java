package dev.culvert.services.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.culvert.items.Database;
import dev.culvert.items.operation.Delete;
import dev.culvert.items.operation.Put;
import dev.culvert.items.operation.Scan;
import dev.culvert.items.store.MemoryStore;
import dev.culvert.items.table.AttributeDefinition;
import dev.culvert.items.table.CreateTable;
import dev.culvert.items.table.KeySchemaElement;
import dev.culvert.items.table.ScalarType;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.value.AttributeValue;
import dev.culvert.items.value.Item;
import dev.culvert.network.Network;
import dev.culvert.services.Ids;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.World;
import dev.culvert.services.transfer.Export.Status;
import dev.culvert.services.transfer.Import.Compression;
import dev.culvert.services.transfer.Import.Input;
import dev.culvert.wire.aws.AwsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TransferJobsTest implements InstantSource {
  private static final TableAddress MUSIC = new TableAddress("111122223333", "us-east-1", "Music");
  private static final TableAddress COPY = new TableAddress("111122223333", "us-east-1", "Copy");

  @TempDir Path buckets;

  private final MemoryStore store = new MemoryStore();
  private final Ids ids = new Ids(new SplittableRandom(1));
  private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Database database = open();
  private Control control = control();
  private TransferJobs jobs;

  @Override
  public Instant instant() {
    return now;
  }

  private Database open() {
    return Database.open(store, this, UUID::randomUUID);
  }

  private Control control() {
    return Control.open(
        store, List.of(Export.REGISTER, Import.REGISTER), World.of(Network.empty()));
  }

  @BeforeEach
  void makeTheTableAndABucket() throws IOException {
    Files.createDirectories(buckets.resolve("bucket"));
    jobs = new TransferJobs(database, control, new Buckets(buckets), ids, this);
    database.tables().create(table(MUSIC));
    database.backups().update(MUSIC, true, null);
    for (var i = 0; i < 1500; i++) {
      database.write(Put.of(MUSIC, item(i)));
    }
  }

  @AfterEach
  void stop() {
    jobs.close();
  }

  private static CreateTable table(TableAddress address) {
    return CreateTable.onDemand(
        address,
        List.of(new AttributeDefinition("Id", ScalarType.N)),
        List.of(KeySchemaElement.hash("Id")));
  }

  private static Item item(long id) {
    return Item.of("Id", AttributeValue.N.of(id)).with("x", new AttributeValue.S("v" + id));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void whatIsExportedCanBeImported(Format format) {
    var moment = now;
    now = now.plusSeconds(1);
    database.write(Delete.of(MUSIC, Item.of("Id", AttributeValue.N.of(7))));
    database.write(Put.of(MUSIC, Item.of("Id", AttributeValue.N.of(8))));
    database.write(Put.of(MUSIC, item(10_000)));
    var done = finished(jobs.exports().begin(MUSIC, asked("t", format, moment)).arn());
    assertThat(done.status()).as(done.toString()).isEqualTo(Status.COMPLETED);
    assertThat(done.done().orElseThrow().items()).isEqualTo(1500);
    var made =
        imported(
            new Import.Asked(
                "t",
                "bucket",
                Optional.empty(),
                "",
                Input.valueOf(format.name()),
                Compression.GZIP,
                Optional.empty(),
                Optional.empty()));
    assertThat(made.status()).as(made.toString()).isEqualTo(Status.COMPLETED);
    assertThat(made.counts().imported()).isEqualTo(1500);
    var copied = database.scan(Scan.of(COPY)).items();
    assertThat(copied).hasSize(1500).contains(item(7), item(8)).doesNotContain(item(10_000));
  }

  private Export.Asked asked(String token, Format format, Instant time) {
    return new Export.Asked(
        MUSIC.arn(),
        token,
        "bucket",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        format,
        time,
        Optional.empty(),
        false);
  }

  @Test
  void aTokenStandsForOneExport() {
    var moment = now;
    var first = jobs.exports().begin(MUSIC, asked("t", Format.ION, moment));
    assertThat(jobs.exports().begin(MUSIC, asked("t", Format.ION, moment)).arn())
        .isEqualTo(first.arn());
    assertThatThrownBy(() -> jobs.exports().begin(MUSIC, asked("t", Format.DYNAMODB_JSON, moment)))
        .isInstanceOfSatisfying(
            AwsException.class,
            refused -> assertThat(refused.code()).isEqualTo("ExportConflictException"));
    assertThat(jobs.exports().list(MUSIC.account(), Optional.empty())).hasSize(1);
  }

  @Test
  void anImportOfNothingFailsAndLeavesNoTable() {
    var failed =
        imported(
            new Import.Asked(
                "t",
                "missing",
                Optional.empty(),
                "",
                Input.CSV,
                Compression.NONE,
                Optional.empty(),
                Optional.empty()));
    assertThat(failed.status()).isEqualTo(Status.FAILED);
    assertThat(failed.failure().orElseThrow().code()).isEqualTo("S3NoSuchBucket");
    assertThat(database.tables().find(COPY)).isNull();
  }

  @Test
  void aKeyNeverLeadsOutOfItsBucket() {
    var buckets = new Buckets(this.buckets);
    assertThatThrownBy(() -> buckets.write("bucket", "../other/file"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> buckets.read("..", "file"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatAStopInterruptedHasFailed() {
    database.transfers().begin(table(COPY));
    var export =
        new Export(
            MUSIC.arn() + "/export/1",
            MUSIC.account(),
            "id",
            asked("t", Format.ION, now),
            now,
            Status.IN_PROGRESS,
            Optional.empty(),
            Optional.empty());
    control.change(world -> new Control.Changed<>(world.with(Export.REGISTER, export), export));
    jobs.close();
    database = open();
    control = control();
    jobs = new TransferJobs(database, control, new Buckets(buckets), ids, this);
    assertThat(jobs.exports().describe(export.arn()).status()).isEqualTo(Status.FAILED);
    assertThat(database.tables().find(COPY)).isNull();
  }

  private Import imported(Import.Asked asked) {
    var arn = jobs.imports().begin(table(COPY), asked).arn();
    while (jobs.imports().describe(arn).status() == Status.IN_PROGRESS) {
      Thread.onSpinWait();
    }
    return jobs.imports().describe(arn);
  }

  private Export finished(String arn) {
    while (jobs.exports().describe(arn).status() == Status.IN_PROGRESS) {
      Thread.onSpinWait();
    }
    return jobs.exports().describe(arn);
  }
}
