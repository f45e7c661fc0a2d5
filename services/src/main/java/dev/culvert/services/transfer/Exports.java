package dev.culvert.services.transfer;

import dev.culvert.items.Transfers;
import dev.culvert.items.table.TableAddress;
import dev.culvert.services.Ids;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.control.World;
import dev.culvert.services.transfer.Export.Asked;
import dev.culvert.services.transfer.Export.Failure;
import dev.culvert.services.transfer.Export.Status;
import dev.culvert.wire.aws.AwsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exports of tables: what was asked for is written down, and then done on another thread. */
public final class Exports {
  private static final Logger LOG = LoggerFactory.getLogger(Exports.class);

  /** How long a client token stands for the export that it first asked for. */
  private static final Duration TOKEN_VALID = Duration.ofHours(8);

  private final Transfers tables;
  private final Control control;
  private final Buckets buckets;
  private final Ids ids;
  private final InstantSource clock;
  private final Executor worker;

  public Exports(
      Transfers tables,
      Control control,
      Buckets buckets,
      Ids ids,
      InstantSource clock,
      Executor worker) {
    this.tables = tables;
    this.control = control;
    this.buckets = buckets;
    this.ids = ids;
    this.clock = clock;
    this.worker = worker;
    giveUp();
  }

  /** What a stop of the server interrupted has failed. */
  private void giveUp() {
    var why = new Failure(clock.instant(), "UNKNOWN", "The server stopped before the export ended");
    for (var export : control.world().all(Export.REGISTER)) {
      if (export.status() == Status.IN_PROGRESS) {
        store(export.failed(why));
      }
    }
  }

  private void store(Export export) {
    control.change(world -> new Changed<>(world.with(Export.REGISTER, export), export));
  }

  /** Begins an export, or finds the one that the same token began. */
  public Export begin(TableAddress table, Asked asked) {
    var now = clock.instant();
    var earlier = earlier(control.world(), table.account(), asked, now);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    var source = source(table, asked);
    var id = "%014d-%s".formatted(now.toEpochMilli(), ids.hex(8));
    var export =
        new Export(
            table.arn() + "/export/" + id,
            table.account(),
            source.tableId(),
            asked,
            now,
            Status.IN_PROGRESS,
            Optional.empty(),
            Optional.empty());
    store(export);
    worker.execute(() -> run(export, source));
    return export;
  }

  private ExportSource source(TableAddress table, Asked asked) {
    var tableId = tables.tableId(table);
    return asked
        .from()
        .<ExportSource>map(from ->
            new ExportSource.Period(
                tableId, tables.changes(table, from, asked.time()), asked.oldImages()))
        .orElseGet(() -> new ExportSource.Moment(tableId, tables.moment(table, asked.time())));
  }

  private static Optional<Export> earlier(World world, String account, Asked asked, Instant now) {
    var same =
        world.all(Export.REGISTER).stream()
            .filter(export -> export.account().equals(account))
            .filter(export -> export.asked().clientToken().equals(asked.clientToken()))
            .filter(export -> export.started().plus(TOKEN_VALID).isAfter(now))
            .findFirst();
    if (same.isPresent() && !same.get().asked().equals(asked)) {
      throw new AwsException(
          "ExportConflictException",
          "There was a conflict when writing to the specified S3 bucket: the client token was used"
              + " with other parameters");
    }
    return same;
  }

  private void run(Export export, ExportSource source) {
    try (source) {
      var bucket = export.asked().bucket();
      if (!buckets.exists(bucket)) {
        throw new FailedException(
            "S3NoSuchBucket",
            "The specified bucket does not exist: make the directory " + buckets.directory(bucket));
      }
      var done = new ExportFiles(buckets, export, clock).write(source);
      store(export.completed(done));
    } catch (FailedException failed) {
      store(export.failed(new Failure(clock.instant(), failed.code(), failed.message())));
    } catch (IOException | UncheckedIOException | IllegalArgumentException failed) {
      store(
          export.failed(
              new Failure(clock.instant(), "S3Error", String.valueOf(failed.getMessage()))));
    } catch (RuntimeException bug) {
      LOG.error("{} failed", export.arn(), bug);
      store(export.failed(new Failure(clock.instant(), "UNKNOWN", String.valueOf(bug))));
    }
  }

  /** The export of this resource name. */
  public Export describe(String arn) {
    return control
        .world()
        .find(Export.REGISTER, arn)
        .orElseThrow(() -> new AwsException("ExportNotFoundException", "Export not found: " + arn));
  }

  /** The exports of an account, or of one of its tables, the latest first. */
  public List<Export> list(String account, Optional<String> tableArn) {
    return control.world().all(Export.REGISTER).stream()
        .filter(export -> export.account().equals(account))
        .filter(export -> tableArn.isEmpty() || tableArn.get().equals(export.asked().tableArn()))
        .sorted(Comparator.comparing(Export::started).reversed().thenComparing(Export::arn))
        .toList();
  }
}
