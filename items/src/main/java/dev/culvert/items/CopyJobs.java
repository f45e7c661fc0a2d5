package dev.culvert.items;

import dev.culvert.items.backup.Backup;
import dev.culvert.items.backup.BackupCodec;
import dev.culvert.items.backup.BackupStatus;
import dev.culvert.items.row.KeyRange;
import dev.culvert.items.store.Cursor;
import dev.culvert.items.store.Reader.Direction;
import dev.culvert.items.store.Snapshot;
import dev.culvert.items.store.Space;
import dev.culvert.items.store.Store;
import dev.culvert.items.table.TableAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The backups and restores under way, one after the other. A backup that a crash interrupted is
 * given up, because its moment has passed; a restore begins again.
 */
final class CopyJobs {
  private final Catalogue catalogue;
  private final Commits commits;
  private final Replication replication;
  private final Deque<CopyJob> waiting = new ArrayDeque<>();

  CopyJobs(Catalogue catalogue, Commits commits, Replication replication) {
    this.catalogue = catalogue;
    this.commits = commits;
    this.replication = replication;
    giveUpBackups();
    resumeRestores();
  }

  private void giveUpBackups() {
    Store store = catalogue.store();
    KeyRange all = MetaKey.BACKUP.all();
    try (Cursor cursor = store.scan(Space.META, all.from(), all.to(), Direction.FORWARD)) {
      while (cursor.next()) {
        Backup backup = BackupCodec.decode(cursor.value());
        if (backup.status() == BackupStatus.CREATING) {
          catalogue.write(transaction -> {
            transaction.delete(Space.META, Backups.key(backup));
            Garbage.drop(transaction, Space.ITEMS, backup.rows(), backup.created());
          });
        }
      }
    }
  }

  private void resumeRestores() {
    for (Table table : catalogue.all()) {
      byte[] row = catalogue.store().get(Space.META, MetaKey.RESTORE.of(table.definition.id()));
      if (row != null) {
        restore(table, Restore.decode(row));
      } else if (table.isPending() && table.definition.global() != null) {
        seed(table.address());
      } else if (table.isPending()) {
        // An import that a crash interrupted is given up.
        catalogue.changing(() -> {
          catalogue.remove(
              table,
              transaction ->
                  Garbage.drop(transaction, table.definition, table.definition.created()));
          return table;
        });
      }
    }
  }

  /** Begins to copy a table as it is now. */
  synchronized void backUp(Table table, Backup backup) {
    waiting.add(new BackupJob(catalogue, snapshot(catalogue, table), table, backup));
  }

  /** Begins to fill a table. */
  synchronized void restore(Table target, Restore restore) {
    Table source = catalogue.find(restore.table().address());
    Snapshot snapshot =
        source == null || source.definition.id() != restore.rows()
            ? catalogue.store().snapshot()
            : snapshot(catalogue, source);
    waiting.add(new RestoreJob(catalogue, commits, snapshot, target, restore));
  }

  /** Begins to fill a new replica. */
  synchronized void seed(TableAddress target) {
    waiting.add(new SeedJob(catalogue, replication, target));
  }

  /** A snapshot at a moment at which no item of the table is being written. */
  static Snapshot snapshot(Catalogue catalogue, Table table) {
    table.state.gate.writeLock().lock();
    try {
      return catalogue.store().snapshot();
    } finally {
      table.state.gate.writeLock().unlock();
    }
  }

  /** Whether some job still reads rows of this name. */
  synchronized boolean reads(int rows) {
    return waiting.stream().anyMatch(job -> job.reads(rows));
  }

  /** Does a little; false where there is nothing to do. */
  synchronized boolean step() {
    CopyJob job = waiting.peek();
    if (job == null) {
      return false;
    }
    if (!job.step()) {
      waiting.remove();
      job.close();
    }
    return true;
  }

  synchronized void close() {
    @Nullable CopyJob job = waiting.poll();
    while (job != null) {
      job.close();
      job = waiting.poll();
    }
  }
}
