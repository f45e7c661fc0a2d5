package dev.culvert.items;

import dev.culvert.items.backup.Backup;
import dev.culvert.items.backup.BackupAddress;
import dev.culvert.items.backup.BackupCodec;
import dev.culvert.items.backup.BackupPage;
import dev.culvert.items.backup.BackupStatus;
import dev.culvert.items.backup.RestoreOverrides;
import dev.culvert.items.row.KeyRange;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Space;
import dev.culvert.items.table.PointInTimeRecovery;
import dev.culvert.items.table.RestoredFrom;
import dev.culvert.items.table.TableAddress;
import dev.culvert.items.table.TableDefinition;
import dev.culvert.items.table.TableDescription;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Backups of tables, on demand and continuous, and tables restored from them. The copying is done
 * by {@link Maintenance}.
 */
public final class Backups {
  /** The most backups in a page of ListBackups. */
  public static final int MAX_LISTED = 100;

  private final Catalogue catalogue;
  private final CopyJobs jobs;
  private final InstantSource clock;

  Backups(Catalogue catalogue, CopyJobs jobs, InstantSource clock) {
    this.catalogue = catalogue;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Begins a backup of a table as it is now. */
  public Backup create(TableAddress address, String name) {
    return catalogue.changing(() -> {
      Table table = named(address);
      Instant now = clock.instant();
      Definitions definitions = catalogue.definitions(now);
      int rows = definitions.rowIds().getAsInt();
      Backup backup =
          new Backup(
              "%014d-%08x".formatted(now.toEpochMilli(), rows),
              name,
              table.definition,
              now,
              BackupStatus.CREATING,
              rows,
              table.tally.size());
      catalogue.write(
          transaction -> transaction.put(Space.META, key(backup), BackupCodec.encode(backup)));
      jobs.backUp(table, backup);
      return backup;
    });
  }

  private Table named(TableAddress address) {
    Table table = catalogue.find(address);
    if (table == null || table.isPending()) {
      throw new RejectedException(ErrorName.TABLE_NOT_FOUND, "Table not found: " + address.name());
    }
    return table;
  }

  static byte[] key(Backup backup) {
    return key(backup.address());
  }

  private static byte[] key(BackupAddress address) {
    TableAddress table = address.table();
    return MetaKey.BACKUP.of(new TableAddress(table.account(), table.region(), address.id()));
  }

  /**
   * The backup.
   *
   * @throws RejectedException BackupNotFoundException
   */
  public Backup describe(BackupAddress address) {
    byte[] row = catalogue.store().get(Space.META, key(address));
    Backup backup = row == null ? null : BackupCodec.decode(row);
    if (backup == null || !backup.table().address().equals(address.table())) {
      throw new RejectedException(ErrorName.BACKUP_NOT_FOUND, "Backup not found: " + address.arn());
    }
    return backup;
  }

  /**
   * The backups of an account in a region, the oldest first.
   *
   * @param wanted which of them
   * @param after the id to go on after, or null
   * @param limit the most backups, or null for {@value #MAX_LISTED}
   */
  public BackupPage list(
      String account,
      String region,
      Predicate<Backup> wanted,
      @Nullable String after,
      @Nullable Integer limit) {
    int most = limit == null ? MAX_LISTED : limit;
    KeyRange range = MetaKey.BACKUP.in(account, region);
    if (after != null) {
      range = range.after(MetaKey.BACKUP.of(new TableAddress(account, region, after)));
    }
    List<Backup> backups = new ArrayList<>();
    try (Cursor cursor =
        catalogue.store().scan(Space.META, range.from(), range.to(), Direction.FORWARD)) {
      while (cursor.next()) {
        Backup backup = BackupCodec.decode(cursor.value());
        if (wanted.test(backup)) {
          if (backups.size() == most) {
            return new BackupPage(backups, backups.getLast().arn());
          }
          backups.add(backup);
        }
      }
    }
    return new BackupPage(backups, null);
  }

  /** Deletes a backup; tables that are being restored from it are not harmed. */
  public Backup delete(BackupAddress address) {
    return catalogue.changing(() -> {
      Backup backup = describe(address);
      if (backup.status() == BackupStatus.CREATING || jobs.reads(backup.rows())) {
        throw new RejectedException(
            ErrorName.BACKUP_IN_USE, "Backup is being used: " + backup.arn());
      }
      catalogue.write(transaction -> {
        transaction.delete(Space.META, key(backup));
        Garbage.drop(transaction, Space.ITEMS, backup.rows(), clock.instant());
      });
      return backup.withStatus(BackupStatus.DELETED);
    });
  }

  /** Makes a new table of a backup. It is {@code CREATING} until everything is copied. */
  public TableDescription restore(
      BackupAddress address, TableAddress target, RestoreOverrides overrides) {
    return catalogue.changing(() -> {
      Backup backup = describe(address);
      if (backup.status() != BackupStatus.AVAILABLE) {
        throw new RejectedException(
            ErrorName.BACKUP_IN_USE, "Backup is being created: " + backup.arn());
      }
      Restore restore = new Restore(backup.table(), backup.rows(), 0, Instant.EPOCH);
      RestoredFrom from =
          new RestoredFrom(backup.arn(), backup.table().address().arn(), clock.instant());
      return begin(restore, target, overrides, from);
    });
  }

  /** What is set for a table. */
  public PointInTimeRecovery continuous(TableAddress address) {
    return named(address).definition.settings().recovery();
  }

  /**
   * Switches continuous backups on or off.
   *
   * @param recoveryDays how long changes are kept, or null for what is set
   */
  public PointInTimeRecovery update(
      TableAddress address, boolean enabled, @Nullable Integer recoveryDays) {
    if (!enabled && recoveryDays != null) {
      throw new ValidationException(
          "Invalid Request: Cannot specify RecoveryPeriodInDays when disabling point-in-time"
              + " recovery.");
    }
    return catalogue.changing(() -> {
      TableDefinition table = named(address).definition;
      PointInTimeRecovery current = table.settings().recovery();
      int days = recoveryDays == null ? current.recoveryDays() : recoveryDays;
      PointInTimeRecovery next = next(current, enabled, days);
      catalogue.put(
          table.withSettings(table.settings().withRecovery(next)),
          transaction -> {
            if (current.rows() != 0 && current.rows() != next.rows()) {
              Garbage.drop(transaction, Space.STREAMS, current.rows(), clock.instant());
            }
          });
      return next;
    });
  }

  private PointInTimeRecovery next(PointInTimeRecovery current, boolean enabled, int days) {
    if (!enabled) {
      return PointInTimeRecovery.OFF;
    }
    if (current.enabled()) {
      return new PointInTimeRecovery(true, days, current.since(), current.rows());
    }
    Instant now = clock.instant();
    int rows = catalogue.definitions(now).rowIds().getAsInt();
    return new PointInTimeRecovery(true, days, now, rows);
  }

  /**
   * Makes a new table of another one as it was at a moment.
   *
   * @param time the moment, or null for the latest
   */
  public TableDescription restore(
      TableAddress source,
      @Nullable Instant time,
      TableAddress target,
      RestoreOverrides overrides) {
    return catalogue.changing(() -> {
      TableDefinition table = named(source).definition;
      PointInTimeRecovery recovery = table.settings().recovery();
      Instant now = clock.instant();
      if (!recovery.enabled()) {
        throw new RejectedException(
            ErrorName.POINT_IN_TIME_RECOVERY_UNAVAILABLE,
            "Point in time recovery is not enabled for table '%s'".formatted(source.name()));
      }
      Instant wanted = time == null ? now : time;
      if (wanted.isBefore(recovery.earliest(now)) || wanted.isAfter(now)) {
        throw new RejectedException(
            ErrorName.INVALID_RESTORE_TIME,
            "The RestoreDateTime value is invalid: it must be between %s and %s"
                .formatted(recovery.earliest(now), now));
      }
      Restore restore = new Restore(table, table.id(), recovery.rows(), wanted);
      RestoredFrom from = new RestoredFrom(null, source.arn(), wanted);
      return begin(restore, target, overrides, from);
    });
  }

  private TableDescription begin(
      Restore restore, TableAddress target, RestoreOverrides overrides, RestoredFrom from) {
    if (catalogue.find(target) != null) {
      throw new RejectedException(
          ErrorName.TABLE_ALREADY_EXISTS, "Table already exists: " + target.name());
    }
    Definitions definitions = catalogue.definitions(clock.instant());
    TableDefinition definition = definitions.restored(restore.table(), target, overrides, from);
    Table table =
        catalogue.put(
            definition,
            transaction ->
                transaction.put(Space.META, MetaKey.RESTORE.of(definition.id()), restore.encode()));
    jobs.restore(table, restore);
    return table.describe(Instant.MIN);
  }
}
