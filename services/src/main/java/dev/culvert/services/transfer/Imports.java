package dev.culvert.services.transfer;

import dev.culvert.items.Transfers;
import dev.culvert.items.table.CreateTable;
import dev.culvert.services.Ids;
import dev.culvert.services.control.Control;
import dev.culvert.services.control.Control.Changed;
import dev.culvert.services.transfer.Export.Failure;
import dev.culvert.services.transfer.Export.Status;
import dev.culvert.services.transfer.Import.Asked;
import dev.culvert.services.transfer.Import.Counts;
import dev.culvert.wire.aws.AwsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports: a table is made at once, and filled from files on another thread. */
public final class Imports {
  private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
  private static final Duration TOKEN_VALID = Duration.ofHours(8);

  private final Transfers transfers;
  private final Control control;
  private final Buckets buckets;
  private final Ids ids;
  private final InstantSource clock;
  private final Executor worker;

  public Imports(
      Transfers transfers,
      Control control,
      Buckets buckets,
      Ids ids,
      InstantSource clock,
      Executor worker) {
    this.transfers = transfers;
    this.control = control;
    this.buckets = buckets;
    this.ids = ids;
    this.clock = clock;
    this.worker = worker;
    giveUp();
  }

  /** What a stop of the server interrupted has failed; the engine has dropped the table. */
  private void giveUp() {
    var why = new Failure(clock.instant(), "UNKNOWN", "The server stopped before the import ended");
    for (var each : control.world().all(Import.REGISTER)) {
      if (each.status() == Status.IN_PROGRESS) {
        store(each.failed(why));
      }
    }
  }

  private void store(Import changed) {
    control.change(world -> new Changed<>(world.with(Import.REGISTER, changed), changed));
  }

  /** Begins an import, or finds the one that the same token began. */
  public Import begin(CreateTable table, Asked asked) {
    var now = clock.instant();
    var address = table.address();
    var earlier =
        control.world().all(Import.REGISTER).stream()
            .filter(each -> each.account().equals(address.account()))
            .filter(each -> each.asked().clientToken().equals(asked.clientToken()))
            .filter(each -> each.started().plus(TOKEN_VALID).isAfter(now))
            .findFirst();
    if (earlier.isPresent()) {
      if (!earlier.get().asked().equals(asked) || !earlier.get().tableArn().equals(address.arn())) {
        throw new AwsException(
            "ImportConflictException",
            "There was a conflict when importing from the specified S3 source: the client token was"
                + " used with other parameters");
      }
      return earlier.get();
    }
    var made = transfers.begin(table);
    var id = "%014d-%s".formatted(now.toEpochMilli(), ids.hex(8));
    var begun =
        new Import(
            address.arn() + "/import/" + id,
            address.account(),
            address.region(),
            address.arn(),
            made.definition().uuid(),
            asked,
            now,
            Status.IN_PROGRESS,
            Counts.NONE,
            Optional.empty(),
            Optional.empty());
    store(begun);
    worker.execute(() -> run(begun, table));
    return begun;
  }

  private void run(Import begun, CreateTable table) {
    var address = table.address();
    var files = new ImportFiles(buckets, begun, table, transfers);
    try {
      var counts = files.read();
      transfers.finish(address);
      store(begun.ended(counts, clock.instant()));
    } catch (FailedException failed) {
      fail(begun, table, failed.code(), failed.message());
    } catch (IOException | UncheckedIOException | IllegalArgumentException failed) {
      fail(begun, table, "S3Error", String.valueOf(failed.getMessage()));
    } catch (RuntimeException bug) {
      LOG.error("{} failed", begun.arn(), bug);
      fail(begun, table, "UNKNOWN", String.valueOf(bug));
    }
  }

  /** The table of an import that failed goes. */
  private void fail(Import begun, CreateTable table, String code, String message) {
    transfers.abandon(table.address());
    store(begun.failed(new Failure(clock.instant(), code, message)));
  }

  /** The import of this resource name. */
  public Import describe(String arn) {
    return control
        .world()
        .find(Import.REGISTER, arn)
        .orElseThrow(() -> new AwsException("ImportNotFoundException", "Import not found: " + arn));
  }

  /** The imports of an account in a region, or into one of its tables, the latest first. */
  public List<Import> list(String account, String region, Optional<String> tableArn) {
    return control.world().all(Import.REGISTER).stream()
        .filter(each -> each.account().equals(account) && each.region().equals(region))
        .filter(each -> tableArn.isEmpty() || tableArn.get().equals(each.tableArn()))
        .sorted(Comparator.comparing(Import::started).reversed().thenComparing(Import::arn))
        .toList();
  }
}
